// Here is an "or" between what was read: does either do, or is neither understood?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Joins what "or" stands between in a text without seeds: of two conditions ("offline or
/// self-hosted") or of a price and a bound ("free or under $1") either is enough. Where only one
/// side was read, or the two cannot be joined, neither is asked for, and all of it is noted as not
/// used with the texts that would be: half of what was said would be another question.
void settle_either(QueryWords& words, ParsedQuery& out);

}  // namespace matchgraph
