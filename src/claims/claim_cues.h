// Here is a word of a sentence: does it announce a rival, and where does the rival's name begin?
//
// Each cue function returns the word behind the cue, where the rivals are named, or 0 when there is
// no such cue at word `i`. Pure functions.
#pragma once

#include <cstddef>

#include "claims/sentence_words.h"

namespace matchgraph {

/// "compared to", "relative to", "in contrast to".
std::size_t compared_cue(const Sentence& sentence, std::size_t i);
/// "comparable to", "on par with", "similar in scope to", "the same model as".
std::size_t equal_cue(const Sentence& sentence, std::size_t i);
/// "as fast as", "as much input as".
std::size_t as_as_cue(const Sentence& sentence, std::size_t i);
/// "behind", "ahead of", "superior to", "falls short of".
std::size_t position_cue(const Sentence& sentence, std::size_t i);
/// "alternative to", "competes with", "differs from".
std::size_t alternative_cue(const Sentence& sentence, std::size_t i);
/// Whether a cue that needs a comparison of its own stands in [begin, end).
bool holds_cue(const Sentence& sentence, std::size_t begin, std::size_t end);

/// Whether a statement in [begin, end) is weakened: "may", "often", "up to", "in many cases",
/// "about twice", "according to".
bool is_hedged(const Sentence& sentence, std::size_t begin, std::size_t end);

}  // namespace matchgraph
