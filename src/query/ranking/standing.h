// Here are candidates, best first: which of them would hardly anybody want, whatever they match?
#pragma once

#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Lets what states that it is deprecated follow what scores at least half as much; scores stay as
/// they are. Cost: a look at each, and a sort where there are such.
void put_deprecated_behind(const EngineState& state, std::vector<Candidate>& candidates);

/// Lets what comes with another thing (its manual, its data) follow what scores at least half as
/// much, unless a word of the need asks for such, and where a program is asked for, libraries
/// likewise. Cost: as above.
void put_accessories_behind(const EngineState& state, const Need& need,
                            std::vector<Candidate>& candidates);

}  // namespace matchgraph
