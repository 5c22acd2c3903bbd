// Here are many rows: which are the most similar?
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "graph/rows/knn.h"

namespace matchgraph {

/// The order of neighbour lists: by similarity descending, ties by ascending row. An object, as
/// sorting calls a function for every comparison.
inline constexpr auto more_similar = [](const RowSimilarity& a, const RowSimilarity& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
};

/// Keeps the best `limit` (> 0) of the rows offered, in any order of offering; constant amortised
/// time an offer.
class TopK {
 public:
  void reset(std::size_t limit) {
    limit_ = limit;
    items_.clear();
    worst_ = {};
    full_ = false;
  }

  void offer(const RowSimilarity& item) {
    if (!accepts(item)) return;
    items_.push_back(item);
    if (items_.size() / 2 >= limit_) shrink();
  }

  /// False when the item is certainly not among the best; may be true of one that is not.
  bool accepts(const RowSimilarity& item) const { return !full_ || more_similar(item, worst_); }

  /// The best rows offered so far, in no particular order, until the next offer or reset.
  std::vector<RowSimilarity>& best() {
    shrink();
    return items_;
  }

  /// What is less similar is certainly not among the best; 0 while nothing is known.
  float bound() const { return full_ ? worst_.similarity : 0; }

  /// The least similarity among the best; 0 while there are fewer than `limit`.
  float least() {
    shrink();
    return full_ ? worst_.similarity : 0;
  }

 private:
  void shrink() {
    if (items_.size() < limit_) return;
    const auto last = items_.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
    std::nth_element(items_.begin(), last, items_.end(), more_similar);
    items_.resize(limit_);
    worst_ = items_.back();
    full_ = true;
  }

  std::size_t limit_ = 1;
  std::vector<RowSimilarity> items_;
  RowSimilarity worst_;  // of the best `limit_`, when full_
  bool full_ = false;
};

}  // namespace matchgraph
