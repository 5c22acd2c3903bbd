// Here is a text as it was read: which filters and conditions does it ask for?
#pragma once

#include <vector>

#include "matchgraph/query.h"

namespace matchgraph {

/// What the text asks for besides what `filters` do. Beside seeds "free" and "open source" are
/// conditions, and no filters.
Filters filters_with(const ParsedQuery& query, Filters filters);

/// The conditions of a text without seeds.
std::vector<TraitCondition> conditions_of(const ParsedQuery& query);
/// Those of a text with seeds. What states them comes first, what says nothing follows: who wants
/// another thing that is free is better served by one that does not say than by one that is about
/// something else.
std::vector<TraitCondition> conditions_beside_seeds(const ParsedQuery& query);

}  // namespace matchgraph
