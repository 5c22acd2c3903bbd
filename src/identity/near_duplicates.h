// Here are entities that say nearly the same: which of them are one thing?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/knn.h"

namespace matchgraph {

/// Joins entities that are neighbours with at least `cosine` and have equal `kinds`, and whatever
/// `groups` (the number of a group per entity) joins already; joining is transitive. The answer
/// names for each entity the smallest of those it was joined with. Cost: near linear in the
/// neighbours.
std::vector<std::uint32_t> join_near_duplicates(const NeighbourLists& nearest,
                                                std::span<const std::uint32_t> groups,
                                                std::span<const std::uint32_t> kinds,
                                                double cosine);

}  // namespace matchgraph
