// Here is an offer that was found: whose facts are shown for it?
#pragma once

#include "query/engine_state.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"

namespace matchgraph {

/// What stands for the thing that the offer is of, where that passes the filters and states as much
/// of the conditions; else the offer itself, for who asks for "under $1" is to see that price.
/// Cost: a test of one entity.
EntityIndexNumber shown_for(const EngineState& state, const Constraints& filter,
                            const Conditions& conditions, EntityIndexNumber offer);

}  // namespace matchgraph
