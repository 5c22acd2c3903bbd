// Here is a need: what do texts, past searches and neighbourhoods score together?
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "query/engine_state.h"
#include "query/ranking/matching/position_set.h"

namespace matchgraph {

/// What past searches for such a need score, ascending by entity.
std::vector<Score> past_scores_of(EngineState& state, std::string_view text,
                                  const RankingParts& parts);

/// What text, past searches and neighbourhoods score together, best first. Scores ascend by entity.
std::vector<Candidate> score_with_neighbourhoods(const EngineState& state,
                                                 std::span<const Score> text_scores,
                                                 std::span<const Score> past_scores,
                                                 const RankingParts& parts);

/// What the neighbourhoods of the best of all and those of past searches lead to. The rows of the
/// best are among those that were scored with theirs, so that their columns are known to be whole.
PositionSet reached_from(const EngineState& state, std::span<const EntityScore> best,
                         std::span<const Score> past_scores);

}  // namespace matchgraph
