#include "mpi/member.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "graph/capability_graph.h"
#include "mpi/neighbours.h"
#include "mpi/shared_entity_graph.h"
#include "mpi/shared_file.h"
#include "snapshot/entity_traits.h"
#include "snapshot/term_words.h"

namespace matchgraph::mpi {
namespace {

/// Where the parts of all ranks begin, of which each says how much it has.
std::vector<std::size_t> begins_of(Team& team, std::size_t own) {
  std::vector<std::size_t> out{0};
  for (const std::uint64_t part : team.all_gather(std::uint64_t{own})) {
    out.push_back(out.back() + part);
  }
  return out;
}

/// Lists of all ranks, one after the other, on the first.
template <typename T>
std::vector<std::vector<T>> gather_lists(Team& team, const std::vector<std::vector<T>>& own) {
  MessageWriter message;
  message.lists(own);
  std::vector<std::vector<T>> out;
  for (const Bytes& part : team.gather(message.take())) MessageReader(part).append_lists(out);
  return out;
}

NeighbourLists gather_lists(Team& team, const NeighbourLists& own) {
  MessageWriter message;
  message.array(own.offsets);
  message.array(own.neighbours);
  NeighbourLists out;
  for (const Bytes& part : team.gather(message.take())) {
    MessageReader reader(part);
    // Offsets of a part begin at 0, and all behind the first part go on where the last one ended.
    const auto offsets =
        part_of_offsets(reader.array<std::uint64_t>(), out.neighbours.size(), out.offsets.empty());
    out.offsets.insert(out.offsets.end(), offsets.begin(), offsets.end());
    reader.append(out.neighbours);
  }
  return out;
}

/// Of each list, whose most similar come first, those of at least this similarity.
/// Near duplicates need only the very near ones: the rest of a hundred neighbours each need not
/// travel.
NeighbourLists first_similar(const NeighbourLists& lists, double least) {
  NeighbourLists out;
  out.offsets.assign(1, 0);
  for (RowId row = 0; row < lists.rows(); ++row) {
    for (const RowSimilarity& near : lists.of(row)) {
      if (static_cast<double>(near.similarity) < least) break;
      out.neighbours.push_back(near);
    }
    out.offsets.push_back(out.neighbours.size());
  }
  return out;
}

constexpr TermId kNoHead = ~TermId{0};

Bytes message_of(const std::vector<LineRow>& rows) {
  std::vector<std::uint8_t> kinds, common, sides, takes, gives;
  std::vector<TermId> heads;
  std::vector<std::vector<TermId>> names, denied;
  for (const LineRow& row : rows) {
    // A column for each member, as a message of arrays is copied in a few pieces where rows would
    // be in many.
    kinds.push_back(static_cast<std::uint8_t>(row.kind));
    common.push_back(row.is_common ? 1 : 0);
    sides.push_back(row.sides);
    takes.push_back(row.media.takes);
    gives.push_back(row.media.gives);
    heads.push_back(row.head.value_or(kNoHead));
    names.push_back(row.name);
    denied.push_back(row.denied);
  }
  MessageWriter message;
  message.array(kinds);
  message.array(common);
  message.array(sides);
  message.array(takes);
  message.array(gives);
  message.array(heads);
  message.lists(names);
  message.lists(denied);
  return message.take();
}

void append_rows(const Bytes& bytes, std::vector<LineRow>& out) {
  MessageReader reader(bytes);
  const auto kinds = reader.array<std::uint8_t>();
  const auto common = reader.array<std::uint8_t>();
  const auto sides = reader.array<std::uint8_t>();
  const auto takes = reader.array<std::uint8_t>();
  const auto gives = reader.array<std::uint8_t>();
  const auto heads = reader.array<TermId>();
  std::vector<std::vector<TermId>> names, denied;
  reader.append_lists(names);
  reader.append_lists(denied);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    LineRow row;
    row.kind = static_cast<LineKind>(kinds[i]);
    row.is_common = common[i] != 0;
    row.sides = sides[i];
    row.media = {.takes = takes[i], .gives = gives[i]};
    if (heads[i] != kNoHead) row.head = heads[i];
    row.name = std::move(names[i]);
    row.denied = std::move(denied[i]);
    out.push_back(std::move(row));
  }
}

Bytes message_of(const ShardTexts& texts) {
  const CountedParts words = texts.words.parts();
  MessageWriter message;
  message.texts(words.words);
  message.array(words.entities);
  message.array(words.forms);
  message.texts(words.written);
  // Words of all ranks are counted together by who wrote them, so the parts travel and not the
  // result.
  message.array(words.pairs);
  message.value(std::uint64_t{texts.spellings.size()});
  for (const auto& [word, count] : texts.spellings) {
    message.text(word);
    message.value(count);
  }
  message.texts(texts.paths);
  return message.take();
}

void merge(const Bytes& bytes, WordCounts& words, CountedTexts& out) {
  MessageReader reader(bytes);
  CountedParts parts;
  parts.words = reader.texts();
  parts.entities = reader.array<std::uint32_t>();
  parts.forms = reader.array<CountedParts::Form>();
  parts.written = reader.texts();
  parts.pairs = reader.array<CountedParts::Pair>();
  words.merge(parts);
  // Sums of counts: in whichever order parts come, the total is the same.
  for (auto left = reader.value<std::uint64_t>(); left > 0; --left) {
    const std::string word(reader.text());
    out.spellings[word] += reader.value<std::uint32_t>();
  }
  for (std::string& path : reader.texts()) out.shards.push_back(std::move(path));
}

}  // namespace

