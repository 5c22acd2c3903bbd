// Here is a need: what do texts, past searches and neighbourhoods score together?
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "query/engine_state.h"

namespace matchgraph {

/// What past searches for such a need score, ascending by entity.
std::vector<Score> past_scores_of(EngineState& state, std::string_view text,
                                  const RankingParts& parts);

/// What text, past searches and neighbourhoods score together, best first. Scores ascend by entity.
std::vector<Candidate> score_with_neighbourhoods(const EngineState& state,
                                                 std::span<const Score> text_scores,
                                                 std::span<const Score> past_scores,
                                                 const RankingParts& parts);

}  // namespace matchgraph
