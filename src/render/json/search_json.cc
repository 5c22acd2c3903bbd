// Search results for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/json/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

void put_query(Json& json, const QueryEcho& query, std::string_view text) {
  json.set("text", text);
  json.set("terms", query.terms);
  json.set("ignored", query.ignored);
  // As they were understood, and so perhaps not as they were meant.
  json.set("constraints", render::constraints_json(query.constraints));
  json.set("sort", query.sort);
  json.set("limit", query.limit);
  json.set("offset", query.offset);
  if (!query.workload.empty()) json.set("workload", query.workload);
  if (query.conditions.empty()) return;
  json.set_objects("conditions", query.conditions,
                   [&](const ConditionEcho& condition) { render::put_condition(json, condition); });
}

void put_hit(Json& json, const SearchHit& hit) {
  render::put_card(json, hit.entity, hit.score);
  json.set_objects("capabilities", hit.capabilities,
                   [&](const MatchedCapability& match) { render::put_matched(json, match); });
  json.set("name_highlight", render::highlight_html(hit.entity.name, hit.name_highlight));
  json.set("summary_highlight", render::highlight_html(hit.entity.summary, hit.summary_highlight));
  // Fields that explain why a hit is here stand only where they do.
  if (!hit.like.empty()) render::set_names(json, "like", hit.like);
  if (hit.chosen_before) json.set("chosen_before", true);
  if (!hit.conditions.empty()) {
    json.set_objects("conditions", hit.conditions,
                     [&](const ConditionMet& condition) { render::put_met(json, condition); });
  }
  if (!hit.near_duplicates.empty()) {
    render::set_names(json, "near_duplicates", hit.near_duplicates);
  }
  if (!hit.offers.empty()) json.set("offers", render::cards_json(hit.offers));
  if (hit.explanation) json.set("explanation", render::explanation_json(*hit.explanation));
}

}  // namespace

namespace render {

void put_matched(Json& json, const MatchedCapability& match) {
  put_capability(json, match.capability);
  json.set("score", match.score);
  json.set("highlight", highlight_html(match.capability.text, match.highlight));
}

void put_search(Json& json, const SearchResults& results, std::string_view text,
                const Json& understood) {
  json.set_object("query", [&] {
    put_query(json, results.query, text);
    json.update(understood);
  });
  json.set("total", results.total);
  json.set_objects("results", results.results, [&](const SearchHit& hit) { put_hit(json, hit); });
  // Values become names of fields, as programs look them up by value.
  json.set_object("facets", [&] { put_facets(json, results.facets); });
  json.set("unknown", unknown_json(results.unknown));
  json.set("unknown_nearest", unknown_nearest_json(results.unknown));
  if (results.stating_first > 0) json.set("stating_first", results.stating_first);
  if (results.weak_from > 0) json.set("weak_from", results.weak_from);
  if (results.misses_topic) json.set("misses_topic", true);
  set_left_out(json, results.left_out);
  render::put_order(json, results.order);
  if (!results.did_you_mean.empty()) json.set("did_you_mean", results.did_you_mean);
  if (!results.nearest_names.empty()) json.set("nearest_names", cards_json(results.nearest_names));
  set_unlisted(json, results.unlisted);
}

}  // namespace render

std::string to_json(const SearchResults& results) {
  Json json = Json::object(render::kUsualBytes);
  render::put_search(json, results, results.query.text, Json::object());
  return render::document(json);
}

}  // namespace matchgraph
