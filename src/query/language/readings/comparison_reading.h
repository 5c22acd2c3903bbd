// Here is a text: does it ask to compare entities?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads a whole text that names two to eight entities to compare: "A vs B", "compare A, B and C",
/// "difference between A and B", "is A better than B?", "A or B". Where one of the names is not
/// known and words leave no doubt, `out.unknown` says which. False for any other text. Throws Error
/// (kUsage) for a name that fits several entities beside one that is known.
bool read_comparison(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out);

}  // namespace matchgraph
