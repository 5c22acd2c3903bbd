// Alternatives for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/json/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

void put_pair(Json& json, const CapabilityPair& pair) {
  json.set("seed", pair.seed);
  json.set_object("seed_capability", [&] { render::put_capability(json, pair.left); });
  json.set_object("capability", [&] { render::put_capability(json, pair.right); });
  json.set("similarity", pair.similarity);
  // The cosine tells how alike the words are, the probability whether both are one job: they part
  // where two texts word one thing differently.
  json.set("probability", pair.probability);
  json.set("shared_words", pair.shared_words);
}

void put_seed_capability(Json& json, const SeedCapability& of_seed) {
  render::put_capability(json, of_seed.capability);
  json.set("seed", of_seed.seed);
}

void put_difference(Json& json, const FactDifference& difference) {
  json.set("field", difference.field);
  json.set("seed", difference.left);
  // A whole sentence beside the values, so that programs need no grammar.
  json.set("here", difference.right);
  json.set("text", difference.text);
}

void put_alternative(Json& json, const Alternative& alternative) {
  render::put_card(json, alternative.entity, alternative.score);
  json.set_objects("shared", alternative.shared,
                   [&](const CapabilityPair& pair) { put_pair(json, pair); });
  json.set_objects("related", alternative.related,
                   [&](const CapabilityPair& pair) { put_pair(json, pair); });
  json.set_objects("only_here", alternative.only_here,
                   [&](const CapabilityRef& own) { render::put_capability(json, own); });
  json.set_objects("missing", alternative.missing,
                   [&](const SeedCapability& lack) { put_seed_capability(json, lack); });
  json.set_objects("denied", alternative.denied,
                   [&](const Denial& denial) { render::put_denial(json, denial, "seed"); });
  // Only where nothing is surely shared: the line that it was listed for.
  if (alternative.listed_for) {
    json.set_object("listed_for", [&] { put_seed_capability(json, *alternative.listed_for); });
  }
  json.set_objects("differences", alternative.differences,
                   [&](const FactDifference& difference) { put_difference(json, difference); });
  // Absent where nothing was asked for, so that a program can tell "no conditions" from "none met".
  if (!alternative.conditions.empty()) {
    json.set_objects("conditions", alternative.conditions,
                     [&](const ConditionMet& condition) { render::put_met(json, condition); });
  }
  // For programs that asked about several: what reaches all comes first.
  json.set("seeds_reached", alternative.seeds_reached);
  if (!alternative.near_duplicates.empty()) {
    render::set_names(json, "near_duplicates", alternative.near_duplicates);
  }
  if (!alternative.offers.empty()) json.set("offers", render::cards_json(alternative.offers));
  if (alternative.explanation) {
    json.set("explanation", render::explanation_json(*alternative.explanation));
  }
  render::set_unlisted(json, alternative.unlisted);
}

void put_miss(Json& json, const NearestMiss& miss) {
  render::put_card(json, miss.entity, miss.score);
  json.set("relax", render::constraint_json(miss.relax));
  // What the entity has instead: what would have to be given up is seen from it.
  json.set("value", render::known_text(miss.value));
  json.set("count", miss.count);
  // One more line, instead of a list of misses that all miss by the same.
  if (miss.others.empty()) return;
  json.set_objects("others", miss.others, [&](const NextMiss& next) {
    json.set("id", next.id);
    json.set("name", next.name);
    json.set("value", render::known_text(next.value));
  });
}

void put_critique(Json& json, const CritiqueSuggestion& critique) {
  json.set("label", critique.label);
  json.set("query", critique.query);
  json.set("count", critique.count);
}

}  // namespace

namespace render {

void put_alternatives(Json& json, const AlternativesResults& results) {
  json.set_objects("seeds", results.seeds, [&](const EntityCard& seed) { put_card(json, seed); });
  json.set("constraints", constraints_json(results.constraints));
  json.set("total", results.total);
  // How many follow that share nothing, so that a program knows where to stop.
  json.set("sharing_nothing", results.sharing_nothing);
  json.set("of_other_types", results.of_other_types);
  json.set_objects("results", results.results,
                   [&](const Alternative& alternative) { put_alternative(json, alternative); });
  json.set_objects("critiques", results.critiques,
                   [&](const CritiqueSuggestion& critique) { put_critique(json, critique); });
  json.set_object("facets", [&] { put_facets(json, results.facets); });
  // Versions are named apart, as they would take all places of a list of alternatives.
  if (!results.versions.empty()) set_names(json, "versions", results.versions);
  if (!results.conditions.empty()) {
    json.set_objects("conditions", results.conditions,
                     [&](const ConditionEcho& condition) { put_condition(json, condition); });
  }
  if (results.stating_first > 0) json.set("stating_first", results.stating_first);
  set_left_out(json, results.left_out);
  // Unknown is counted and named: it neither passes nor fails a filter.
  json.set("unknown", unknown_json(results.unknown));
  json.set("unknown_nearest", unknown_nearest_json(results.unknown));
  json.set("sort", results.sort);
  put_order(json, results.order);
  json.set("limit", results.limit);
  json.set("offset", results.offset);
  if (!results.workload.empty()) json.set("workload", results.workload);
  set_unlisted(json, results.unlisted);
  // Only where a filter left hardly anything.
  if (!results.nearest_misses.empty()) {
    json.set_objects("nearest_misses", results.nearest_misses,
                     [&](const NearestMiss& miss) { put_miss(json, miss); });
  }
}

}  // namespace render

std::string to_json(const AlternativesResults& results) {
  Json json = Json::object(render::kUsualBytes);
  render::put_alternatives(json, results);
  return render::document(json);
}

}  // namespace matchgraph
