#include "mpi/shared_terms.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "index/postings.h"
#include "mpi/blocks.h"
#include "mpi/shared_file.h"
#include "snapshot/term_tables.h"

namespace matchgraph::mpi {
namespace {

/// Samples per process that the dictionary is cut by: an uneven cut costs time and nothing else.
constexpr std::size_t kSamples = 512;

/// Terms that lie at equal distances among the postings of this process's runs.
/// By postings and not by terms, as the work of weighing grows with these: half of all terms stand
/// in one text.
std::vector<std::string> sampled_terms(const InvertedFields& fields) {
  std::size_t postings = 0;
  for (const FieldInverter& run : fields.runs()) {
    for (std::size_t i = 0; i < run.terms(); ++i) postings += run.postings(i).size();
  }
  const std::size_t step = std::max<std::size_t>(1, postings / kSamples);
  std::vector<std::string> out;
  std::size_t since = 0;
  for (const FieldInverter& run : fields.runs()) {
    for (std::size_t i = 0; i < run.terms(); ++i) {
      since += run.postings(i).size();
      if (since < step) continue;
      since = 0;
      out.emplace_back(run.term(i));
    }
  }
  return out;
}

/// The first term of each rank but the first one's.
std::vector<std::string> dictionary_cuts(Team& team, const InvertedFields& fields) {
  MessageWriter own;
  own.texts(sampled_terms(fields));
  std::vector<std::string> all;
  for (const Bytes& part : team.all_gather(own.take())) {
    for (std::string& term : MessageReader(part).texts()) all.push_back(std::move(term));
  }
  std::sort(all.begin(), all.end());
  std::vector<std::string> out;
  // Cuts are made of samples of all ranks, which each has now, so that all cut alike without
  // another message.
  for (std::size_t r = 1; r < team.size() && !all.empty(); ++r) {
    out.push_back(all[all.size() * r / team.size()]);
  }
  return out;
}

/// Short lists, which most are, cost few bytes.
/// A count of four bytes before each list: an array's alignment would take more than most lists.
template <typename T>
void put_list(MessageWriter& message, const std::vector<T>& list) {
  message.value(static_cast<std::uint32_t>(list.size()));
  for (const T& item : list) message.value(item);
}
template <typename T>
void append_list(MessageReader& message, std::vector<T>& list) {
  for (auto left = message.value<std::uint32_t>(); left > 0; --left) {
    list.push_back(message.value<T>());
  }
}

/// What this process's texts say, for the processes that have the terms.
std::vector<Bytes> said_by_owner(const std::vector<std::string>& cuts, std::size_t ranks,
                                 const TextShare& texts, const InvertedFields& fields,
                                 const CapabilityUse& use) {
  // Terms come ascending and ranks own runs of the dictionary, so the owner only moves on.
  std::vector<MessageWriter> messages(ranks);
  std::size_t owner = 0;
  read_terms(fields, texts.entities, texts.first(), use,
             [&](std::string_view term, const SaidTerm& said) {
               while (owner < cuts.size() && term >= cuts[owner]) ++owner;
               MessageWriter& message = messages[owner];
               message.text(term);
               put_list(message, said.entities);
               put_list(message, said.in_capabilities);
               put_list(message, said.in_entities);
               put_list(message, said.sayings);
             });
  std::vector<Bytes> out;
  for (MessageWriter& message : messages) out.push_back(message.take());
  return out;
}

/// Terms of one process's message, one after the other.
class SaidTerms {
 public:
  explicit SaidTerms(std::string_view bytes) : reader_(bytes) { next(); }

  bool is_at_end() const { return is_at_end_; }
  std::string_view term() const { return term_; }
  /// Behind what `said` has already; then goes to the next term.
  void append_to(SaidTerm& said) {
    append_list(reader_, said.entities);
    append_list(reader_, said.in_capabilities);
    append_list(reader_, said.in_entities);
    append_list(reader_, said.sayings);
    next();
  }

 private:
  void next() {
    is_at_end_ = reader_.is_at_end();
    if (!is_at_end_) term_ = reader_.text();
  }

