// Search results for a program.
#include "matchgraph/render.h"
#include "render/json_values.h"
#include "render/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

Json query_json(const QueryEcho& query, std::string_view text, const Json& understood) {
  Json json = {{"text", text},
               {"terms", query.terms},
               {"ignored", query.ignored},
               {"constraints", render::constraints_json(query.constraints)},
               {"sort", query.sort},
               {"limit", query.limit},
               {"offset", query.offset}};
  if (!query.workload.empty()) json.set("workload", query.workload);
  json.update(understood);
  return json;
}

Json matched_json(const std::vector<MatchedCapability>& capabilities) {
  Json list = Json::array();
  for (const MatchedCapability& match : capabilities) {
    Json json = render::capability_json(match.capability);
    json.set("score", render::known_number(match.score));
    json.set("highlight", render::highlight_html(match.capability.text, match.highlight));
    list.push_back(json);
  }
  return list;
}

Json hit_json(const SearchHit& hit) {
  Json json = render::card_json(hit.entity, hit.score);
  json.set("capabilities", matched_json(hit.capabilities));
  json.set("name_highlight", render::highlight_html(hit.entity.name, hit.name_highlight));
  json.set("summary_highlight", render::highlight_html(hit.entity.summary, hit.summary_highlight));
  if (!hit.like.empty()) json.set("like", render::names_json(hit.like));
  if (hit.chosen_before) json.set("chosen_before", true);
  if (!hit.near_duplicates.empty()) {
    json.set("near_duplicates", render::names_json(hit.near_duplicates));
  }
  if (!hit.offers.empty()) json.set("offers", render::cards_json(hit.offers));
  if (hit.explanation) json.set("explanation", render::explanation_json(*hit.explanation));
  return json;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json object = Json::object();
  for (const Facet& facet : facets) {
    Json values = Json::object();
    for (const FacetValue& value : facet.values) values.set(value.value, value.count);
    object.set(facet.field, values);
  }
  return object;
}

}  // namespace

namespace render {

Json search_json(const SearchResults& results, std::string_view text, const Json& understood) {
  Json hits = Json::array();
  for (const SearchHit& hit : results.results) hits.push_back(hit_json(hit));
  Json json = {{"query", query_json(results.query, text, understood)},
               {"total", results.total},
               {"results", hits},
               {"facets", facets_json(results.facets)},
               {"unknown", render::unknown_json(results.unknown)},
               {"unknown_nearest", render::unknown_nearest_json(results.unknown)}};
  if (!results.did_you_mean.empty()) json.set("did_you_mean", results.did_you_mean);
  if (!results.nearest_names.empty()) {
    json.set("nearest_names", render::cards_json(results.nearest_names));
  }
  return json;
}

}  // namespace render

std::string to_json(const SearchResults& results) {
  return render::document(render::search_json(results, results.query.text, Json::object()));
}

}  // namespace matchgraph
