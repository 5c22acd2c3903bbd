// Here is the place behind "faster than": which rivals are named there?
#pragma once

#include <cstddef>
#include <vector>

#include "claims/sentence_words.h"

namespace matchgraph {

struct Rival {
  TextSpan phrase;     ///< as written, without articles: "GitHub's CodeSearchNet"
  TextSpan name;       ///< the name in it: "CodeSearchNet"; the phrase itself when it is a kind
  bool named = false;  ///< it is a name rather than a kind ("cloud APIs")
  bool self = false;   ///< it is the claimant's own name
};

struct RivalList {
  std::vector<Rival> rivals;
  std::size_t end = 0;  ///< the word behind the last one
};

/// Reads "A, B and C", "cloud APIs", "frameworks such as A or B" from word `begin` on. Empty when
/// what stands there names nothing: a number, a pronoun, a preposition.
RivalList read_rivals(const Sentence& sentence, std::size_t begin);

/// Reads "A", "A and B", "OpenAI's A" as the subject of a clause: names only, up to the verb.
RivalList read_subjects(const Sentence& sentence, std::size_t begin);

}  // namespace matchgraph
