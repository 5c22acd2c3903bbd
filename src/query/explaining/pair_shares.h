// Here are two entities that are alike: which pairs of their parts make them so?
#pragma once

#include <cstddef>
#include <vector>

#include "query/engine_state.h"
#include "query/explaining/part_terms.h"

namespace matchgraph {

/// Explanations that add up to `value`, the similarity of a seed and another entity: one per pair
/// of parts (a capability, or name and summary), the heaviest first, with the words they share;
/// beyond `most` one for all that are left. Cost: the pairs that share a word, once per word,
/// and reading all texts of the other.
std::vector<Explanation> pair_shares(EngineState& state, const EntityParts& seed,
                                     EntityIndexNumber other, double value, std::size_t most);

}  // namespace matchgraph
