// Descriptions of results -> JSON schemas, as OpenAPI 3.0 has them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "render/json/result_schemas.h"

namespace matchgraph::server {

/// The schema of a type as SchemaField::type writes it; names of schemas become references. Throws
/// std::invalid_argument for what is none.
nlohmann::ordered_json type_schema(std::string_view type);

/// The schema of the struct, with the fields of its bases, which `all` must hold.
nlohmann::ordered_json struct_schema(const render::Schema& schema,
                                     std::span<const render::Schema> all);

}  // namespace matchgraph::server
