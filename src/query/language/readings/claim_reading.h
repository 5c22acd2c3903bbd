// Here are the words of a text: do they ask who claims to be better than something?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads a whole text that asks who claims to be better than an entity. False when it does not.
bool read_claim_question(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out);

}  // namespace matchgraph
