// Here are words of a text: do they set a field to a name, or compare one that nothing has?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads "maker != OpenAI" and "type=model" at word `i` as filters, and notes names and fields that
/// the catalogue lacks: "stars > 1000". The word behind; 0: none of it is here.
std::size_t read_equality(QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary,
                          ParsedQuery& out);

}  // namespace matchgraph
