// Here are alternatives: what could a person ask to differ that leads somewhere?
#pragma once

#include <span>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Critiques that some of `passing` (best first) meet and not all, and pairs of them, with how many
/// meet them; pairs first, then the most. Asked for, each finds at least so many: words are looked
/// for in the best `options.suggesting_reach` only. The method is that of dynamic compound
/// critiques (McCarthy, Reilly, McGinty, Smyth 2005): what is suggested is mined from what is left.
/// Cost: the fact columns and term vectors of `passing`, and reading those that hold a suggested
/// word.
std::vector<CritiqueSuggestion> suggest_critiques(EngineState& state,
                                                  std::span<const EntityIndexNumber> seeds,
                                                  const AlternativesRequest& request,
                                                  std::span<const Candidate> passing);

}  // namespace matchgraph
