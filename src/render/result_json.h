// Results as JSON values, for documents that put something beside them.
#pragma once

#include "render/json_values.h"

namespace matchgraph::render {

Json search_json(const SearchResults& results);
Json alternatives_json(const AlternativesResults& results);
Json claims_json(const ClaimsResults& results);

}  // namespace matchgraph::render
