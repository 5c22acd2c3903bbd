// Here is a type of entities: which picture and colour does it have?
#pragma once

#include <string_view>

#include "render/html/html_template.h"

namespace matchgraph::web {

using render::Fields;

/// A symbol of types.svg, which the style has a colour for: "model", "plug", "other", ...
std::string_view type_symbol(std::string_view type);

/// {{>part/type}}: type, type_symbol.
void set_type(Fields& fields, std::string_view type);

}  // namespace matchgraph::web
