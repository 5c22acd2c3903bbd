// Here are scores of entities: what do their surroundings say?
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/entity_graph.h"

namespace matchgraph {

/// score(d) = z(d) + sum over j of P(d, j) z(j), where z are the given scores (0 where absent) and P
/// is EntityGraph::smoothing. `scores`: ascending by entity, unique. The answer holds every entity
/// with a score above 0, ascending by entity. Cost: given scores x the mean degree of P.
struct SmoothedScore {
  RowId entity = 0;
  double own = 0;       ///< z(d)
  double smoothed = 0;  ///< own + what the surroundings add
};
std::vector<SmoothedScore> smooth(const EntityGraph& graph,
                                  std::span<const WeightedEntity> scores);

}  // namespace matchgraph