  MessageReader reader_;
  bool is_at_end_ = false;
  std::string_view term_;
};

/// Weighs this process's run of the dictionary. Entities ascend from rank to rank, so that lists
/// that are put together in this order ascend too.
void weigh(const std::vector<Bytes>& said, TermWeigher& weigher) {
  // Views into the messages: nothing of a list is copied before its parts are joined.
  std::vector<SaidTerms> parts;
  for (const Bytes& part : said) parts.emplace_back(part);
  // By hand and not by a queue, as there are as many parts as ranks and a term is in most of them.
  for (;;) {
    const SaidTerms* first = nullptr;
    for (const SaidTerms& part : parts) {
      if (part.is_at_end()) continue;
      if (first == nullptr || part.term() < first->term()) first = &part;
    }
    if (first == nullptr) return;
    const std::string_view term = first->term();
    SaidTerm together;
    for (SaidTerms& part : parts) {
      if (!part.is_at_end() && part.term() == term) part.append_to(together);
    }
    weigher.add(term, together);
  }
}

/// Lengths of this process's block of entities, each the sum of what the terms of all add; whole
/// numbers, whose sum is the same in any order.
std::vector<double> own_lengths(Team& team, const std::vector<double>& of_terms) {
  const Blocks blocks(of_terms.size(), team.size());
  std::vector<Bytes> to;
  for (std::size_t r = 0; r < team.size(); ++r) {
    MessageWriter message;
    message.array(std::span(of_terms).subspan(blocks.begin(r), blocks.size(r)));
    to.push_back(message.take());
  }
  std::vector<double> out(blocks.size(team.rank()), 0);
  for (const Bytes& part : team.exchange(std::move(to))) {
    const auto lengths = MessageReader(part).array<double>();
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += lengths[i];
  }
  return out;
}

// Lengths are whole numbers below 2^53, whose sum in doubles is exact in any order.
double sum_of_all(Team& team, const std::vector<double>& own) {
  MessageWriter message;
  message.value(std::accumulate(own.begin(), own.end(), 0.0));
  double out = 0;
  for (const Bytes& part : team.all_gather(message.take())) {
    out += MessageReader(part).value<double>();
  }
  return out;
}

void write_postings(Team& team, PostingsBuilder& postings, const std::string& path) {
  const std::vector<double> lengths = own_lengths(team, postings.lengths());
  // Relative to the mean of the whole catalogue, which no rank knows alone.
  const std::vector<float> shares =
      relative_lengths(lengths, sum_of_all(team, lengths), postings.lengths().size());
  const std::uint64_t text_before = before_rank(team, postings.terms().chars().size());
  const std::uint64_t postings_before = before_rank(team, postings.rows().size());
  const auto terms_at = part_of_offsets(postings.terms().offsets(), text_before, team.is_first());
  const auto begin = part_of_offsets(postings.begin(), postings_before, team.is_first());
  // Positions of large numbers count from the beginning of all lists.
  postings.counts().move_behind(postings_before);
  const std::vector<double> unit(team.is_first() ? 1 : 0, postings.unit());
  ArrayFileWriter writer;
  PostingsArrays{
      terms_at, postings.terms().chars(), begin, postings.rows(), postings.counts(), shares, unit}
      .add_to(writer);
  write_shared(team, writer, path);
}

/// The weights of this process's rows, from the processes that have the terms.
RowShare take_rows(Team& team, WeighedPostings weighed, std::size_t all_rows,
                   std::size_t all_terms) {
  const Blocks blocks(all_rows, team.size());
  std::vector<WeighedPostings> by_rank(team.size());
  for (std::size_t i = 0; i < weighed.rows.size(); ++i) {
    WeighedPostings& part = by_rank[blocks.owner(weighed.rows[i])];
    part.terms.push_back(weighed.terms[i]);
    part.rows.push_back(weighed.rows[i]);
    part.weights.push_back(weighed.weights[i]);
  }
  // Freed before the messages are made, as both hold all that this rank weighed.
  weighed = {};
  std::vector<Bytes> to;
  for (WeighedPostings& part : by_rank) {
    MessageWriter message;
    message.array(part.terms);
    message.array(part.rows);
    message.array(part.weights);
    // Freed part by part, for the same reason.
    part = {};
    to.push_back(message.take());
  }
  // Terms ascend from rank to rank.
  std::vector<WeighedPostings> parts;
  for (const Bytes& bytes : team.exchange(std::move(to))) {
    MessageReader reader(bytes);
    WeighedPostings part;
    part.terms = reader.array<TermId>();
    part.rows = reader.array<RowId>();
    part.weights = reader.array<float>();
    parts.push_back(std::move(part));
  }
  const auto first = static_cast<RowId>(blocks.begin(team.rank()));
  return {all_rows, all_terms, first, scaled_rows(first, blocks.size(team.rank()), parts)};
}

TermSayings gather_sayings(Team& team, const TermSayings& own) {
  MessageWriter message;
  message.array(own.begin);
  message.array(own.holders);
  TermSayings out;
  for (const Bytes& bytes : team.gather(message.take())) {
    MessageReader reader(bytes);
    const auto before = static_cast<std::uint32_t>(out.holders.size());
    const auto begin = reader.array<std::uint32_t>();
    // Without the 0 that each part begins with.
    for (std::size_t i = 1; i < begin.size(); ++i) out.begin.push_back(before + begin[i]);
    reader.append(out.holders);
  }
  return out;
}

void write_vectors(Team& team, SmallNumbers frequency, std::uint64_t terms_before,
                   const CapabilityUse& use, const TermShare& share, const std::string& path) {
  frequency.move_behind(terms_before);
  SmallNumbers holders(use.holders);
  holders.move_behind(before_rank(team, use.holders.size()));
  const auto part = [&team](const TermVectors& rows) {
    return part_of_offsets(rows.offsets, before_rank(team, rows.terms.size()), team.is_first());
  };
  const auto capabilities_at = part(share.capabilities.vectors);
  const auto entities_at = part(share.entities.vectors);
  TermVectorsView capabilities = share.capabilities.vectors.view();
  capabilities.offsets = capabilities_at;
  TermVectorsView entities = share.entities.vectors.view();
  entities.offsets = entities_at;
  ArrayFileWriter writer;
  TermVectorArrays{frequency, use.repeated, holders, capabilities, entities}.add_to(writer);
  write_shared(team, writer, path);
}

}  // namespace

TermShare weigh_terms(Team& team, const TextShare& texts, InvertedFields fields,
                      const CapabilityUse& use, const BuildOptions& options,
                      const TermFiles& files) {
  std::vector<Bytes> said =
      said_by_owner(dictionary_cuts(team, fields), team.size(), texts, fields, use);
  // Given up before they are sent, so that a rank holds its texts' counts once.
  fields = {};
  said = team.exchange(std::move(said));
  TermWeigher weigher(texts.all_entities, texts.all_capabilities, options);
  weigh(said, weigher);
  said.clear();
  const std::uint64_t terms = weigher.postings.terms().size();
  const std::uint64_t terms_before = before_rank(team, terms);
  const std::vector<std::uint64_t> of_ranks = team.all_gather(terms);
  const std::size_t all_terms = std::accumulate(of_ranks.begin(), of_ranks.end(), std::uint64_t{0});
  write_postings(team, weigher.postings, files.postings);
  const auto first_term = static_cast<TermId>(terms_before);
  TermShare out;
  // On the first rank alone, which names the clusters.
  out.sayings = gather_sayings(team, weigher.sayings);
  out.capabilities = take_rows(team, weigher.capabilities.take_postings(first_term),
                               texts.all_capabilities, all_terms);
  out.entities =
      take_rows(team, weigher.entities.take_postings(first_term), texts.all_entities, all_terms);
  write_vectors(team, std::move(weigher.capability_frequency), terms_before, use, out,
                files.vectors);
  return out;
}

}  // namespace matchgraph::mpi
