// Here is a matrix of three to eight entities: who speaks of what only others have as a capability?
#pragma once

#include <string>
#include <vector>

#include "matchgraph/results.h"
#include "query/engine_state.h"

namespace matchgraph {

/// Marks capabilities of an entity of which it claims itself that the other does as well.
void mark_claimed_equal(const std::vector<Claim>& claims, const std::string& by,
                        const std::string& about, std::vector<bool>& capabilities);

/// Notes it in the rows, by the reading that two entities are compared by (mentions.h). A row that
/// one has and another speaks of becomes one of some, behind those that tell more. Cost: reading
/// the entities' texts once, and each one's lines against each other's.
void mark_spoken_of(EngineState& state, const std::vector<EntityIndexNumber>& numbers,
                    const std::vector<Entity>& entities, const std::vector<Claim>& claims,
                    std::vector<MatrixRow>& matrix);

}  // namespace matchgraph
