// Here are scores of entities: what do their neighbourhoods say?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/rows/knn.h"
#include "graph/rows/weighted_row.h"

namespace matchgraph {

/// A sparse matrix P with non-negative rows of sum 1 (or empty) somewhere in memory, readable by
/// column: whose scores does a row's score add to? Does not own; as long-lived as what it points
/// to.
class SmoothingMatrixView {
 public:
  SmoothingMatrixView() = default;
  /// Offsets have one entry more than there are columns. Throws Error (kEnvironment) when they do
  /// not fit the entries.
  SmoothingMatrixView(std::span<const std::uint64_t> offsets, std::span<const WeightedRow> entries);

  std::size_t rows() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  /// P(., column) ascending. Throws Error (kEnvironment) when the offsets lead nowhere.
  std::span<const WeightedRow> column(RowId column) const;
  /// P(row, column). Cost: logarithmic in the length of the column.
  float weight(RowId row, RowId column) const;

 private:
  std::span<const std::uint64_t> offsets_;
  std::span<const WeightedRow> entries_;
};

/// Owning form. Immutable once made, safe to share.
class SmoothingMatrix {
 public:
  SmoothingMatrix() = default;
  /// As SmoothingMatrixView.
  SmoothingMatrix(std::vector<std::uint64_t> offsets, std::vector<WeightedRow> entries)
      : offsets_(std::move(offsets)), entries_(std::move(entries)) {}

  /// From each row's first `k` entries of `lists` (weights > 0 count). When `symmetric`, W(a, b)
  /// and W(b, a) both become the larger of the two. Rows are then normalised to sum 1.
  static SmoothingMatrix from_nearest(std::span<const std::vector<WeightedRow>> lists,
                                      std::size_t k, bool symmetric);

  SmoothingMatrixView view() const { return {offsets_, entries_}; }
  std::size_t rows() const { return view().rows(); }
  std::span<const WeightedRow> column(RowId column) const { return view().column(column); }
  float weight(RowId row, RowId column) const { return view().weight(row, column); }

  // Exposed for saving.
  const std::vector<std::uint64_t>& offsets() const { return offsets_; }
  const std::vector<WeightedRow>& entries() const { return entries_; }

 private:
  std::vector<std::uint64_t> offsets_;
  std::vector<WeightedRow> entries_;
};

struct Score {
  RowId row = 0;
  double value = 0;
};

struct SmoothedScore {
  RowId row = 0;
  double own = 0;       ///< the given score, 0 when none was given
  double smoothed = 0;  ///< own + strength x what the neighbourhood adds
};

/// smoothed(d) = own(d) + strength x sum over j of P(d, j) own(j). The rows of `scores` are unique.
/// The answer holds every row with a smoothed score above 0: first those of `scores` in their
/// order, then what they lead to. Cost: the given scores times the mean length of a column.
std::vector<SmoothedScore> smooth(const SmoothingMatrixView& matrix, std::span<const Score> scores,
                                  double strength);
inline std::vector<SmoothedScore> smooth(const SmoothingMatrix& matrix,
                                         std::span<const Score> scores, double strength) {
  return smooth(matrix.view(), scores, strength);
}

}  // namespace matchgraph
