// Here are entities: what do their texts claim about each other, and what contradicts what?
//
// Two claims contradict each other when they cannot both be true: A claims to be better than B and
// B to be better than A, in the same respect and scope; or one entry claims both of itself.
#pragma once

#include <cstddef>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

struct ClaimList {
  std::vector<Claim> claims;
  std::size_t total = 0;  ///< there are so many; `claims` may be fewer
};

/// An entity's own claims. Here and below: better first, then equal, worse, different; unhedged
/// before hedged; then in the order of the entities and their texts.
std::vector<Claim> claims_by(const EngineState& state, EntityIndexNumber e);

/// Claims of others about an entity or its other offers, at most `limit`.
ClaimList claims_about(const EngineState& state, EntityIndexNumber e, std::size_t limit);

/// Claims of the entities about each other, entity by entity; `total` counts all that they make.
ClaimList claims_between(const EngineState& state, const std::vector<EntityIndexNumber>& entities);

}  // namespace matchgraph
