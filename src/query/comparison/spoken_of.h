// Here is a matrix of three to eight entities: who speaks of what only others have as a capability?
#pragma once

#include <vector>

#include "matchgraph/results.h"
#include "query/engine_state.h"

namespace matchgraph {

/// Notes it in the rows, by the reading that two entities are compared by (mentions.h). A row that
/// one has and another speaks of becomes one of some, behind those that tell more. Cost: reading
/// the entities' texts once, and each one's lines against each other's.
void mark_spoken_of(EngineState& state, const std::vector<EntityIndexNumber>& numbers,
                    const std::vector<Entity>& entities, std::vector<MatrixRow>& matrix);

}  // namespace matchgraph
