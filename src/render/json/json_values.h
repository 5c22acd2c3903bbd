// JSON forms of the values that several documents share. Unknown is null, never zero or an empty
// text; a number that is not finite is null.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/results.h"
#include "render/json/json_text.h"

namespace matchgraph::render {

using Json = JsonText;

constexpr std::size_t kUsualBytes = std::size_t{32} << 10;  // of a page of results

/// One document on one line, with a line end.
std::string document(const Json& json);

std::optional<std::string_view> known_text(std::string_view text);
std::optional<std::string> known_date(const std::optional<Date>& date);

/// Sets "price": an object, or null where it is not known.
void set_price(Json& json, const std::optional<Price>& price);
/// Sets id, name, type, and what else every list shows of an entity; `score` stands after the type.
void put_card(Json& json, const EntityCard& card, std::optional<double> score = {});
Json card_json(const EntityCard& card);
Json cards_json(const std::vector<EntityCard>& cards);
/// {"id", "name"}
Json name_json(const NamedEntity& entity);
/// [{"id", "name"}]
Json names_json(const std::vector<NamedEntity>& entities);
/// Sets a field to names_json.
void set_names(Json& json, std::string_view field, const std::vector<NamedEntity>& entities);
/// [{"field", "values": [{"value", "source", "observed"?}]}], the value in force last
Json conflicts_json(const std::vector<Conflict>& conflicts);
/// {"source", "observed"}; null when no source is named
Json origin_json(const FactOrigin& origin);
/// Sets "index", "name" where it has one, and "text".
void put_capability(Json& json, const CapabilityRef& capability);
Json capability_json(const CapabilityRef& capability);
Json capabilities_json(const std::vector<CapabilityRef>& capabilities);
/// Sets "what", "field", "evidence", and "lacks": null, or the capability with the position of its
/// owner under the name `owner`.
void put_denial(Json& json, const Denial& denial, std::string_view owner);
/// {"by", "about", "direction", "respect", "scope", "hedged", "text", "highlight", "where",
/// "contradicted", "contradicted_by"}
Json claim_json(const Claim& claim);
Json claims_json(const std::vector<Claim>& claims);
/// {"field", "op", "value", "critique"?}
Json constraint_json(const Constraint& constraint);
Json constraints_json(const std::vector<Constraint>& constraints);
/// Sets a field for each facet: {value: count}, most frequent first.
void put_facets(Json& json, const std::vector<Facet>& facets);
/// {field: count}
/// Sets "order" where the list is in another order than by relevance.
void put_order(Json& json, const std::optional<OrderParts>& order);
Json unknown_json(const std::vector<UnknownCount>& unknown);
/// {field: [{"id", "name"}]}: the best of those that are unknown
Json unknown_nearest_json(const std::vector<UnknownCount>& unknown);
/// {"value", "description", "children"}
Json explanation_json(const Explanation& explanation);

/// The text escaped for HTML, the marked bytes in <mark>..</mark>. Spans that overlap or end beyond
/// the text are cut to what is left of it.
std::string highlight_html(std::string_view text, std::span<const TextSpan> marks);

/// {name: value} in the order given.
template <typename Value>
Json object_of(const std::vector<std::pair<std::string, Value>>& pairs) {
  Json object = Json::object();
  for (const auto& [name, value] : pairs) object.set(name, value);
  return object;
}

/// {"missing": 12}: what lists lack; nothing where they are whole.
void set_unlisted(Json& json, const std::vector<Unlisted>& unlisted);

}  // namespace matchgraph::render
