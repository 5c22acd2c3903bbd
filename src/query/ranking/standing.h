// Here are candidates, best first: which of them does nobody keep up any more?
#pragma once

#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Lets what states that it is deprecated follow what scores at least half as much; scores stay as
/// they are. Cost: a look at each, and a sort where there are such.
void put_deprecated_behind(const EngineState& state, std::vector<Candidate>& candidates);

}  // namespace matchgraph
