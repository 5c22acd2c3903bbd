// Here is a need in plain words, without seeds: which of its words are conditions?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads bounds ("context >= 100k", "under $1 per million output tokens"), exclusions ("no OpenAI",
/// "not from Google"), orders ("cheapest model", "latest claude") and licences ("MIT licensed")
/// into `out`. Words act where a catalogue knows what they name and the text is short; what looks
/// like a condition and does not act is noted as unused.
void read_plain_conditions(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out);

}  // namespace matchgraph
