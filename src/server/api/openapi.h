// What can be asked over HTTP, and what is answered, as one OpenAPI 3.0 document.
//
// Made of the tables of routes, parameters and results when the program is built (tools/openapi),
// and served as it is.
#pragma once

#include <string>
#include <vector>

#include "render/json/result_schemas.h"

namespace matchgraph::server {

/// All structs of which what is answered or posted is made.
std::vector<render::Schema> described_schemas();

/// The document, indented, with a line end. Same tables, same bytes. Throws std::invalid_argument
/// for a table that names a schema or a type that is none.
std::string openapi_document(std::string version);

}  // namespace matchgraph::server
