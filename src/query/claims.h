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

/// An entity's own claims, in the order of its texts.
std::vector<Claim> claims_by(const EngineState& state, EntityIndexNumber e);

/// Claims of others about an entity or its other offers; better first, then equal, worse,
/// different; unhedged before hedged; at most `limit`.
ClaimList claims_about(const EngineState& state, EntityIndexNumber e, std::size_t limit);

/// Claims of each of the entities about each other, in that order; `total` counts all their claims.
ClaimList claims_between(const EngineState& state, const std::vector<EntityIndexNumber>& entities);

}  // namespace matchgraph
