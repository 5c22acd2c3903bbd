// Here is an entity: what makes its rank?
#pragma once

#include "matchgraph/results.h"
#include "query/engine_state.h"

namespace matchgraph {

/// The rank of an entity, component by component, each with its facts.
RankDetail rank_of_entity(const EngineState& state, const Entity& entity, EntityIndexNumber e);

/// The rank as a tree: components by weight and value, and their facts. Every parent is the sum of
/// its children.
Explanation explain_rank(const RankDetail& rank);

}  // namespace matchgraph
