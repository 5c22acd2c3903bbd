// Here are candidates, best first: which of them would hardly anybody want, whatever they match?
#pragma once

#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Lets what states that it is deprecated follow what scores at least half as much; scores stay as
/// they are. Cost: a look at each.
void put_deprecated_behind(const EngineState& state, std::vector<Candidate>& candidates);

/// Whether it is an offer that costs nothing of a thing that costs something: what one seller gives
/// away for a while makes the thing no free one.
bool is_given_away(const EngineState& state, EntityIndexNumber e);
/// Lets such offers follow, as put_deprecated_behind does.
void put_given_away_behind(const EngineState& state, std::vector<Candidate>& candidates);

/// As put_deprecated_behind, and lets what comes with another thing (its manual, its data) follow
/// likewise, unless a word of the need asks for such, and where a program is asked for, libraries.
/// Cost: as above.
void put_unasked_behind(const EngineState& state, const Need& need,
                        std::vector<Candidate>& candidates);

}  // namespace matchgraph
