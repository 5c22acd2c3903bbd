// Here are the words after the seeds: what should differ from them?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads critiques from word `from` on into `out`; what is none stays part of the need.
void read_critiques(QueryWords& words, std::size_t from, const QueryVocabulary& vocabulary,
                    ParsedQuery& out);

}  // namespace matchgraph