template <typename T>
std::vector<T> Member::own_part(const std::vector<T>* all, const std::vector<std::size_t>& begins) {
  std::vector<Bytes> to;
  // Only the first rank has the whole; the others hand in an empty list to the collective call.
  for (std::size_t r = 0; all != nullptr && r < team_.size(); ++r) {
    MessageWriter message;
    message.array(std::span<const T>(*all).subspan(begins[r], begins[r + 1] - begins[r]));
    to.push_back(message.take());
  }
  const Bytes own = team_.scatter(std::move(to));
  return MessageReader(own).array<T>();
}

KnnOptions Member::with_jobs(KnnOptions options) const {
  options.jobs = jobs_;
  return options;
}

void Member::take_texts(const Catalogue* catalogue, std::size_t fields_per_shard,
                        std::size_t jobs) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  // Several ranks on one machine would otherwise each start a thread for every core.
  jobs_ = jobs > 0 ? jobs : std::max<std::size_t>(1, cores / team_.on_this_machine());
  texts_ = share_texts(team_, catalogue, fields_per_shard);
  entity_begins_ = begins_of(team_, texts_.entities.size());
  capability_begins_ = begins_of(team_, texts_.capabilities());
  for (std::size_t r = 0; r <= team_.size(); ++r) {
    // A text for each entity and one for each of its capabilities.
    text_begins_.push_back(entity_begins_[r] + capability_begins_[r]);
  }
}

std::vector<std::vector<TraitStatement>> Member::traits() {
  return gather_lists(team_, read_traits(texts_.entities, jobs_));
}

CountedTexts Member::texts(const RepeatedTexts* repeats, const std::string& scratch,
                           const ProgressFunction& progress) {
  // Whether a text repeats another is known of the whole catalogue alone.
  const std::vector<std::uint8_t> is_repeat =
      own_part(repeats == nullptr ? nullptr : &repeats->is_repeat, text_begins_);
  TextIndexRequest request;
  request.scratch = scratch;
  request.jobs = jobs_;
  request.progress = progress;
  ShardTexts own = read_shards(texts_.entities, texts_.shards, is_repeat, request);
  fields_ = std::move(own.fields);
  WordCounts words;
  CountedTexts out;
  for (const Bytes& part : team_.gather(message_of(own))) merge(part, words, out);
  out.words = words.counted();
  return out;
}

