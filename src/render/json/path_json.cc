// How two entities are connected, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/path_words.h"

namespace matchgraph {
namespace {

using render::Json;

Json capabilities_json(const std::optional<CapabilityPair>& pair) {
  // Null where two entities are alike in words and no two lines do the same.
  if (!pair) return nullptr;
  return {{"left", render::capability_json(pair->left)},
          {"right", render::capability_json(pair->right)},
          {"similarity", pair->similarity},
          {"shared_words", pair->shared_words}};
}

}  // namespace

std::string to_json(const Path& path) {
  Json steps = Json::array();
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const PathStep& step = path.steps[i];
    steps.push_back({{"from", path.entities[i].id},
                     {"to", path.entities[i + 1].id},
                     {"similarity", step.similarity},
                     {"shared_words", step.shared_words},
                     {"capabilities", capabilities_json(step.capabilities)}});
  }
  return render::document({{"ends", render::cards_json(path.ends)},
                           // Whether, before how: most programs only ask that.
                           {"connected", !path.entities.empty()},
                           {"entities", render::cards_json(path.entities)},
                           {"steps", std::move(steps)},
                           {"similarity", path.similarity},
                           {"visited", path.visited},
                           {"gave_up", path.gave_up},
                           {"summary", render::path_summary(path)}});
}

}  // namespace matchgraph
