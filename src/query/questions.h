// One function per question; the engine hands each request on to its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/cover.h"
#include "matchgraph/query.h"
#include "query/engine_state.h"

namespace matchgraph {

Answer ask(EngineState& state, const SearchRequest& request);
/// A typed text as a need.
struct ReadNeed {
  SearchRequest request;  ///< with the conditions and filters that the text sets
  /// By condition of the text, those that "or" joins as one: its words are left in the need.
  std::vector<bool> is_in_text;
};
/// A text that names seeds or asks for a comparison or claims is taken word by word.
ReadNeed read_need(EngineState& state, const SearchRequest& request);
CoverResults cover(EngineState& state, const CoverRequest& request);
SearchResults search(EngineState& state, const SearchRequest& request);
/// The `total` of that search, without what a page of it shows.
std::size_t count_matches(EngineState& state, const SearchRequest& request);
AlternativesResults alternatives(EngineState& state, const AlternativesRequest& request);
/// As search, before offers and near duplicates share a row. A text that names a seed ranks its
/// alternatives; critiques and filters are carried out.
std::vector<Candidate> rank_typed(EngineState& state, std::string_view text,
                                  const RankingParts& parts);
std::vector<Candidate> rank_need(EngineState& state, std::string_view text,
                                 const RankingParts& parts);
/// All that pass the request's filters, before offers and near duplicates share a row.
std::vector<Candidate> rank_alternatives(EngineState& state, const AlternativesRequest& request);
std::vector<Candidate> rank_alternatives(EngineState& state, EntityIndexNumber seed,
                                         std::size_t depth, const RankingParts& parts);
Comparison compare(EngineState& state, const std::vector<std::string>& ids, bool explain,
                   const std::optional<Workload>& workload);
EntityDetail entity_detail(EngineState& state, std::string_view id, bool explain);
Neighbourhood neighbourhood(EngineState& state, std::string_view id, std::size_t nodes);
/// The entities, the first in the middle, and the edges among them; `entities` is not empty.
Neighbourhood picture_of(const EngineState& state, const std::vector<EntityIndexNumber>& entities);
Path path(EngineState& state, std::string_view from, std::string_view to);
Suggestions suggest(EngineState& state, std::string_view text, std::size_t limit);
ClaimsResults claims_about(const EngineState& state, const ClaimsRequest& request);
Resolution resolve(const EngineState& state, std::string_view text);
/// What matches of a name amount to: one thing, or several. `matches` is not empty.
Resolution settle_names(const EngineState& state, const std::vector<NameMatch>& matches,
                        const std::string& how);

}  // namespace matchgraph
