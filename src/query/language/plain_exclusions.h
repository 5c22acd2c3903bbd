// A text without seeds: what should not be among its results, and what of it is only noted?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {

/// Reads what is left out at word `i` into `out`; the word after it, 0 where nothing is. The words
/// are a critique where it acts. What is noted only, as a clause of its own, is no word of the need
/// any more.
std::size_t read_plain_exclusion(QueryWords& words, std::size_t i,
                                 const QueryVocabulary& vocabulary, const NameReader& names,
                                 ParsedQuery& out);

/// Notes that words [i, next) ask for a seller; where `drops`, they are no words of the need.
void note_seller(QueryWords& words, std::size_t i, std::size_t next, bool drops, ParsedQuery& out);

/// Notes denials that were read nowhere: nothing that looks like a condition is dropped in silence.
void note_left_denials(const QueryWords& words, ParsedQuery& out);

}  // namespace matchgraph
