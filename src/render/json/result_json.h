// Results as fields of a document that may hold something beside them.
#pragma once

#include "render/json/json_values.h"

namespace matchgraph::render {

/// Sets "slug", "wanted" and "label" of a ConditionEcho or ConditionMet, and "others" of an echo.
template <typename Condition>
void put_condition(Json& json, const Condition& condition) {
  json.set("slug", condition.slug);
  json.set("wanted", condition.wanted);
  json.set("label", condition.label);
  if constexpr (requires { condition.others; }) {
    if (!condition.others.empty()) json.set("others", condition.others);
  }
}
/// How a result stands to a condition.
void put_met(Json& json, const ConditionMet& condition);
/// Sets "left_out" where something was.
void set_left_out(Json& json, const std::vector<LeftOut>& left_out);
/// A capability with its score and the matched words marked.
void put_matched(Json& json, const MatchedCapability& match);

/// `text` is what was typed, `understood` an object whose fields stand beside it in "query".
void put_search(Json& json, const SearchResults& results, std::string_view text,
                const Json& understood);
void put_alternatives(Json& json, const AlternativesResults& results);
void put_claims(Json& json, const ClaimsResults& results);
void put_comparison(Json& json, const Comparison& comparison);

}  // namespace matchgraph::render
