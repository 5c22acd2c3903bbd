// Here are entities side by side: which conditions does each state, and which part them?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "matchgraph/results.h"
#include "snapshot/entity_traits.h"

namespace matchgraph {

/// A row for each trait that any of them states: "yes", "no", "both" or "unknown". What a price or
/// a type already tells, and text that goes in and comes out, has none.
std::vector<TableRow> trait_rows(const std::vector<EntityCard>& cards);

/// Traits that one of the two states and the other states the contrary of, in the order of the
/// table. `text` says what the right one states: "works offline".
std::vector<FactDifference> trait_differences(const EntityTraits& traits, std::uint32_t left,
                                              std::uint32_t right);

/// Marks the short capabilities of an entity ("PDF input") that state nothing but traits which the
/// other's card states too. Cost: reading the short ones.
void mark_told_by_traits(const Entity& entity, const EntityCard& other, std::vector<bool>& told);

/// The first trait that parts two: "Alpha: works offline; Beta: hosted."; empty where none does.
std::string parting_trait(const EntityCard& left, const EntityCard& right);

}  // namespace matchgraph
