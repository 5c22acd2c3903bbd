#include "graph/smoothing.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>
#include <utility>

#include "graph/rows/prefetch.h"
#include "graph/rows/row_sums.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

struct MatrixEntry {
  RowId row;
  RowId column;
  float weight;
};

// Sorted by column; of equal ones the largest weight comes first.
bool before(const MatrixEntry& a, const MatrixEntry& b) {
  return a.column != b.column ? a.column < b.column : a.weight > b.weight;
}

bool same_place(const MatrixEntry& a, const MatrixEntry& b) {
  return a.row == b.row && a.column == b.column;
}

/// Calls `use(row, column, weight)` for both places of each pair that counts.
template <typename Use>
void for_each_place(std::span<const std::vector<WeightedRow>> lists, std::size_t k, bool symmetric,
                    const Use& use) {
  for (RowId row = 0; row < lists.size(); ++row) {
    for (std::size_t i = 0; i < std::min(k, lists[row].size()); ++i) {
      const WeightedRow& nearest = lists[row][i];
      assert(nearest.row < lists.size());
      if (!(nearest.weight > 0)) continue;
      use(row, nearest.row, nearest.weight);
      // A hub is among the nearest of many: symmetric, it gets something from each of them.
      if (symmetric) use(nearest.row, row, nearest.weight);
    }
  }
}

/// Sorted by row and column.
std::vector<MatrixEntry> entries_of(std::span<const std::vector<WeightedRow>> lists, std::size_t k,
                                    bool symmetric) {
  // Counted out by row first: rows are short, and a million entries at once take thrice as long.
  std::vector<std::size_t> ends(lists.size() + 1, 0);
  for_each_place(lists, k, symmetric, [&](RowId row, RowId, float) { ++ends[row + 1]; });
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<MatrixEntry> entries(ends.back());
  for_each_place(lists, k, symmetric, [&](RowId row, RowId column, float weight) {
    entries[ends[row]++] = {row, column, weight};
  });
  // By now each row's end is where the row behind it began.
  auto begin = entries.begin();
  for (RowId row = 0; row < lists.size(); ++row) {
    const auto end = entries.begin() + static_cast<std::ptrdiff_t>(ends[row]);
    std::sort(begin, end, before);
    begin = end;
  }
  // The larger weight of two equal places comes first, so unique() keeps that one.
  entries.erase(std::unique(entries.begin(), entries.end(), same_place), entries.end());
  return entries;
}

/// Makes the weights of each row sum to 1; `entries` are sorted by row.
void normalise(std::span<MatrixEntry> entries) {
  // By row, as whatever a row has of neighbours, together they count as much as one.
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin;
    double sum = 0;
    for (; end < entries.size() && entries[end].row == entries[begin].row; ++end) {
      sum += static_cast<double>(entries[end].weight);
    }
    for (; begin < end; ++begin) {
      entries[begin].weight = static_cast<float>(static_cast<double>(entries[begin].weight) / sum);
    }
  }
}

}  // namespace

SmoothingMatrix SmoothingMatrix::from_nearest(std::span<const std::vector<WeightedRow>> lists,
                                              std::size_t k, bool symmetric) {
  std::vector<MatrixEntry> by_row = entries_of(lists, k, symmetric);
  normalise(by_row);
  // By column: a question knows the scores of a few hundred rows, and what each adds to is its
  // column. Rows were needed before, to make their sums 1.
  std::vector<std::uint64_t> offsets(lists.size() + 1, 0);
  for (const MatrixEntry& entry : by_row) ++offsets[entry.column + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  std::vector<std::uint64_t> next(offsets);
  std::vector<WeightedRow> entries(by_row.size());
  for (const MatrixEntry& entry : by_row) entries[next[entry.column]++] = {entry.row, entry.weight};
  return {std::move(offsets), std::move(entries)};
}

SmoothingMatrixView::SmoothingMatrixView(std::span<const std::uint64_t> offsets,
                                         std::span<const WeightedRow> entries)
    : offsets_(offsets), entries_(entries) {
  // No offsets are a matrix without rows.
  const bool fits = offsets.empty() ? entries.empty() : offsets.back() == entries.size();
  if (!fits) throw Error(ErrorCode::kEnvironment, "a smoothing matrix is damaged");
}

std::span<const WeightedRow> SmoothingMatrixView::column(RowId column) const {
  const std::uint64_t begin = offsets_[column];
  const std::uint64_t end = offsets_[column + 1];
  if (begin > end || end > entries_.size()) {
    throw Error(ErrorCode::kEnvironment, "a smoothing matrix is damaged");
  }
  return entries_.subspan(begin, end - begin);
}

float SmoothingMatrixView::weight(RowId row, RowId column) const {
  const auto entries = this->column(column);
  // A column ascends, as entries were handed out row after row.
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), row,
                       [](const WeightedRow& entry, RowId wanted) { return entry.row < wanted; });
  return found == entries.end() || found->row != row ? 0 : found->weight;
}

std::vector<SmoothedScore> smooth(const SmoothingMatrixView& matrix, std::span<const Score> scores,
                                  double strength) {
  // Kept between questions, so that an answer allocates nothing here.
  thread_local std::vector<std::span<const WeightedRow>> columns;
  columns.clear();
  std::size_t most = scores.size();  // rows that the answer can hold
  // A row that the matrix has not got passes on nothing.
  for (const Score& score : scores) {
    columns.push_back(score.row < matrix.rows() ? matrix.column(score.row)
                                                : std::span<const WeightedRow>());
    // Columns lie anywhere in the file: all are under way while the first is read.
    prefetch(columns.back());
    most += columns.back().size();
  }
  thread_local RowSums neighbourhood;
  neighbourhood.start(most);
  // Given rows keep their order in front, so that the answer of what was found comes before what it
  // leads to.
  for (const Score& score : scores) neighbourhood.touch(score.row);  // they come first
  for (std::size_t i = 0; i < scores.size(); ++i) neighbourhood.add(columns[i], scores[i].value);
  const auto sums = neighbourhood.sums();
  std::vector<SmoothedScore> result;
  result.reserve(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) {
    // Given scores were touched first, so the first sums are theirs.
    const bool is_given = i < scores.size();
    // Only of what a column led to, as given rows may lie beyond the matrix.
    if (!is_given && sums[i].row >= matrix.rows()) {
      throw Error(ErrorCode::kEnvironment, "a smoothing matrix is damaged");
    }
    const double own = is_given ? scores[i].value : 0;
    const double smoothed = own + strength * sums[i].sum;
    if (smoothed > 0) result.push_back({sums[i].row, own, smoothed});
  }
  return result;
}

}  // namespace matchgraph
