// Here is a cluster: who is in it, and who stands for it in a picture?
#pragma once

#include <cstddef>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Members of the first `clusters` clusters, best ranked first. Cost: a pass over all entities.
std::vector<std::vector<EntityIndexNumber>> members_by_rank(const EngineState& state,
                                                            std::size_t clusters);

/// The first of each thing among them, at most `count`.
std::vector<EntityIndexNumber> things_of(const EngineState& state,
                                         const std::vector<EntityIndexNumber>& entities,
                                         std::size_t count);

}  // namespace matchgraph
