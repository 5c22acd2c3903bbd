// Here are alternatives: are they other things than the seeds, and than each other?
//
// Who looks for something else is not served by the same model under another label, nor by ten
// products of one maker.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Takes versions, sizes and editions of the seeds out of the candidates: what is of a seed's type
/// and maker and called as it is but for numbers (family_words); of models and datasets also what
/// others list under the seed's name and numbers, or under a name with the seed's in it where they
/// name no maker; and what is called as a seed is and states that nobody keeps it up. Returns their
/// names in the order of the candidates. Cost: linear, and reading the names of the seeds' makers.
std::vector<NamedEntity> leave_out_versions(const EngineState& state,
                                            std::span<const EntityIndexNumber> seeds,
                                            std::vector<Candidate>& candidates);

/// Puts what is called as a seed is, but for the words of its type ("Brave Search MCP" beside
/// "Brave Search"), and names no other maker, behind ten others: another way to the same thing.
void put_namesakes_behind(const EngineState& state, std::span<const EntityIndexNumber> seeds,
                          std::vector<Candidate>& candidates);

/// Puts what fits far less than the first and is of another sort behind: a list of models does not
/// go on with a data set and a parser that share a word with them. Only behind enough to choose
/// among. Returns how many these are.
std::size_t put_other_kinds_behind(const EngineState& state,
                                   std::span<const EntityIndexNumber> seeds,
                                   std::vector<Candidate>& candidates);

/// Puts what is of a seed's sort (models, data, software) before what is of another; the order
/// stays otherwise.
void put_own_kind_first(const EngineState& state, std::span<const EntityIndexNumber> seeds,
                        std::vector<Candidate>& candidates);

/// Lets at most three of one maker stand among the first ten, and of models and datasets one entry
/// of a version, whoever sells it and in whatever order its name says it ("Claude 4.5 Opus",
/// "Claude Opus 4.5 (US)"), and two where a seller's words are about it; the others follow in their
/// order. What names no maker is counted with nobody.
void spread_makers(const FactColumns& facts, std::vector<Candidate>& candidates);

}  // namespace matchgraph
