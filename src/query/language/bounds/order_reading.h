// Here are words of a need: do they ask for an order of the results?
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "matchgraph/filters.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// An order with the word after it; `next` 0: none is here.
struct OrderReading {
  ResultOrder order = {};
  std::size_t next = 0;
  /// It stands before what it orders, "cheapest model", "latest claude", "most stars". Without, it
  /// may be of what is looked for: "cheapest flights".
  bool is_of_results = false;
  bool is_asked_outright = false;  ///< "sorted by price", wherever it stands
};

/// The order that one word says, folded: "cheapest", "newest"; nothing for other words.
std::optional<ResultOrder> order_named(std::string_view word);

/// "cheapest", "newest", "largest context window", "most expensive" at word `i`.
OrderReading order_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

}  // namespace matchgraph
