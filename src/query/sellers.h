// Here is a thing with several offers: who sells it, and for how much?
#pragma once

#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// All offers of the thing that an entity is, its own among them: the maker's own first where that
/// stands for the thing, then by price, each unit of prices by itself and the token's before the
/// others, unknown prices last. Empty where it is the only one, or none has a price. Cost: reading
/// each.
std::vector<Seller> sellers_of(const EngineState& state, EntityIndexNumber e);

}  // namespace matchgraph
