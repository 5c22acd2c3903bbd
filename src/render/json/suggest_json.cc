// Suggestions for a program, which shows them while a text is being typed.
#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {

std::string to_json(const Suggestions& suggestions) {
  render::Json entities = render::Json::array();
  for (const EntityCard& entity : suggestions.entities) {
    entities.push_back({{"id", entity.id}, {"name", entity.name}, {"type", entity.type}});
  }
  return render::document({{"text", suggestions.text},
                           {"entities", std::move(entities)},
                           {"completions", suggestions.completions}});
}

}  // namespace matchgraph
