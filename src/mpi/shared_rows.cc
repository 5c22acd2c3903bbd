#include "mpi/shared_rows.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/rows/row_search.h"

namespace matchgraph::mpi {
namespace {

constexpr TermRank kUnshared = std::numeric_limits<TermRank>::max();

/// A row by the hash of its terms and weights. Of 128 bits: that two different rows of a catalogue
/// have the same one is not to be expected in the life of the machine.
struct HashedRow {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  RowId row = 0;
  std::uint32_t from = 0;   // rank
  std::uint64_t place = 0;  // among those of this rank
};

// Terms and weights as bytes: equal rows are equal to the bit, as they were made by the same steps.
XXH128_hash_t hash_of(TermVectorsView rows, RowId row, std::string& scratch) {
  const auto add = [&scratch](const auto& values) {
    scratch.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  };
  scratch.clear();
  add(rows.row_terms(row));
  add(rows.row_weights(row));
  return XXH3_128bits(scratch.data(), scratch.size());
}

template <typename T>
Bytes array_message(const std::vector<T>& values) {
  MessageWriter message;
  message.array(values);
  return message.take();
}

/// The first row of each hash, for those who asked.
std::vector<Bytes> answers_of(std::span<const Bytes> asked) {
  std::vector<HashedRow> rows;
  std::vector<std::vector<RowId>> answers(asked.size());
  for (std::size_t r = 0; r < asked.size(); ++r) {
    const std::size_t before = rows.size();
    MessageReader(asked[r]).append(rows);
    answers[r].resize(rows.size() - before);
    for (std::size_t i = before; i < rows.size(); ++i) {
      rows[i].from = static_cast<std::uint32_t>(r);
      rows[i].place = i - before;
    }
  }
  // By row within a hash, so that the first row of all stands first, whoever has it.
  std::sort(rows.begin(), rows.end(), [](const HashedRow& a, const HashedRow& b) {
    return std::tie(a.high, a.low, a.row) < std::tie(b.high, b.low, b.row);
  });
  RowId first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool repeats =
        i > 0 && rows[i - 1].high == rows[i].high && rows[i - 1].low == rows[i].low;
    if (!repeats) first = rows[i].row;
    answers[rows[i].from][rows[i].place] = first;
  }
  std::vector<Bytes> out;
  for (const auto& answer : answers) out.push_back(array_message(answer));
  return out;
}

/// Copies of all rows, on every process.
DistinctRows distinct_rows(Team& team, const RowShare& share) {
  std::vector<RowId> first;
  for (const Bytes& part : team.all_gather(array_message(first_equals(team, share)))) {
    MessageReader(part).append(first);
  }
  return classes_of(first);
}

/// The first class whose first row is not before `row`.
ClassId class_from(const DistinctRows& distinct, std::size_t row) {
  ClassId begin = 0;
  auto end = static_cast<ClassId>(distinct.classes());
  while (begin < end) {
    const ClassId middle = begin + (end - begin) / 2;
    if (distinct.of(middle).front() < row) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

}  // namespace

std::vector<RowId> first_equals(Team& team, const RowShare& share) {
  const TermVectorsView rows = share.vectors.view();
  std::vector<std::vector<HashedRow>> to(team.size());
  std::vector<std::uint32_t> asked;  // rank, by row
  std::string scratch;
  for (RowId i = 0; i < rows.rows(); ++i) {
    const XXH128_hash_t hash = hash_of(rows, i, scratch);
    // By the hash, which spreads rows evenly and brings equal ones to the same rank.
    asked.push_back(static_cast<std::uint32_t>(hash.low64 % team.size()));
    to[asked.back()].push_back({hash.high64, hash.low64, share.first + i});
  }
  std::vector<Bytes> messages;
  for (const auto& part : to) messages.push_back(array_message(part));
  const std::vector<Bytes> answers = team.exchange(answers_of(team.exchange(std::move(messages))));
  std::vector<std::vector<RowId>> first_of(team.size());
  for (std::size_t r = 0; r < team.size(); ++r) MessageReader(answers[r]).append(first_of[r]);
  std::vector<std::size_t> next(team.size(), 0);
  std::vector<RowId> out;
  // Answers come in the order of the questions.
  for (const std::uint32_t rank : asked) out.push_back(first_of[rank][next[rank]++]);
  return out;
}

SharedRows::SharedRows(Team& team, const RowShare& share, std::span<const std::uint32_t> groups,
                       const KnnOptions& options)
    : classes_(distinct_rows(team, share), groups),
      term_blocks_(share.all_terms, team.size()),
      own_terms_begin_(term_blocks_.begin(team.rank())),
      first_class_(class_from(classes_.distinct(), share.first)),
      last_class_(class_from(classes_.distinct(), share.first + share.vectors.view().rows())) {
  const std::vector<Bytes> weights = team.exchange(weights_by_term(share));
  std::vector<std::uint32_t> counts(term_blocks_.size(team.rank()), 0);
  for (const Bytes& part : weights) {
    // Of distinct rows alone: copies would make a term look shared that only they have.
    for (const Weight& one : MessageReader(part).array<Weight>()) {
      ++counts[one.term - own_terms_begin_];
    }
  }
  const std::vector<TermRank> ranks = rank_terms(team, counts);
  take_lists(weights, counts, longest_list(classes_.distinct().classes(), options));
  // Of lists the length alone is told here: they are fetched batch by batch.
  std::vector<Bytes> answers;
  for (const Bytes& part : weights) answers.push_back(answer_to(part, ranks, options));
  take_rows(share, team.exchange(std::move(answers)));
}

// A process reads a list as far as it matters for the row of its own in which the term weighs most.
Bytes SharedRows::answer_to(const Bytes& weights, std::span<const TermRank> ranks,
                            const KnnOptions& options) const {
  const auto asked = MessageReader(weights).array<Weight>();
  std::vector<float> heaviest(ranks.size(), 0);
  for (const Weight& one : asked) {
    float& most = heaviest[one.term - own_terms_begin_];
    most = std::max(most, one.weight);
  }
  std::vector<Ranked> answer;
  for (const Weight& one : asked) {
    const std::size_t term = one.term - own_terms_begin_;
    const auto read = worth_reading(list(term), heaviest[term], options.least_product);
    answer.push_back({ranks[term], static_cast<std::uint32_t>(read.size())});
  }
  return array_message(answer);
}

std::vector<Bytes> SharedRows::weights_by_term(const RowShare& share) const {
  std::vector<std::vector<Weight>> to(term_blocks_.parts());
  for (ClassId id = first_class_; id < last_class_; ++id) {
    const RowId row = classes_.distinct().of(id).front() - share.first;
    const auto terms = share.vectors.view().row_terms(row);
    const auto weights = share.vectors.view().row_weights(row);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      to[term_blocks_.owner(terms[i])].push_back({terms[i], id, weights[i]});
    }
  }
  std::vector<Bytes> out;
  for (const auto& part : to) out.push_back(array_message(part));
  return out;
}

// Ranks go from the rarest term to the most frequent, ties by term; a process knows its own block,
// so how many terms of each frequency the others have is all that it lacks.
std::vector<TermRank> SharedRows::rank_terms(Team& team, std::span<const std::uint32_t> counts) {
  struct Frequency {
    std::uint32_t count = 0;
    std::uint32_t terms = 0;
  };
  std::map<std::uint32_t, std::uint32_t> own;
  for (const std::uint32_t count : counts) {
    // What one row has alone leads to no other.
    if (count > 1) ++own[count];
  }
  std::vector<Frequency> message;
  for (const auto& [count, terms] : own) message.push_back({count, terms});
  std::map<std::uint32_t, std::uint32_t> all;
  std::map<std::uint32_t, std::uint32_t> before;  // of lower ranks
  const std::vector<Bytes> parts = team.all_gather(array_message(message));
  for (std::size_t r = 0; r < parts.size(); ++r) {
    for (const Frequency& one : MessageReader(parts[r]).array<Frequency>()) {
      all[one.count] += one.terms;
      if (r < team.rank()) before[one.count] += one.terms;
    }
  }
  std::map<std::uint32_t, TermRank> next;
  for (const auto& [count, terms] : all) {
    // Among terms of one frequency those of lower ranks come first, as terms are dealt out in
    // order.
    next[count] = static_cast<TermRank>(shared_terms_ + before[count]);
    shared_terms_ += terms;
  }
  std::vector<TermRank> out;
  for (const std::uint32_t count : counts) out.push_back(count > 1 ? next[count]++ : kUnshared);
  return out;
}

void SharedRows::take_lists(std::span<const Bytes> weights, std::span<const std::uint32_t> counts,
                            std::size_t longest) {
  std::vector<std::uint64_t> next{0};
  for (const std::uint32_t count : counts) next.push_back(next.back() + (count > 1 ? count : 0));
  lists_.items.resize(next.back());
  const std::vector<std::uint64_t> begin = next;
  // In the order of what came, then the heaviest first: the result does not depend on who sent it.
  for (const Bytes& part : weights) {
    for (const Weight& one : MessageReader(part).array<Weight>()) {
      const std::size_t term = one.term - own_terms_begin_;
      if (counts[term] > 1) lists_.items[next[term]++] = {one.row, one.weight};
    }
  }
  auto written = lists_.items.begin();
  for (std::size_t term = 0; term < counts.size(); ++term) {
    const auto from = lists_.items.begin() + static_cast<std::ptrdiff_t>(begin[term]);
    const auto to = lists_.items.begin() + static_cast<std::ptrdiff_t>(begin[term + 1]);
    const auto kept = static_cast<std::ptrdiff_t>(keep_heaviest({from, to}, longest));
    // Cut in place: what is kept moves forward, and nothing is copied twice.
    written = std::move(from, from + kept, written);
    lists_.offsets.push_back(static_cast<std::uint64_t>(written - lists_.items.begin()));
  }
  lists_.items.erase(written, lists_.items.end());
}

void SharedRows::take_rows(const RowShare& share, std::span<const Bytes> answers) {
  std::vector<std::vector<Ranked>> answered;
  for (const Bytes& part : answers) answered.push_back(MessageReader(part).array<Ranked>());
  std::vector<std::size_t> next(answers.size(), 0);
  for (ClassId id = first_class_; id < last_class_; ++id) {
    const RowId row = classes_.distinct().of(id).front() - share.first;
    const auto terms = share.vectors.view().row_terms(row);
    const auto weights = share.vectors.view().row_weights(row);
    const auto begin = static_cast<std::ptrdiff_t>(rows_.items.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const std::size_t owner = term_blocks_.owner(terms[i]);
      // Each owner answered in the order in which it was asked.
      const Ranked ranked = answered[owner][next[owner]++];
      if (ranked.rank == kUnshared) continue;
      rows_.items.push_back({ranked.rank, weights[i]});
      known_terms_.push_back({ranked.rank, terms[i], ranked.length});
    }
    std::sort(rows_.items.begin() + begin, rows_.items.end(),
              [](const RankedTerm& a, const RankedTerm& b) { return a.rank < b.rank; });
    rows_.offsets.push_back(rows_.items.size());
  }
  // Sorted by rank, so that a position here orders terms as ranks do.
  const auto by_rank = [](const KnownTerm& a, const KnownTerm& b) { return a.rank < b.rank; };
  const auto same = [](const KnownTerm& a, const KnownTerm& b) { return a.rank == b.rank; };
  std::sort(known_terms_.begin(), known_terms_.end(), by_rank);
  known_terms_.erase(std::unique(known_terms_.begin(), known_terms_.end(), same),
                     known_terms_.end());
  // Kept through the whole search.
  known_terms_.shrink_to_fit();
  for (RankedTerm& term : rows_.items) {
    const auto found = std::lower_bound(known_terms_.begin(), known_terms_.end(),
                                        KnownTerm{term.rank, 0, 0}, by_rank);
    term.rank = static_cast<TermRank>(found - known_terms_.begin());
  }
}

TermIndex::Lists<Posting> SharedRows::fetch_lists(Team& team,
                                                  std::span<const std::uint32_t> known) const {
  std::vector<std::vector<Wanted>> wanted(team.size());
  for (const std::uint32_t at : known) {
    const KnownTerm& term = known_terms_[at];
    wanted[term_blocks_.owner(term.term)].push_back({term.term, term.length});
  }
  std::vector<Bytes> to;
  for (const auto& terms : wanted) to.push_back(array_message(terms));
  std::vector<Bytes> answers;
  for (const Bytes& part : team.exchange(std::move(to))) {
    std::vector<Posting> answer;
    for (const Wanted& one : MessageReader(part).array<Wanted>()) {
      // As far as the asker reads it, and no posting more on the wire.
      const auto read = list(one.term - own_terms_begin_).first(one.length);
      answer.insert(answer.end(), read.begin(), read.end());
    }
    answers.push_back(array_message(answer));
  }
  std::vector<std::vector<Posting>> fetched;
  for (const Bytes& part : team.exchange(std::move(answers))) {
    fetched.push_back(MessageReader(part).array<Posting>());
  }
  TermIndex::Lists<Posting> out;
  std::vector<std::ptrdiff_t> next(team.size(), 0);
  for (const std::uint32_t at : known) {
    const std::size_t owner = term_blocks_.owner(known_terms_[at].term);
    const auto from = fetched[owner].begin() + next[owner];
    next[owner] += static_cast<std::ptrdiff_t>(known_terms_[at].length);
    out.items.insert(out.items.end(), from, fetched[owner].begin() + next[owner]);
    out.offsets.push_back(out.items.size());
  }
  return out;
}

}  // namespace matchgraph::mpi
