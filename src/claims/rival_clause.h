// Here is a clause whose subject is a rival ("LangGraph lacks ..."): what does it say for whom?
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "claims/rival_phrases.h"
#include "claims/sentence_words.h"
#include "claims/statements.h"

namespace matchgraph {

struct RivalClause {
  std::vector<Rival> rivals;          ///< the subject
  std::vector<Statement> statements;  ///< at least one; from the claimant's side
  std::size_t end = 0;                ///< the word behind the clause
};

/// The clause that begins at word `i`, when its subject is somebody else than the claimant. Its
/// predicate's parts are joined by "and" and "but"; those that compare the rival with the claimant
/// are its statements, and when there is none, one that is "different". Words said of the rival are
/// quoted with its name; behind "where", "whereas" and "while" the claimant's own side stands for
/// them when it is short. Where a capital may be due to the beginning of the sentence, only known
/// names are taken for a subject.
std::optional<RivalClause> rival_clause_at(const Sentence& sentence, std::size_t i,
                                           std::string_view own_name);

}  // namespace matchgraph
