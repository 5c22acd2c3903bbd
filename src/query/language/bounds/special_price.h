// Here is a word: does it name what has a price of its own beside ordinary input and output?
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/query_words.h"

namespace matchgraph {

/// What is billed by itself, and the field that may state its price; `of` empty: nothing such.
struct SpecialPrice {
  std::string_view of = {}, field = {};
};

/// "cached input", "cache hits", "batch price" at word `i`.
SpecialPrice special_price_at(const QueryWords& words, std::size_t i);

}  // namespace matchgraph
