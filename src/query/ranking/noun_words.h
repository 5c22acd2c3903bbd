// Here is a word of texts: do they use it as a noun, so that "with WORD" is something that people
// say?
#pragma once

#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

/// How often a text uses a word as a noun and as something else. Rules over the words beside it:
/// behind an article or a preposition and before the end of a phrase it is a noun, at the beginning
/// of a sentence with an -s or behind "to" and "it" a verb. No tagger is needed where most doubt
/// can be left out.
struct WordUse {
  std::size_t as_noun = 0;
  std::size_t otherwise = 0;
  std::size_t determined = 0;  ///< as a noun, behind an article or a preposition
};

/// Whether "with WORD" is something that people say: it is a noun more often than not, once behind
/// an article or a preposition, and none of the pronouns, adverbs and participles that a place
/// alone does not tell from nouns ("by itself").
bool is_used_as_noun(std::string_view word, const WordUse& uses);

/// Adds the uses in what an entity says of itself: its summary, names and texts of capabilities.
/// `word` is folded; it stands alone between white space and marks ("cpp" of "whisper.cpp" does
/// not). Cost: linear in the texts.
void add_uses(const Entity& entity, std::string_view word, WordUse& uses);

}  // namespace matchgraph
