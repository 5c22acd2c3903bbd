// What an address calls an entity -> its id.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "matchgraph/engine.h"

namespace matchgraph::server {

/// A name that fits no entity, or several.
struct Unresolved {
  std::string asked;
  Resolution resolution;
};

/// Ids of the entities named, each once, in order; or the first name that is not clear. Throws
/// Error (kUsage) for a text beyond 2,048 bytes.
std::variant<std::vector<std::string>, Unresolved> resolve_entities(
    const Engine& engine, const std::vector<std::string>& names);

}  // namespace matchgraph::server
