// Here are an entity's fields and tags: which of the facts that traits go by hold of it?
//
//   price free | free tier | open source | zero | paid    pricing
//   price per use                                         a price of each token, minute, call
//   license open | closed | non commercial                licence
//   status gone                                           a source calls it deprecated or archived
//   type mcp server | cli | api | web app                 type
#pragma once

#include <functional>
#include <string_view>

#include "matchgraph/entity.h"
#include "traits/trait.h"

namespace matchgraph {

/// Calls `use` with each trait that a field or tag states: trait, value, and the field as a person
/// writes it ("license: MIT"), which is valid during the call.
void read_facts(const Entity& entity,
                const std::function<void(TraitNumber, bool, std::string_view)>& use);

}  // namespace matchgraph
