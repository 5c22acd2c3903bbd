// Here are offers: which are of one thing, and which of them stands for it?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph {

/// Groups of offers (identity/offers.h), the members of each, and which member stands for it.
struct OfferGroups {
  std::vector<std::uint32_t> of;       ///< the group's first entity, by entity
  std::vector<std::uint32_t> begin;    ///< by entity; empty ranges but for first entities
  std::vector<std::uint32_t> members;  ///< ascending within a group
  /// Of groups that another than the first stands for, ascending: the group, and who does.
  std::vector<std::uint32_t> led, leaders;
};

/// `price_kinds`: the unit of each entity's price; `prices` in that unit, NaN where not known.
OfferGroups group_offers(const std::vector<Entity>& entities,
                         std::span<const std::uint32_t> price_kinds,
                         std::span<const double> prices);

}  // namespace matchgraph
