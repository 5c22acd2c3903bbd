// Here is a text: can an entity be called so in addresses and commands?
#pragma once

#include <string>
#include <string_view>

#include "catalogue/field_reader.h"

namespace matchgraph::catalogue {

/// True for 1 to 200 bytes of UTF-8 without white space and control characters, and without a part
/// between "/" that is "." or "..".
bool is_entity_id(std::string_view id);

/// The field `id`; empty, with an error in the log, when there is none or it cannot be one. Unlike
/// other texts an id is never repaired: what refers to it would not find it.
std::string read_id(FieldReader& fields);

}  // namespace matchgraph::catalogue
