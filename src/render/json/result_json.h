// Results as fields of a document that may hold something beside them.
#pragma once

#include "render/json/json_values.h"

namespace matchgraph::render {

/// `text` is what was typed, `understood` an object whose fields stand beside it in "query".
void put_search(Json& json, const SearchResults& results, std::string_view text,
                const Json& understood);
void put_alternatives(Json& json, const AlternativesResults& results);
void put_claims(Json& json, const ClaimsResults& results);
void put_comparison(Json& json, const Comparison& comparison);

}  // namespace matchgraph::render
