// Here are two rows: may they be neighbours at all?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/distinct_rows.h"

namespace matchgraph {

/// Which rows are copies of one another, and which of them belong to one group. Read-only once
/// made; safe to share between threads.
class RowClasses {
 public:
  /// `groups` is empty, or has an entry per row and outlives this. Cost: linear.
  RowClasses(DistinctRows distinct, std::span<const std::uint32_t> groups);

  const DistinctRows& distinct() const { return distinct_; }
  /// False when no row of `b` can be a neighbour of any row of `a`.
  bool may_meet(ClassId a, ClassId b) const {
    return class_groups_[a] == kMixed || class_groups_[a] != class_groups_[b];
  }
  bool may_meet_row(RowId a, RowId b) const {
    return a != b && (groups_.empty() || groups_[a] != groups_[b]);
  }

  /// The distinct rows that may not meet this one, itself perhaps among them. Cost: logarithmic.
  std::span<const ClassId> peers(ClassId id) const;

 private:
  static constexpr std::uint32_t kMixed = ~std::uint32_t{0};

  DistinctRows distinct_;
  std::span<const std::uint32_t> groups_;
  std::vector<std::uint32_t> class_groups_;  // the group of all rows of a class, or kMixed
  std::vector<ClassId> by_group_;            // those that have a group, by it
};

}  // namespace matchgraph
