// Here are the words of a need: which conditions do they set?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Reads the conditions (traits/asked.h) that stand in words of the need into `out`. Words that are
/// no topic ("no GPU") leave the need. Beside seeds, where the seed is the topic, all of them do,
/// and what goes in and comes out sets none.
void read_conditions(QueryWords& words, ParsedQuery& out);

}  // namespace matchgraph
