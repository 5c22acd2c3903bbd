// Results as JSON values, for documents that put something beside them.
#pragma once

#include "render/json_values.h"

namespace matchgraph::render {

/// `text` is what was typed, `understood` an object whose fields stand beside it in "query".
Json search_json(const SearchResults& results, std::string_view text, const Json& understood);
Json alternatives_json(const AlternativesResults& results);
Json claims_json(const ClaimsResults& results);

}  // namespace matchgraph::render
