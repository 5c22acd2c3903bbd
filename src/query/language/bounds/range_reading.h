// Here are words of a text: do they say between which two values, or behind which date, something
// has to be?
#pragma once

#include <cstddef>
#include <vector>

#include "matchgraph/query.h"
#include "query/language/bounds/bound_reading.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// "Newer than 2025-06", "released after June 2025" at word `i`.
BoundReading date_bound_at(const QueryWords& words, std::size_t i);

/// Two bounds with one span, the lower first, and the word after them; `next` 0: none are here.
struct RangeReading {
  std::vector<Critique> critiques = {};
  std::size_t next = 0;
  bool is_explicit = true;  ///< as BoundReading::is_explicit
};

/// "Between 100k and 200k context", "context 100k-200k", "between $1 and $2", "released between
/// 2024 and 2025" at word `i`. Numbers alone are none: "10-20 people".
RangeReading range_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

}  // namespace matchgraph
