// Alternatives for a program.
#include "matchgraph/render.h"
#include "render/json_values.h"
#include "render/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

Json shared_json(const std::vector<CapabilityPair>& pairs) {
  Json list = Json::array();
  for (const CapabilityPair& pair : pairs) {
    list.push_back({{"seed", pair.seed},
                    {"seed_capability", render::capability_json(pair.left)},
                    {"capability", render::capability_json(pair.right)},
                    {"similarity", render::known_number(pair.similarity)},
                    {"shared_words", pair.shared_words}});
  }
  return list;
}

Json seed_capability_json(const SeedCapability& of_seed) {
  Json json = render::capability_json(of_seed.capability);
  json.set("seed", of_seed.seed);
  return json;
}

Json missing_json(const std::vector<SeedCapability>& missing) {
  Json list = Json::array();
  for (const SeedCapability& lack : missing) list.push_back(seed_capability_json(lack));
  return list;
}

Json differences_json(const std::vector<FactDifference>& differences) {
  Json list = Json::array();
  for (const FactDifference& difference : differences) {
    list.push_back({{"field", difference.field},
                    {"seed", difference.left},
                    {"here", difference.right},
                    {"text", difference.text}});
  }
  return list;
}

Json alternative_json(const Alternative& alternative) {
  Json json = render::card_json(alternative.entity, alternative.score);
  json.set("shared", shared_json(alternative.shared));
  json.set("only_here", render::capabilities_json(alternative.only_here));
  json.set("missing", missing_json(alternative.missing));
  if (alternative.listed_for) json.set("listed_for", seed_capability_json(*alternative.listed_for));
  json.set("differences", differences_json(alternative.differences));
  json.set("seeds_reached", alternative.seeds_reached);
  if (!alternative.near_duplicates.empty()) {
    json.set("near_duplicates", render::names_json(alternative.near_duplicates));
  }
  if (!alternative.offers.empty()) json.set("offers", render::cards_json(alternative.offers));
  if (alternative.explanation) {
    json.set("explanation", render::explanation_json(*alternative.explanation));
  }
  return json;
}

Json misses_json(const std::vector<NearestMiss>& misses) {
  Json list = Json::array();
  for (const NearestMiss& miss : misses) {
    Json json = render::card_json(miss.entity, miss.score);
    json.set("relax", render::constraint_json(miss.relax));
    json.set("value", render::known_text(miss.value));
    json.set("count", miss.count);
    list.push_back(json);
  }
  return list;
}

Json critiques_json(const std::vector<CritiqueSuggestion>& critiques) {
  Json list = Json::array();
  for (const CritiqueSuggestion& critique : critiques) {
    list.push_back(
        {{"label", critique.label}, {"query", critique.query}, {"count", critique.count}});
  }
  return list;
}

}  // namespace

namespace render {

Json alternatives_json(const AlternativesResults& results) {
  Json list = Json::array();
  for (const Alternative& alternative : results.results) {
    list.push_back(alternative_json(alternative));
  }
  Json json = {{"seeds", render::cards_json(results.seeds)},
               {"constraints", render::constraints_json(results.constraints)},
               {"total", results.total},
               {"results", list},
               {"critiques", critiques_json(results.critiques)},
               {"unknown", render::unknown_json(results.unknown)},
               {"unknown_nearest", render::unknown_nearest_json(results.unknown)},
               {"sort", results.sort},
               {"limit", results.limit},
               {"offset", results.offset}};
  if (!results.workload.empty()) json.set("workload", results.workload);
  if (!results.nearest_misses.empty())
    json.set("nearest_misses", misses_json(results.nearest_misses));
  return json;
}

}  // namespace render

std::string to_json(const AlternativesResults& results) {
  return render::document(render::alternatives_json(results));
}

}  // namespace matchgraph
