// Here is a typed text: which filters are written in it as key:value or --flag value?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Splits the text of `out` into words and reads its typed filters into `out`. Text in double
/// quotes holds no filters. Throws Error (kUsage) for a known key whose value cannot be read.
QueryWords read_typed_filters(const QueryVocabulary& vocabulary, ParsedQuery& out);

}  // namespace matchgraph
