// Here is an entry that a price list calls free: does its own text name a price?
#pragma once

#include <optional>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// The first price above 0 that a text names with what it is for: "$0.08 per song", "$0.40/second".
/// Nothing where a sentence with a price speaks of something free, which may be a trial. Cost:
/// linear.
std::optional<Price> told_price(std::string_view text);

/// Lists of prices by the token state 0 for what is sold by the song or the picture. Where the
/// entry's summary or a capability names another price, that is its price, and what says that it is
/// free of charge is left out.
void settle_price(Entity& entity);

}  // namespace matchgraph::catalogue
