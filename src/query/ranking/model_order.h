// Here are models, best first: which of them would somebody who asks for a model take?
//
// Models are sold by many, who may name what they sell for those who look for it ("Coding ..."), or
// sell a choice among models of others ("... Router").
#pragma once

#include <vector>

#include "matchgraph/filters.h"
#include "query/engine_state.h"

namespace matchgraph {

/// Whether nothing but models is asked for.
bool asks_for_models(const Filters& filters);

/// Of the first hundred, orders by score times the logarithm of the number of sellers: what several
/// sell is called by its own name. What names no maker comes behind all that do. Cost: linear.
void put_known_models_first(const FactColumns& facts, std::vector<Candidate>& ranked);

/// Puts what answers in pictures, sound or film behind what answers in words alone, where that is
/// what the question means (TraitCondition::is_tacit): a maker of music that reads pictures is no
/// vision model, though its answers have a text too. Cost: linear.
void put_other_answers_behind(const EntityTraits& traits,
                              const std::vector<TraitCondition>& conditions,
                              std::vector<Candidate>& ranked);

}  // namespace matchgraph
