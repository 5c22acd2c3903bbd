#include "graph/smoothing.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "graph/row_sums.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

struct MatrixEntry {
  RowId row;
  RowId column;
  float weight;
};

// Sorted by row and column; of equal places the largest weight comes first.
bool before(const MatrixEntry& a, const MatrixEntry& b) {
  if (a.row != b.row) return a.row < b.row;
  if (a.column != b.column) return a.column < b.column;
  return a.weight > b.weight;
}

bool same_place(const MatrixEntry& a, const MatrixEntry& b) {
  return a.row == b.row && a.column == b.column;
}

std::vector<MatrixEntry> entries_of(std::span<const std::vector<WeightedRow>> lists, std::size_t k,
                                    bool symmetric) {
  std::vector<MatrixEntry> entries;
  for (RowId row = 0; row < lists.size(); ++row) {
    for (std::size_t i = 0; i < std::min(k, lists[row].size()); ++i) {
      const WeightedRow& nearest = lists[row][i];
      assert(nearest.row < lists.size());
      if (!(nearest.weight > 0)) continue;
      entries.push_back({row, nearest.row, nearest.weight});
      if (symmetric) entries.push_back({nearest.row, row, nearest.weight});
    }
  }
  std::sort(entries.begin(), entries.end(), before);
  entries.erase(std::unique(entries.begin(), entries.end(), same_place), entries.end());
  return entries;
}

void normalise(std::span<WeightedRow> row) {
  double sum = 0;
  for (const WeightedRow& entry : row) sum += static_cast<double>(entry.weight);
  for (WeightedRow& entry : row) {
    entry.weight = static_cast<float>(static_cast<double>(entry.weight) / sum);
  }
}

}  // namespace

SmoothingMatrix SmoothingMatrix::from_nearest(std::span<const std::vector<WeightedRow>> lists,
                                              std::size_t k, bool symmetric) {
  std::vector<std::uint64_t> offsets(lists.size() + 1, 0);
  std::vector<WeightedRow> weighted;
  for (const MatrixEntry& entry : entries_of(lists, k, symmetric)) {
    ++offsets[entry.row + 1];
    weighted.push_back({entry.column, entry.weight});
  }
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  for (std::size_t row = 0; row < lists.size(); ++row) {
    normalise(std::span(weighted).subspan(offsets[row], offsets[row + 1] - offsets[row]));
  }
  return from_rows(std::move(offsets), std::move(weighted));
}

SmoothingMatrix SmoothingMatrix::from_rows(std::vector<std::uint64_t> offsets,
                                           std::vector<WeightedRow> entries) {
  SmoothingMatrix matrix;
  matrix.row_offsets_ = std::move(offsets);
  matrix.row_entries_ = std::move(entries);
  matrix.column_offsets_.assign(matrix.rows() + 1, 0);
  for (const WeightedRow& entry : matrix.row_entries_) ++matrix.column_offsets_[entry.row + 1];
  std::partial_sum(matrix.column_offsets_.begin(), matrix.column_offsets_.end(),
                   matrix.column_offsets_.begin());
  std::vector<std::uint64_t> next(matrix.column_offsets_);
  matrix.column_entries_.resize(matrix.row_entries_.size());
  for (RowId row = 0; row < matrix.rows(); ++row) {
    for (const WeightedRow& entry : matrix.row(row)) {
      matrix.column_entries_[next[entry.row]++] = {row, entry.weight};
    }
  }
  return matrix;
}

SmoothingMatrixView::SmoothingMatrixView(std::span<const std::uint64_t> row_offsets,
                                         std::span<const WeightedRow> row_entries,
                                         std::span<const std::uint64_t> column_offsets,
                                         std::span<const WeightedRow> column_entries)
    : row_offsets_(row_offsets),
      row_entries_(row_entries),
      column_offsets_(column_offsets),
      column_entries_(column_entries) {
  const bool fits = row_offsets.empty() ? row_entries.empty()
                                        : row_offsets.back() == row_entries.size() &&
                                              column_offsets.size() == row_offsets.size() &&
                                              column_offsets.back() == column_entries.size();
  if (!fits) throw Error(ErrorCode::kEnvironment, "a smoothing matrix is damaged");
}

namespace {

std::span<const WeightedRow> slice(std::span<const std::uint64_t> offsets,
                                   std::span<const WeightedRow> entries, RowId at) {
  const std::uint64_t begin = offsets[at];
  const std::uint64_t end = offsets[at + 1];
  if (begin > end || end > entries.size()) {
    throw Error(ErrorCode::kEnvironment, "a smoothing matrix is damaged");
  }
  return entries.subspan(begin, end - begin);
}

}  // namespace

std::span<const WeightedRow> SmoothingMatrixView::row(RowId row) const {
  return slice(row_offsets_, row_entries_, row);
}

std::span<const WeightedRow> SmoothingMatrixView::column(RowId column) const {
  return slice(column_offsets_, column_entries_, column);
}

std::vector<SmoothedScore> smooth(const SmoothingMatrixView& matrix, std::span<const Score> scores,
                                  double strength) {
  thread_local RowSums surroundings;
  surroundings.reserve(
      std::max<std::size_t>(matrix.rows(), scores.empty() ? 0 : scores.back().row + 1));
  for (const Score& score : scores) {
    surroundings.add(score.row, 0);  // it is in the answer whatever surrounds it
    if (score.row >= matrix.rows()) continue;
    for (const WeightedRow& entry : matrix.column(score.row)) {
      surroundings.add(entry.row, static_cast<double>(entry.weight) * score.value);
    }
  }
  std::vector<SmoothedScore> result;
  auto own = scores.begin();
  surroundings.take([&](RowId row, double sum) {
    SmoothedScore merged{row, 0, 0};
    if (own != scores.end() && own->row == row) merged.own = (own++)->value;
    merged.smoothed = merged.own + strength * sum;
    if (merged.smoothed > 0) result.push_back(merged);
  });
  return result;
}

}  // namespace matchgraph
