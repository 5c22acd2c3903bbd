// Here is an offer that was found: whose facts are shown for it?
#pragma once

#include <unordered_map>
#include <vector>

#include "query/engine_state.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"

namespace matchgraph {

/// What stands for the thing that the offer is of, where that passes the filters and states as much
/// of the conditions; else the offer itself, for who asks for "under $1" is to see that price.
/// Cost: a test of one entity.
EntityIndexNumber shown_for(const EngineState& state, const Constraints& filter,
                            const Conditions& conditions, EntityIndexNumber offer);

/// By what is shown, the offer that was found.
using ShownOffers = std::unordered_map<EntityIndexNumber, EntityIndexNumber>;

/// Puts in the place of each candidate what is shown for it, though the graph may not have reached
/// that: what a card says of a thing is then what it was found by. No entity is there twice
/// afterwards. Returns which offer each of them stands for, as that is what has the score.
/// Cost: a test of each that has several offers.
ShownOffers take_shown(const EngineState& state, const Constraints& filter,
                       const Conditions& conditions, std::vector<Candidate>& candidates);

}  // namespace matchgraph
