// Values as people write them into tables -> facts of an entity.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"
#include "tools/importers/fields/field_roles.h"

namespace matchgraph::importers {

/// "~14K", "12,345", "1.2k", "128K tokens", "7B" -> the number; nothing for a range ("7 - 40"), for
/// several and for words.
std::optional<double> read_quantity(std::string_view text);

/// "2024/03", "2024.3.1", "Mar 2024", "May 18, 2026", "2023" -> the date, when that is all the
/// text.
std::optional<Date> read_loose_date(std::string_view text);

/// Puts the value of a field in its place. False for roles that are no facts (names, links,
/// descriptions, features), and for those that are not known: the caller knows what to do with
/// them.
bool apply_fact(Entity& entity, Role role, std::string_view value);

}  // namespace matchgraph::importers
