// Here are words of a text: do they set a bound on a number or a date?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// A kBound critique with the word after it; `next` 0 when there is none.
struct BoundReading {
  Critique critique = {};
  std::size_t next = 0;
};

/// FIELD OP VALUE at word `i`, with or without spaces, of a field that the catalogue knows and a
/// value of its kind: "context >= 100k", "price<1".
BoundReading symbolic_bound_at(const QueryWords& words, std::size_t i,
                               const QueryVocabulary& vocabulary);

/// The same, or a bound in words: "under $1", "at most $0.50", "newer than 2025-06".
BoundReading bound_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

}  // namespace matchgraph
