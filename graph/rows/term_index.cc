#include "graph/rows/term_index.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "graph/rows/rounded_up.h"
#include "graph/rows/tile_kernels.h"
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

// 64 KiB of partial products, which leaves most of the second cache to lists. With 32 KiB, which
// the first cache has room for, entities took as long and capabilities a few percent longer.
constexpr std::size_t kTileRows = 16'384;
// With more tiles than this, the short ends of lists in each would take longer than the cache
// saves: tiles grow instead, up to what 16 bits number.
constexpr std::size_t kMostTiles = 12;
constexpr std::size_t kMostTileRows = 65'536;

std::size_t rows_of_tile(std::size_t rows) {
  // One tile of few rows is not larger than they need.
  if (rows <= kTileRows) return std::max(kMaximaGroups, rounded_up(rows, kMaximaGroups));
  return std::min(std::max(kTileRows, rounded_up(rows / kMostTiles, kTileRows)), kMostTileRows);
}

}  // namespace

std::size_t keep_heaviest(std::span<Posting> list, std::size_t longest) {
  const std::size_t kept = std::min(list.size(), longest);
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(kept);
  // What is cut off need not be in any order: of a large catalogue that is most of all postings.
  if (kept < list.size()) std::nth_element(list.begin(), end, list.end(), is_heavier);
  std::sort(list.begin(), end, is_heavier);
  return kept;
}

TermIndex::TermIndex(std::size_t rows, ClassId first_row, Lists<RankedTerm> known_rows,
                     Lists<Posting> lists)
    : rows_(rows),
      first_row_(first_row),
      row_offsets_(std::move(known_rows.offsets)),
      row_terms_(std::move(known_rows.items)) {
  take_lists(std::move(lists), 1);
}

TermIndex::TermIndex(TermVectorsView rows, const DistinctRows& distinct, std::size_t longest_list,
                     std::size_t jobs)
    : rows_(distinct.classes()) {
  fill_rows(rows, distinct, jobs);
  take_lists(make_lists(longest_list, jobs), jobs);
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

TermIndex::Lists<Posting> TermIndex::make_lists(std::size_t longest_list, std::size_t jobs) {
  Lists<Posting> out;
  out.offsets = std::move(term_offsets_);
  out.items.resize(row_terms_.size());
  std::vector<std::uint64_t> next(out.offsets);
  for (ClassId id = 0; id < rows(); ++id) {
    for (const RankedTerm& term : row(id)) out.items[next[term.rank]++] = {id, term.weight};
  }
  const std::size_t terms = out.offsets.size() - 1;
  const auto at = [&out](std::size_t term) {
    return out.items.begin() + static_cast<std::ptrdiff_t>(out.offsets[term]);
  };
  parallel_blocks({.items = terms, .at_once = kTermsAtOnce, .jobs = jobs}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t term = begin; term < end; ++term) {
        keep_heaviest({at(term), at(term + 1)}, longest_list);
      }
    };
  });
  // Lists are moved together in place: what was written never reaches past the list being read, and
  // the next offset is still the old one then.
  auto written = out.items.begin();
  for (std::size_t term = 0; term < terms; ++term) {
    const auto begin = at(term);
    const auto length = std::min(static_cast<std::size_t>(at(term + 1) - begin), longest_list);
    out.offsets[term] = static_cast<std::uint64_t>(written - out.items.begin());
    written = std::move(begin, begin + static_cast<std::ptrdiff_t>(length), written);
  }
  out.offsets.back() = static_cast<std::uint64_t>(written - out.items.begin());
  out.items.resize(out.offsets.back());
  return out;
}

// Divides each list into those of the tiles, which keep its order.
void TermIndex::take_lists(Lists<Posting> lists, std::size_t jobs) {
  term_offsets_ = std::move(lists.offsets);
  tile_rows_ = rows_of_tile(rows_);
  tiles_ = (rows_ + tile_rows_ - 1) / tile_rows_;
  tile_ends_.assign(terms() * tiles_, 0);
  list_rows_.resize(lists.items.size());
  list_weights_.resize(lists.items.size());
  parallel_blocks({.items = terms(), .at_once = kTermsAtOnce, .jobs = jobs}, [&] {
    return [&, next = std::vector<std::size_t>(tiles_)](std::size_t begin,
                                                        std::size_t end) mutable {
      for (std::size_t term = begin; term < end; ++term) {
        const std::size_t first = term_offsets_[term];
        const auto list =
            std::span<const Posting>(lists.items).subspan(first, term_offsets_[term + 1] - first);
        std::uint32_t* ends = tile_ends_.data() + term * tiles_;
        for (const Posting& posting : list) ++ends[posting.row / tile_rows_];
        std::partial_sum(ends, ends + tiles_, ends);
        for (std::size_t tile = 0; tile < tiles_; ++tile) {
          next[tile] = first + (tile == 0 ? 0 : ends[tile - 1]);
        }
        for (const Posting& posting : list) {
          const std::size_t to = next[posting.row / tile_rows_]++;
          list_rows_[to] = static_cast<std::uint16_t>(posting.row % tile_rows_);
          list_weights_[to] = posting.weight;
        }
      }
    };
  });
}

}  // namespace matchgraph
