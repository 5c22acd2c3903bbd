// Here is an amount of money for what is no token: which field holds what that costs?
#pragma once

#include <string>
#include <string_view>

#include "query/language/bounds/quantity_reading.h"
#include "query/language/query_vocabulary.h"

namespace matchgraph {

/// "At most $18 per million characters" as a bound on what the catalogue states: a price in that
/// unit ("price per 1m characters") or a figure of that name ("price_per_image"), the amount
/// reckoned for its quantity. An empty field: nothing states such a price.
Constraint unit_price_bound(const Quantity& quantity, std::string_view op,
                            const QueryVocabulary& vocabulary);

}  // namespace matchgraph
