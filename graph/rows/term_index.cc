#include "graph/rows/term_index.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr TermRank kUnshared = std::numeric_limits<TermRank>::max();

std::vector<std::uint32_t> row_counts(TermVectorsView rows, const DistinctRows& distinct) {
  std::vector<std::uint32_t> counts;
  for (ClassId id = 0; id < distinct.classes(); ++id) {
    // Once per class: copies would make a term look shared that only they have.
    for (const TermId term : rows.row_terms(distinct.of(id).front())) {
      if (term >= counts.size()) counts.resize(static_cast<std::size_t>(term) + 1, 0);
      ++counts[term];
    }
  }
  return counts;
}

// The rank of each term; kUnshared for those that are left out.
std::vector<TermRank> rank_terms(std::span<const std::uint32_t> counts) {
  std::vector<TermId> order;
  for (TermId term = 0; term < counts.size(); ++term) {
    if (counts[term] > 1) order.push_back(term);
  }
  // Stable, so that terms of one frequency keep the order of their numbers.
  std::stable_sort(order.begin(), order.end(),
                   [&](TermId a, TermId b) { return counts[a] < counts[b]; });
  std::vector<TermRank> ranks(counts.size(), kUnshared);
  for (TermRank rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

constexpr std::size_t kTermsAtOnce = 1'024;   // whose lists a thread sorts at a time
constexpr std::size_t kRankedAtOnce = 1'024;  // that a thread ranks the terms of at a time

}  // namespace

// Searches read a list as far as it still matters, and one that is cut keeps the rows that the term
// says most about.
bool is_heavier(const Posting& a, const Posting& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.row < b.row;
}

TermIndex::TermIndex(std::size_t rows, ClassId first_row, Lists<RankedTerm> known_rows,
                     Lists<Posting> lists)
    : rows_(rows),
      first_row_(first_row),
      row_offsets_(std::move(known_rows.offsets)),
      row_terms_(std::move(known_rows.items)),
      term_offsets_(std::move(lists.offsets)),
      postings_(std::move(lists.items)) {}

TermIndex::TermIndex(TermVectorsView rows, const DistinctRows& distinct, std::size_t longest_list,
                     std::size_t jobs)
    : rows_(distinct.classes()) {
  fill_rows(rows, distinct, jobs);
  fill_lists(longest_list, jobs);
}

void TermIndex::fill_rows(TermVectorsView rows, const DistinctRows& distinct, std::size_t jobs) {
  const std::vector<std::uint32_t> counts = row_counts(rows, distinct);
  const std::vector<TermRank> ranks = rank_terms(counts);
  // What only one row has leads to no other, and would take room in every row.
  const auto is_shared = [&ranks](TermId term) { return ranks[term] != kUnshared; };
  for (ClassId id = 0; id < distinct.classes(); ++id) {
    const auto terms = rows.row_terms(distinct.of(id).front());
    const auto shared = std::count_if(terms.begin(), terms.end(), is_shared);
    row_offsets_.push_back(row_offsets_.back() + static_cast<std::uint64_t>(shared));
  }
  row_terms_.resize(row_offsets_.back());
  parallel_blocks({.items = distinct.classes(), .at_once = kRankedAtOnce, .jobs = jobs}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (auto id = static_cast<ClassId>(begin); id < end; ++id) {
        const RowId row = distinct.of(id).front();
        const auto terms = rows.row_terms(row);
        const auto weights = rows.row_weights(row);
        const auto first = row_terms_.begin() + static_cast<std::ptrdiff_t>(row_offsets_[id]);
        auto next = first;
        for (std::size_t i = 0; i < terms.size(); ++i) {
          if (is_shared(terms[i])) *next++ = {ranks[terms[i]], weights[i]};
        }
        std::sort(first, next,
                  [](const RankedTerm& a, const RankedTerm& b) { return a.rank < b.rank; });
      }
    };
  });
  const auto shared =
      std::count_if(ranks.begin(), ranks.end(), [](TermRank rank) { return rank != kUnshared; });
  term_offsets_.assign(static_cast<std::size_t>(shared) + 1, 0);
  for (const RankedTerm& term : row_terms_) ++term_offsets_[term.rank + 1];
  std::partial_sum(term_offsets_.begin(), term_offsets_.end(), term_offsets_.begin());
}

void TermIndex::fill_lists(std::size_t longest_list, std::size_t jobs) {
  postings_.resize(row_terms_.size());
  std::vector<std::uint64_t> next(term_offsets_);
  for (ClassId id = 0; id < rows(); ++id) {
    for (const RankedTerm& term : row(id)) postings_[next[term.rank]++] = {id, term.weight};
  }
  const auto at = [this](TermRank term) {
    return postings_.begin() + static_cast<std::ptrdiff_t>(term_offsets_[term]);
  };
  parallel_blocks({.items = terms(), .at_once = kTermsAtOnce, .jobs = jobs}, [&at] {
    return [&at](std::size_t begin, std::size_t end) {
      for (auto term = static_cast<TermRank>(begin); term < end; ++term) {
        std::sort(at(term), at(term + 1), is_heavier);
      }
    };
  });
  // Cut after sorting, so that a list keeps its heaviest rows.
  // Lists are moved together in place: what was written never reaches past the list being read, and
  // the next offset is still the old one then.
  auto written = postings_.begin();
  for (TermRank term = 0; term < terms(); ++term) {
    const auto begin = at(term);
    const auto length = std::min(static_cast<std::size_t>(at(term + 1) - begin), longest_list);
    term_offsets_[term] = static_cast<std::uint64_t>(written - postings_.begin());
    written = std::move(begin, begin + static_cast<std::ptrdiff_t>(length), written);
  }
  term_offsets_.back() = static_cast<std::uint64_t>(written - postings_.begin());
  postings_.resize(term_offsets_.back());
}

}  // namespace matchgraph
