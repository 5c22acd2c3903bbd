// Sums by row, added in any order and taken out by row.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/term_vectors.h"

namespace matchgraph {

/// Scratch of one thread. Memory: 8 bytes and a bit a row; what was added costs its rows, not all.
class RowSums {
 public:
  /// Makes room for rows below `rows`; all sums are 0.
  void reserve(std::size_t rows) {
    if (rows <= sums_.size()) return;
    sums_.resize(rows, 0);
    touched_.resize(rows / kWordBits + 1, 0);
  }

  void add(RowId row, double value) {
    sums_[row] += value;
    touched_[row / kWordBits] |= std::uint64_t{1} << row % kWordBits;
  }

  /// Hands out every row that something was added to, ascending, with its sum, which is 0 again
  /// afterwards. Cost: those rows, and a 64th of all.
  template <typename Take>
  void take(const Take& take_one) {
    for (std::size_t at = 0; at < touched_.size(); ++at) {
      for (std::uint64_t word = touched_[at]; word != 0; word &= word - 1) {
        const auto row =
            static_cast<RowId>(at * kWordBits + static_cast<std::size_t>(std::countr_zero(word)));
        const double sum = sums_[row];
        sums_[row] = 0;
        take_one(row, sum);
      }
      touched_[at] = 0;
    }
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  std::vector<double> sums_;
  std::vector<std::uint64_t> touched_;  // a bit a row
};

}  // namespace matchgraph
