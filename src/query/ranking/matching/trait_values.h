// Here is an entity: what does it state and deny, and in which words?
#pragma once

#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// All that an entity states, with the sentence or field that says so.
std::vector<TraitValue> trait_values(const EngineState& state, EntityIndexNumber e,
                                     const Entity& entity);

}  // namespace matchgraph
