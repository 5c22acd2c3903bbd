// Here are words of a need: do they say what should not be among the results?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {

/// What is left out.
struct Exclusion {
  bool is_maker = false;  ///< what this maker makes; else what holds the text
  std::string text = {};  ///< a maker or an entity's name as the catalogue spells it, or as typed
  TextSpan span = {};     ///< with the words that say so
};

/// "no OpenAI", "anything but GPT-4o", "not from Google or Meta", "email but not gmail".
struct ExclusionReading {
  std::vector<Exclusion> exclusions = {};
  std::size_t next = 0;  ///< the word after them; 0: none are here
  /// Words that leave something out stand here, before what is no name: the span holds all of it.
  bool is_doubtful = false;
  std::string doubtful = {};  ///< what would be left out
  /// What is doubtful is something done, "losing quality": texts without these words are no better.
  bool is_deed = false;
  /// What is doubtful is one word behind "no", "without" or "not ... based", at the end of its
  /// clause: what says that it has it can be left out.
  bool is_had = false;
  /// What is doubtful is a clause of its own, beside what is needed: ", no preview models".
  bool is_clause = false;
  TextSpan span = {};
  /// "Without a Google account": what needs one is told by no more than the words that name it.
  bool is_of_account = false;
  /// "Sold by anyone but X", where others sell what X made: who made it says nothing of that.
  bool is_of_sellers = false;
};

/// Reads what is left out at word `i` of a text without seeds. "no X", "without X" and "not X" need
/// a maker or an entity; "but not X", "except X" and the like also take another single word,
/// unless the text is a sentence.
ExclusionReading exclusion_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary, const NameReader& names);

}  // namespace matchgraph
