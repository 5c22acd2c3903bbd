// Here is a thing with several offers: who sells it, and for how much?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// All offers of the thing that an entity is, its own among them: the maker's own first where that
/// stands for the thing, then by price, each unit of prices by itself and the token's before the
/// others, unknown prices last. Empty where it is the only one, or none has a price. Cost: reading
/// each.
std::vector<Seller> sellers_of(const EngineState& state, EntityIndexNumber e);

/// "$0.03 per image", of an entity whose price is not, or hardly, that of the first one; empty
/// where both are about as dear, or cannot be compared.
std::string other_price_words(const FactColumns& facts, EntityIndexNumber of,
                              EntityIndexNumber other);

/// Who sells an offer of a model that is not its maker's; empty for anything else. Without a stated
/// provider what an id begins with sells only where models of several makers stand under it, and is
/// an account else. Cost: a look at a few ids.
std::string reseller_of(const EngineState& state, const Entity& entity, EntityIndexNumber e);

/// Which offer stands for the thing that a reseller's offer is of. Cost: reading it.
std::optional<StandingOffer> standing_offer_of(const EngineState& state, const EntityCard& card,
                                               const Entity& entity, EntityIndexNumber e);

}  // namespace matchgraph
