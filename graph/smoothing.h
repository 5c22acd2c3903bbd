// Here are scores of entities: what do their surroundings say?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/knn.h"

namespace matchgraph {

struct WeightedRow {
  RowId row = 0;
  float weight = 0;

  bool operator==(const WeightedRow&) const = default;
};

/// A sparse matrix P with non-negative rows of sum 1 (or empty) somewhere in memory, readable by
/// row and by column. Does not own; as long-lived as what it points to.
class SmoothingMatrixView {
 public:
  SmoothingMatrixView() = default;
  /// Offsets have one entry more than there are rows; both halves describe the same matrix. Throws
  /// Error (kEnvironment) when the offsets do not fit the entries.
  SmoothingMatrixView(std::span<const std::uint64_t> row_offsets,
                      std::span<const WeightedRow> row_entries,
                      std::span<const std::uint64_t> column_offsets,
                      std::span<const WeightedRow> column_entries);

  std::size_t rows() const { return row_offsets_.empty() ? 0 : row_offsets_.size() - 1; }
  /// P(row, .) ascending. Throws Error (kEnvironment) when the offsets lead nowhere.
  std::span<const WeightedRow> row(RowId row) const;
  /// P(., column) ascending. Throws Error (kEnvironment) when the offsets lead nowhere.
  std::span<const WeightedRow> column(RowId column) const;

 private:
  std::span<const std::uint64_t> row_offsets_;
  std::span<const WeightedRow> row_entries_;
  std::span<const std::uint64_t> column_offsets_;
  std::span<const WeightedRow> column_entries_;
};

/// Owning form. Immutable once made, safe to share.
class SmoothingMatrix {
 public:
  SmoothingMatrix() = default;

  /// From each row's first `k` entries of `lists` (weights > 0 count). When `symmetric`, W(a, b)
  /// and W(b, a) both become the larger of the two. Rows are then normalised to sum 1.
  static SmoothingMatrix from_nearest(std::span<const std::vector<WeightedRow>> lists,
                                      std::size_t k, bool symmetric);

  SmoothingMatrixView view() const {
    return {row_offsets_, row_entries_, column_offsets_, column_entries_};
  }
  std::size_t rows() const { return row_offsets_.empty() ? 0 : row_offsets_.size() - 1; }
  std::span<const WeightedRow> row(RowId row) const { return view().row(row); }
  std::span<const WeightedRow> column(RowId column) const { return view().column(column); }

  // Exposed for saving and loading; both halves describe the same matrix.
  const std::vector<std::uint64_t>& row_offsets() const { return row_offsets_; }
  const std::vector<WeightedRow>& row_entries() const { return row_entries_; }
  const std::vector<std::uint64_t>& column_offsets() const { return column_offsets_; }
  const std::vector<WeightedRow>& column_entries() const { return column_entries_; }
  static SmoothingMatrix from_rows(std::vector<std::uint64_t> offsets,
                                   std::vector<WeightedRow> entries);

 private:
  std::vector<std::uint64_t> row_offsets_;
  std::vector<WeightedRow> row_entries_;
  std::vector<std::uint64_t> column_offsets_;
  std::vector<WeightedRow> column_entries_;
};

struct Score {
  RowId row = 0;
  double value = 0;
};

struct SmoothedScore {
  RowId row = 0;
  double own = 0;       ///< the given score, 0 when none was given
  double smoothed = 0;  ///< own + strength x what the surroundings add
};

/// smoothed(d) = own(d) + strength x sum over j of P(d, j) own(j). `scores` ascend by row, unique.
/// The answer holds every row with a smoothed score above 0, ascending. Cost: the given scores
/// times the mean length of a column, and a 64th of all rows; a thread keeps 8 bytes a row.
std::vector<SmoothedScore> smooth(const SmoothingMatrixView& matrix, std::span<const Score> scores,
                                  double strength);
inline std::vector<SmoothedScore> smooth(const SmoothingMatrix& matrix,
                                         std::span<const Score> scores, double strength) {
  return smooth(matrix.view(), scores, strength);
}

}  // namespace matchgraph
