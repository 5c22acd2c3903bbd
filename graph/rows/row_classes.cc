#include "graph/rows/row_classes.h"

#include <algorithm>
#include <utility>

namespace matchgraph {

RowClasses::RowClasses(DistinctRows distinct, std::span<const std::uint32_t> groups)
    : distinct_(std::move(distinct)), groups_(groups), class_groups_(distinct_.classes(), kMixed) {
  if (groups.empty()) return;
  for (ClassId id = 0; id < distinct_.classes(); ++id) {
    const auto members = distinct_.of(id);
    const std::uint32_t group = groups[members.front()];
    // Rows of one class can belong to different groups (entities that copied a text); then only the
    // rows themselves can tell.
    const bool uniform = std::all_of(members.begin(), members.end(),
                                     [&](RowId row) { return groups[row] == group; });
    if (uniform) class_groups_[id] = group;
  }
  for (ClassId id = 0; id < class_groups_.size(); ++id) {
    if (class_groups_[id] != kMixed) by_group_.push_back(id);
  }
  // Stable, so that classes of one group stay in their order.
  std::stable_sort(by_group_.begin(), by_group_.end(),
                   [this](ClassId a, ClassId b) { return class_groups_[a] < class_groups_[b]; });
}

std::span<const ClassId> RowClasses::peers(ClassId id) const {
  const std::uint32_t group = class_groups_[id];
  const auto begin = std::partition_point(by_group_.begin(), by_group_.end(), [&](ClassId other) {
    return class_groups_[other] < group;
  });
  const auto end = std::partition_point(
      begin, by_group_.end(), [&](ClassId other) { return class_groups_[other] == group; });
  return std::span(by_group_).subspan(static_cast<std::size_t>(begin - by_group_.begin()),
                                      static_cast<std::size_t>(end - begin));
}

}  // namespace matchgraph
