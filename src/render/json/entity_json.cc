// All that is known of one entity, for a program: its catalogue line with what the snapshot adds.
#include <nlohmann/json.hpp>
#include <string>

#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {
namespace {

using render::Json;
using ParsedJson = nlohmann::ordered_json;

Json source_json(const Source& source) {
  return {{"name", source.name},
          // Null and not "", as for everything that is not known.
          {"url", render::known_text(source.url)},
          {"observed", render::known_date(source.observed)}};
}

Json sources_json(const std::vector<Source>& sources) {
  Json list = Json::array();
  for (const Source& source : sources) list.push_back(source_json(source));
  return list;
}

/// {field: {"source", "observed"}} of an entity that several sources described.
/// By field, as one looks for the origin of a value that one sees.
Json origins_by_field(const std::vector<FactOrigin>& origins) {
  Json object = Json::object();
  for (const FactOrigin& origin : origins) object.set(origin.field, render::origin_json(origin));
  return object;
}

Json neighbours_json(const std::vector<Neighbour>& neighbours) {
  Json list = Json::array();
  for (const Neighbour& neighbour : neighbours) {
    Json json = render::card_json(neighbour.entity);
    json.set("similarity", neighbour.similarity);
    if (neighbour.explanation) {
      json.set("explanation", render::explanation_json(*neighbour.explanation));
    }
    list.push_back(json);
  }
  return list;
}

/// The rank with its components, and what sources state instead.
Json rank_json(const EntityDetail& detail) {
  // Facts add up to their component, and components by weight to the rank.
  Json components = Json::object();
  for (const RankComponent& component : detail.rank.components) {
    Json facts = Json::array();
    for (const RankFact& fact : component.facts) {
      facts.push_back({{"text", fact.text}, {"value", fact.value}});
    }
    components.set(component.name, {{"value", component.value},
                                    {"weight", component.weight},
                                    {"estimated", component.estimated},
                                    {"facts", facts}});
  }
  Json stated = Json::array();
  for (const Stated& figures : detail.entity.stated) {
    // A source that states other figures says nothing of the rank.
    if (!figures.rank) continue;
    stated.push_back({{"value", figures.rank},
                      {"against", render::known_text(figures.against)},
                      {"source", source_json(figures.source)}});
  }
  Json json = {
      {"value", detail.card.unfragile_rank}, {"components", components}, {"stated", stated}};
  if (detail.rank_explanation) {
    json.set("explanation", render::explanation_json(*detail.rank_explanation));
  }
  return json;
}

Json traits_json(const std::vector<TraitValue>& traits) {
  Json list = Json::array();
  for (const TraitValue& trait : traits) {
    list.push_back({{"slug", trait.slug},
                    // In words: the contract has three answers, of which the third is that the
                    // trait is not there.
                    {"value", trait.value ? "yes" : "no"},
                    {"evidence", trait.evidence}});
  }
  return list;
}

/// The price of a million tokens that go in or come out; null where it is not by the token.
/// Two figures beside the price as stated, as sellers state prices in several units.
std::optional<double> token_price(const Seller& seller, bool is_output) {
  if (!seller.price || (is_output && !seller.price->output)) return {};
  Price price = *seller.price;
  if (is_output) price.amount = *price.output;
  return usd_per_million_input_tokens(price);
}

Json sellers_json(const std::vector<Seller>& sellers) {
  Json list = Json::array();
  for (const Seller& seller : sellers) {
    list.push_object([&] {
      list.set("id", seller.id);
      list.set("name", render::known_text(seller.name));
      list.set("maker", render::known_text(seller.maker));
      list.set("is_maker", seller.is_maker);
      list.set("price_model", to_string(seller.price_model));
      render::set_price(list, seller.price);
      list.set("input_price", token_price(seller, false));
      list.set("output_price", token_price(seller, true));
      list.set("context", seller.context);
      list.set("url", render::known_text(seller.url));
    });
  }
  return list;
}

// Null where the snapshot knows of no search: 0 would say that nobody ever chose it.
Json count_json(const std::optional<std::uint64_t>& count) {
  return count ? Json(*count) : Json(nullptr);
}

// A catalogue may have a field of its own by the name of one that is added here: it moves to
// `extra`, so that neither hides the other.
void set(ParsedJson& json, const char* name, const Json& value) {
  if (json.contains(name)) json["extra"][name] = json[name];
  json[name] = ParsedJson::parse(value.text());
}

void set_evidence(ParsedJson& json, const std::vector<CapabilityEvidence>& evidence) {
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    set(json["capabilities"][i], "times_matched", evidence[i].times_matched);
    set(json["capabilities"][i], "times_chosen", evidence[i].times_chosen);
  }
}

}  // namespace

std::string to_json(const EntityDetail& detail) {
  // By way of the catalogue's own writer, so that what an entry states is told as it stands there.
  ParsedJson json = ParsedJson::parse(to_catalogue_line(detail.entity));
  set(json, "unfragile_rank", detail.card.unfragile_rank);
  set(json, "rank", rank_json(detail));
  set(json, "times_matched", count_json(detail.card.times_matched));
  set(json, "times_chosen", count_json(detail.card.times_chosen));
  set_evidence(json, detail.capability_evidence);
  set(json, "capability_count", detail.card.capability_count);
  set(json, "sources", sources_json(detail.entity.sources));
  set(json, "conflicts", render::conflicts_json(detail.entity.conflicts));
  set(json, "traits", traits_json(detail.traits));
  set(json, "origins", origins_by_field(detail.entity.origins));
  set(json, "offers", render::cards_json(detail.offers));
  set(json, "sellers", sellers_json(detail.sellers));
  set(json, "cluster",
      Json{
          {"id", detail.cluster.id}, {"name", detail.cluster.name}, {"size", detail.cluster.size}});
  set(json, "neighbours", neighbours_json(detail.neighbours));
  set(json, "claims", render::claims_json(detail.claims));
  set(json, "claims_about", render::claims_json(detail.claims_about));
  set(json, "claims_about_total", detail.claims_about_total);
  return json.dump(-1, ' ', false, ParsedJson::error_handler_t::replace) + "\n";
}

}  // namespace matchgraph
