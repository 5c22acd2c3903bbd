// Small parts of entities that importers put together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph::importers {

/// "azure/gpt-4o" of "azure" and "GPT-4o": the parts in lower case, with hyphens for white space
/// and control characters, so that sources that call a thing by the same names give it the same id.
std::string entity_id(std::string_view source, std::string_view name);

/// Adds a tag or an alias that is not empty and not there yet.
void add_once(std::vector<std::string>& list, std::string one);

/// Adds a number under its name, in order.
void add_signal(Entity& entity, std::string_view name, double value);

/// Adds a field that catalogues have no place for, in order, unless its value is empty.
void add_extra(Entity& entity, std::string_view name, const std::string& value);

/// A description as the summary, and as the capability that it most often is.
void describe(Entity& entity, const std::string& description);

/// A description as the summary, and each of its sentences as a capability.
void describe_by_sentence(Entity& entity, const std::string& description);

}  // namespace matchgraph::importers
