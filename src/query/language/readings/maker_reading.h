// Here is a place in the text where a maker may stand: which one is it?
#pragma once

#include <cstddef>
#include <string>

#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {

/// A maker as the catalogue spells it, and the word after it; `next` 0: none is here.
struct MakerReading {
  std::string maker = {};
  std::size_t next = 0;
};

/// The longest maker's name at word `i` behind which a phrase may end.
MakerReading maker_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary,
                      const NameReader& names);

/// The same of a maker in the possessive: "Google's".
MakerReading possessive_maker_at(const QueryWords& words, std::size_t i,
                                 const QueryVocabulary& vocabulary);

/// A name at word `i` that no maker field has, and that things are called after; as typed.
MakerReading maker_by_name_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary);

/// Whether a piece in double quotes begins at word `i`.
bool is_quoted_at(const QueryWords& words, std::size_t i);

}  // namespace matchgraph