void Member::weigh_terms(const CapabilityUse* use, const TermWeightOptions& weights,
                         const TermClassWeights& classes, const TermFiles& files) {
  CapabilityUse own;
  own.repeated = own_part(use == nullptr ? nullptr : &use->repeated, capability_begins_);
  own.holders = own_part(use == nullptr ? nullptr : &use->holders, capability_begins_);
  BuildOptions options;
  options.weights = weights;
  options.need.classes = classes;
  // Handed over, so that the fields are freed as they are weighed.
  terms_ = mpi::weigh_terms(team_, texts_, std::exchange(fields_, {}), own, options, files);
  mapped_.emplace(files.postings, files.vectors);
}

std::size_t Member::capability_graph(std::span<const std::uint32_t> entity_of,
                                     const KnnOptions& options, const std::string& path,
                                     const ProgressFunction& progress) {
  MessageWriter message;
  message.array(entity_of);
  // All ranks need all owners: a capability is no neighbour of one of its own entity, whoever has
  // it.
  const Bytes of_first = team_.broadcast(message.take());
  entity_of_ = MessageReader(of_first).array<std::uint32_t>();
  const NeighbourLists nearest =
      nearest_neighbours(team_, terms_.capabilities, entity_of_, with_jobs(options), progress);
  // Read for the last time.
  terms_.capabilities = {};
  CapabilityGraphArrays arrays(nearest);
  const std::uint64_t before = before_rank(team_, nearest.neighbours.size());
  // Each rank's part of the offsets goes behind those before it, and only the first begins with 0.
  arrays.offsets = part_of_offsets(arrays.offsets, before, team_.is_first());
  ArrayFileWriter writer;
  arrays.add_to(writer);
  write_shared(team_, writer, path);
  std::size_t edges = 0;
  for (const std::uint64_t part : team_.all_gather(std::uint64_t{nearest.neighbours.size()})) {
    edges += part;
  }
  return edges;
}

std::vector<LineRow> Member::lines(const std::string& graph, const CommonLineOptions& options) {
  const StringTableView terms = mapped_->terms();
  // The graph is read from the shared file, since near lines may be anybody's.
  const std::vector<LineRow> own =
      read_lines({texts_.entities, texts_.first().first_capability, terms, mapped_->entities(),
                  entity_of_, graph, jobs_},
                 options);
  std::vector<LineRow> out;
  for (const Bytes& part : team_.gather(message_of(own))) append_rows(part, out);
  return out;
}

EntityGraphMade Member::entity_graph(const KnnOptions& nearest, const EntityGraphOptions& options,
                                     double very_near, const std::string& path,
                                     const ProgressFunction& progress) {
  const RowId first = terms_.entities.first;
  const NeighbourLists own =
      nearest_neighbours(team_, terms_.entities, {}, with_jobs(nearest), progress);
  // Read for the last time.
  terms_.entities = {};
  EntityGraphMade out;
  EntityGraphOptions shape = options;
  shape.jobs = jobs_;
  out.edges = write_shared_entity_graph(team_, own, first, shape, path);
  // Only on the first rank, which joins near duplicates.
  out.very_near = gather_lists(team_, first_similar(own, very_near));
  return out;
}

NeighbourLists Member::entity_neighbours(const KnnOptions& options,
                                         const ProgressFunction& progress) {
  const NeighbourLists own =
      nearest_neighbours(team_, terms_.entities, {}, with_jobs(options), progress);
  terms_.entities = {};
  return gather_lists(team_, own);
}

std::vector<std::vector<TermId>> Member::denied_terms() {
  return gather_lists(team_, read_denied_terms(texts_.entities, mapped_->terms(), jobs_));
}

}  // namespace matchgraph::mpi
