#include "server/site/resolved_entities.h"

#include <algorithm>

namespace matchgraph::server {

std::variant<std::vector<std::string>, Unresolved> resolve_entities(
    const Engine& engine, const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    Resolution resolution = engine.resolve(name);
    // The first that is not clear: a person mends one name at a time.
    if (resolution.kind != Resolution::Kind::kFound) return Unresolved{name, std::move(resolution)};
    // Two names of one entity ask about it once.
    if (std::find(ids.begin(), ids.end(), resolution.id) == ids.end()) {
      ids.push_back(std::move(resolution.id));
    }
  }
  return ids;
}

}  // namespace matchgraph::server
