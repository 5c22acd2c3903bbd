// Here are the words of a text: does it begin with entities that it is about?
#pragma once

#include <cstddef>
#include <optional>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads a seed phrase with its names, and the critiques that stand before it ("free alternatives
/// to"), into `out`. Returns the word after the last name; nothing when the text has no seeds, and
/// then only notes are added. Throws Error (kUsage) as parse_query does for names.
std::optional<std::size_t> read_seeds(QueryWords& words, const QueryVocabulary& vocabulary,
                                      ParsedQuery& out);

}  // namespace matchgraph
