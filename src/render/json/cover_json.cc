// The fewest entities that meet several needs, for a program.
#include "matchgraph/render.h"
#include "render/cover_words.h"
#include "render/json/json_values.h"
#include "render/json/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

void put_need(Json& json, const CoverNeed& need) {
  json.set("text", need.text);
  json.set("need", need.need);
  json.set("constraints", render::constraints_json(need.constraints));
  if (!need.conditions.empty()) {
    json.set_objects("conditions", need.conditions,
                     [&](const ConditionEcho& one) { render::put_condition(json, one); });
  }
  json.set("candidates", need.candidates);
  // An unmet need is null, and still tells what came nearest.
  json.set("met_by", need.met_by);
  if (need.nearest) json.set("nearest", render::card_json(*need.nearest));
  if (need.says) json.set_object("says", [&] { render::put_matched(json, *need.says); });
}

void put_met(Json& json, const NeedMet& met) {
  json.set("need", met.need);
  json.set("fit", met.fit);
  json.set("best", met.best);
  if (met.capability) {
    json.set_object("capability", [&] { render::put_matched(json, *met.capability); });
  }
}

void put_part(Json& json, const CoverPart& part) {
  render::put_card(json, part.entity);
  json.set_objects("meets", part.meets, [&](const NeedMet& met) { put_met(json, met); });
  render::set_names(json, "instead", part.instead);
}

}  // namespace

std::string to_json(const CoverResults& results) {
  Json json = Json::object(render::kUsualBytes);
  json.set_objects("needs", results.needs, [&](const CoverNeed& need) { put_need(json, need); });
  json.set("constraints", render::constraints_json(results.constraints));
  json.set_objects("results", results.results,
                   [&](const CoverPart& part) { put_part(json, part); });
  json.set("unmet", results.unmet);
  json.set("exact", results.is_exact);
  json.set("at_least", results.at_least);
  if (!results.workload.empty()) json.set("workload", results.workload);
  json.set("summary", render::cover_summary(results));
  return render::document(json);
}

}  // namespace matchgraph
