// Sums by row, added in any order.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/term_table.h"

namespace matchgraph {

/// Scratch of one thread. Few of all rows are added to: their sums lie together, found over a table
/// of open addressing at most half full, so that both stay in the nearest cache.
class RowSums {
 public:
  struct Entry {
    RowId row = 0;
    double sum = 0;
  };

  /// Empty, with room for so many different rows.
  void start(std::size_t rows) {
    std::fill_n(places_.begin(), std::min(places_.size(), mask_ + 1), 0);
    std::fill_n(entries_.begin(), count_, Entry());
    count_ = 0;
    mask_ = std::bit_ceil(2 * rows + 1) - 1;
    if (mask_ >= places_.size()) places_.resize(mask_ + 1, 0);
    if (rows >= entries_.size()) entries_.resize(rows + 1);
  }

  void add(RowId row, double value) {
    std::size_t at = scattered(row) & mask_;
    while (places_[at] != 0 && entries_[places_[at] - 1].row != row) at = (at + 1) & mask_;
    // Without a branch: whether it is the row's first sum nothing could foresee. The entry behind
    // the last is 0.
    const bool is_new = places_[at] == 0;
    const std::size_t entry = is_new ? count_ : places_[at] - 1;
    count_ += is_new ? 1 : 0;
    places_[at] = static_cast<std::uint32_t>(entry + 1);
    entries_[entry].row = row;
    entries_[entry].sum += value;
  }

  /// What was added since start(), in the order of each row's first.
  std::span<const Entry> sums() const { return std::span(entries_).first(count_); }

 private:
  std::vector<std::uint32_t> places_;  // 1 + position in entries_; 0: free
  std::vector<Entry> entries_;         // those behind the first count_ are 0
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
};

}  // namespace matchgraph
