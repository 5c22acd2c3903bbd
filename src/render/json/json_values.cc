#include "render/json/json_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "render/text/claim_text.h"

namespace matchgraph::render {
namespace {

void append_escaped(std::string& html, std::string_view text) {
  // All that has a meaning in HTML, so that the marks are the only markup.
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
}

}  // namespace

std::string document(const Json& json) { return json.text("\n"); }

std::optional<std::string_view> known_text(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> known_date(const std::optional<Date>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

namespace {

void put_price(Json& json, const Price& price) {
  json.set("amount", price.amount);
  json.set("currency", price.currency);
  json.set("per", known_text(price.per));
  if (price.output) json.set("output", price.output);
}

}  // namespace

void set_price(Json& json, const std::optional<Price>& price) {
  if (!price) return json.set("price", nullptr);
  json.set_object("price", [&] { put_price(json, *price); });
}

namespace {

/// null when no offer's cost is known.
void set_cost(Json& json, const UsageCost& cost) {
  if (!cost.amount) return json.set("cost", nullptr);
  json.set("cost", {{"amount", cost.amount},
                    {"currency", "USD"},
                    {"per", to_string(cost.per)},
                    {"offer", known_text(cost.offer_id)},
                    // False where another offer of the same thing costs less.
                    {"own", cost.own}});
}

void set_cheapest(Json& json, const EntityCard& card) {
  // Null where no offer states a price.
  if (!card.cheapest_price) return json.set("cheapest", nullptr);
  json.set_object("cheapest", [&] {
    json.set("id", known_text(card.cheapest_id));
    set_price(json, card.cheapest_price);
  });
}

void set_traits(Json& json, const std::vector<TraitValue>& traits);

void set_fitting(Json& json, const FittingOffer& offer) {
  // Of several offers the one that meets what was asked for, as the card shows the maker's.
  json.set_object("fitting_offer", [&] {
    json.set("id", offer.id);
    json.set("seller", known_text(offer.seller));
    json.set("price_model", to_string(offer.price_model));
    set_price(json, offer.price);
    json.set("context", offer.context);
    set_traits(json, offer.traits);
  });
}

void set_traits(Json& json, const std::vector<TraitValue>& traits) {
  json.set_objects("traits", traits, [&](const TraitValue& trait) {
    json.set("slug", trait.slug);
    json.set("value", trait.value ? "yes" : "no");
    // Lists leave it out to stay short; the entity's own document has it.
    if (!trait.evidence.empty()) json.set("evidence", trait.evidence);
  });
}

}  // namespace

void put_card(Json& json, const EntityCard& card, std::optional<double> score) {
  json.set("id", card.id);
  json.set("name", card.name);
  json.set("type", card.type);
  if (score) json.set("score", score);
  json.set("unfragile_rank", card.unfragile_rank);
  // A rank that is mostly made of medians says little, and every card admits it.
  json.set("mostly_estimated", card.mostly_estimated);
  json.set("times_matched", card.times_matched);
  json.set("summary", known_text(card.summary));
  json.set("maker", known_text(card.maker));
  // Of the maker's own, as of most, there is nothing to say.
  if (!card.seller.empty()) json.set("seller", card.seller);
  json.set("license", known_text(card.license));
  json.set("url", known_text(card.url));
  json.set("price_model", to_string(card.price_model));
  set_price(json, card.price);
  json.set("updated", known_date(card.updated));
  json.set("capability_count", card.capability_count);
  json.set("offer_count", card.offers);
  set_cheapest(json, card);
  set_traits(json, card.traits);
  if (card.cost) set_cost(json, *card.cost);
  if (card.fitting) set_fitting(json, *card.fitting);
}

Json card_json(const EntityCard& card) {
  Json json = Json::object();
  put_card(json, card);
  return json;
}

Json cards_json(const std::vector<EntityCard>& cards) {
  Json list = Json::array();
  for (const EntityCard& card : cards) {
    list.push_object([&] { put_card(list, card); });
  }
  return list;
}

namespace {

void put_name(Json& json, const NamedEntity& entity) {
  json.set("id", entity.id);
  json.set("name", entity.name);
}

}  // namespace

Json name_json(const NamedEntity& entity) {
  Json json = Json::object();
  put_name(json, entity);
  return json;
}

Json names_json(const std::vector<NamedEntity>& entities) {
  Json list = Json::array();
  for (const NamedEntity& entity : entities) {
    list.push_object([&] { put_name(list, entity); });
  }
  return list;
}

void set_names(Json& json, std::string_view field, const std::vector<NamedEntity>& entities) {
  json.set_objects(field, entities, [&](const NamedEntity& entity) { put_name(json, entity); });
}

Json conflicts_json(const std::vector<Conflict>& conflicts) {
  Json list = Json::array();
  for (const Conflict& conflict : conflicts) {
    Json values = Json::array();
    for (const Conflict::Value& value : conflict.values) {
      Json json = {{"value", value.value}, {"source", known_text(value.source)}};
      if (value.observed) json.set("observed", known_date(value.observed));
      values.push_back(json);
    }
    list.push_back({{"field", conflict.field}, {"values", values}});
  }
  return list;
}

Json origin_json(const FactOrigin& origin) {
  // Null keeps the place of the field.
  if (origin.source.empty()) return nullptr;
  return {{"source", origin.source}, {"observed", known_date(origin.observed)}};
}

void put_capability(Json& json, const CapabilityRef& capability) {
  // Its place among the entity's capabilities, by which it can be asked for.
  json.set("index", capability.index);
  if (!capability.name.empty()) json.set("name", capability.name);
  json.set("text", capability.text);
}

void put_denial(Json& json, const Denial& denial, std::string_view owner) {
  json.set("what", denial.what);
  json.set("field", denial.field);
  json.set("evidence", denial.evidence);
  // Null where nobody else does what is denied.
  if (!denial.lacks) return json.set("lacks", nullptr);
  json.set_object("lacks", [&] {
    put_capability(json, denial.lacks->capability);
    json.set(owner, denial.lacks->seed);
  });
}

Json capability_json(const CapabilityRef& capability) {
  Json json = Json::object();
  put_capability(json, capability);
  return json;
}

Json capabilities_json(const std::vector<CapabilityRef>& capabilities) {
  Json list = Json::array();
  for (const CapabilityRef& capability : capabilities) {
    list.push_object([&] { put_capability(list, capability); });
  }
  return list;
}

Json claim_json(const Claim& claim) {
  // What is claimed about a name that no entry has still has the name.
  Json about = Json::object();
  if (!claim.about_id.empty()) about.set("id", claim.about_id);
  about.set("name", claim.about);
  Json where = claim.capability ? Json{{"capability", *claim.capability}} : Json{{"entity", true}};
  Json opposed = Json::array();
  for (const OpposedClaim& other : claim.contradicted_by) {
    opposed.push_back({{"by", name_json(other.by)}, {"text", other.text}});
  }
  return {{"by", name_json(claim.by)},
          {"about", about},
          {"direction", direction_name(claim.direction)},
          {"respect", known_text(claim.respect)},
          {"scope", known_text(claim.scope)},
          // "may be faster" is no claim to be.
          {"hedged", claim.hedged},
          {"text", claim.text},
          {"highlight", highlight_html(claim.text, std::array{claim.rival})},
          {"where", where},
          {"contradicted", !claim.contradicted_by.empty()},
          {"contradicted_by", opposed}};
}

Json claims_json(const std::vector<Claim>& claims) {
  Json list = Json::array();
  for (const Claim& claim : claims) list.push_back(claim_json(claim));
  return list;
}

Json constraint_json(const Constraint& constraint) {
  Json json = {
      {"field", constraint.field}, {"op", constraint.op}, {"value", value_text(constraint.value)}};
  if (!constraint.critique.empty()) json.set("critique", constraint.critique);
  return json;
}

Json constraints_json(const std::vector<Constraint>& constraints) {
  Json list = Json::array();
  for (const Constraint& constraint : constraints) list.push_back(constraint_json(constraint));
  return list;
}

void put_facets(Json& json, const std::vector<Facet>& facets) {
  // An object by value, as programs look counts up; the order of its fields is by count.
  for (const Facet& facet : facets) {
    json.set_object(facet.field, [&] {
      for (const FacetValue& value : facet.values) json.set(value.value, value.count);
    });
  }
}

void put_order(Json& json, const std::optional<OrderParts>& order) {
  if (!order) return;
  json.set_object("order", [&] {
    json.set("fitting", order->fitting);
    json.set_objects("prices", order->prices, [&](const PriceGroup& group) {
      json.set("unit", known_text(group.unit));
      json.set("count", group.count);
    });
  });
}

Json unknown_json(const std::vector<UnknownCount>& unknown) {
  // Counts by field here, names below: most programs only want the counts.
  Json object = Json::object();
  for (const UnknownCount& field : unknown) object.set(field.field, field.count);
  return object;
}

Json unknown_nearest_json(const std::vector<UnknownCount>& unknown) {
  Json object = Json::object();
  for (const UnknownCount& field : unknown) object.set(field.field, names_json(field.nearest));
  return object;
}

Json explanation_json(const Explanation& explanation) {
  Json children = Json::array();
  for (const Explanation& child : explanation.children) children.push_back(explanation_json(child));
  return {{"value", explanation.value},
          {"description", explanation.description},
          {"children", children}};
}

std::string highlight_html(std::string_view text, std::span<const TextSpan> marks) {
  std::vector<TextSpan> sorted(marks.begin(), marks.end());
  // Marks come in the order of terms, and may overlap.
  std::sort(sorted.begin(), sorted.end(), [](const TextSpan& left, const TextSpan& right) {
    return std::pair(left.begin, left.end) < std::pair(right.begin, right.end);
  });
  std::string html;
  std::size_t done = 0;
  for (const TextSpan& mark : sorted) {
    // What overlaps is cut, as a mark within a mark would be closed with the outer one.
    const std::size_t begin = std::max<std::size_t>(mark.begin, done);
    const std::size_t end = std::min<std::size_t>(mark.end, text.size());
    if (begin >= end) continue;
    append_escaped(html, text.substr(done, begin - done));
    html += "<mark>";
    append_escaped(html, text.substr(begin, end - begin));
    html += "</mark>";
    done = end;
  }
  append_escaped(html, text.substr(done));
  return html;
}

void set_unlisted(Json& json, const std::vector<Unlisted>& unlisted) {
  // Absent where nothing was cut.
  if (unlisted.empty()) return;
  json.set_object("unlisted", [&] {
    for (const Unlisted& list : unlisted) json.set(list.list, list.count);
  });
}

}  // namespace matchgraph::render
