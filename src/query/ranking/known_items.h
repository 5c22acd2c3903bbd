// Here is a need: does it name what is sought?
//
// Who types a name, an id or the address of a repository knows what they look for. It comes first,
// however many texts say more of its words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// The entities that the whole text names, the surest way of naming first: by id, by the address of
/// a repository or hub entry, by name, by alias, by name without maker, by a name before words that
/// say what it is ("Qdrant vector database"), by maker. Those named in the same way stand by
/// UnfragileRank. Empty for most needs. Cost: look-ups, and for makers a pass over their names.
std::vector<EntityIndexNumber> known_items(EngineState& state, std::string_view text);

/// The entities whose names begin with the words of the text: what a text of words that no text is
/// found by ("The Who") may mean. Those that stand best first; at most `most`. Cost: a look-up.
std::vector<EntityIndexNumber> begun_names(EngineState& state, std::string_view text,
                                           std::size_t most);

/// When nothing is found: entities whose names are spelt like the text, each thing once. Cost: as a
/// look-up of misspelt names.
std::vector<EntityCard> near_names(const EngineState& state, const std::string& text);

/// Brings known items to the front of the ranking, in their order; those that it lacks come with
/// the score of the best that it has.
void put_known_first(const std::vector<EntityIndexNumber>& known, std::vector<Candidate>& ranked);

/// In an order that is not by relevance: where the text names what is sought (`known`), all that is
/// called so comes before what is only about it, each in its order. The cheapest offers of a model
/// are no offers of its neighbours. Cost: folding the names of the candidates.
void put_named_first(const EngineState& state, const std::vector<EntityIndexNumber>& known,
                     std::string_view text, std::vector<Candidate>& ranked);

}  // namespace matchgraph
