// Entities as lines of a snapshot: a catalogue line, a tab, and the conflicts as JSON.
#pragma once

#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

/// With a line end.
std::string entity_line(const Entity& entity);

/// The inverse. Throws Error (kEnvironment) on damage.
Entity read_entity_line(std::string_view line);

}  // namespace matchgraph
