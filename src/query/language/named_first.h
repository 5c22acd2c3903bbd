// Here is a text without a seed phrase: does it begin with the entity that it is about?
#pragma once

#include <cstddef>
#include <optional>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads "X alternatives", "best X competitors", "X but cheaper" and "free X" into `out`: the seed
/// and the critiques before it. Returns the word after what was read; nothing where the text has no
/// such seed. A name of which the catalogue knows nothing is `out.unknown`, where the words leave
/// no doubt that it is one. Throws Error (kUsage) for a name that fits several entities.
std::optional<std::size_t> read_named_first(QueryWords& words, const QueryVocabulary& vocabulary,
                                            ParsedQuery& out);

}  // namespace matchgraph
