// One function a question; the engine hands each request on to its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "query/engine_state.h"

namespace matchgraph {

SearchResults search(EngineState& state, const SearchRequest& request);
AlternativesResults alternatives(EngineState& state, const AlternativesRequest& request);
std::vector<Candidate> rank_need(EngineState& state, std::string_view text,
                                 const RankingParts& parts);
std::vector<Candidate> rank_alternatives(EngineState& state, EntityIndexNumber seed,
                                         std::size_t depth, const RankingParts& parts);
Comparison compare(EngineState& state, const std::vector<std::string>& ids);
EntityDetail entity_detail(const EngineState& state, std::string_view id);
ClaimsResults claims_about(const EngineState& state, const ClaimsRequest& request);
Resolution resolve(const EngineState& state, std::string_view text);

}  // namespace matchgraph
