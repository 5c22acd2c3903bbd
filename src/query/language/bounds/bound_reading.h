// Here are words of a text: do they set a bound on a number or a date?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "matchgraph/query.h"
#include "query/language/bounds/field_reading.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// A kBound critique with the word after it; `next` 0 when there is none.
struct BoundReading {
  Critique critique = {};
  std::size_t next = 0;
  /// It says which field it is about or has a unit that only one field has. Without, "under $5" may
  /// be about anything that costs money.
  bool is_explicit = true;
  /// It is about money in a unit that no field holds, or about a field that the catalogue lacks:
  /// `critique` has nothing but its span.
  bool is_unknown = false;
  /// Of what is unknown: what cannot be bounded, "a price per month".
  std::string unbounded = {};
};

/// FIELD OP VALUE at word `i`, with or without spaces, of a field that the catalogue knows and a
/// value of its kind: "context >= 100k", "price<1", "output price < $1 per million tokens".
BoundReading symbolic_bound_at(const QueryWords& words, std::size_t i,
                               const QueryVocabulary& vocabulary);

/// The same, or a bound in words: "under $1", "at least 200k context", "context over 100k tokens",
/// "1M context", "under 10B parameters", "newer than 2025-06", "released after June 2025".
BoundReading bound_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

/// What bound_at tries behind symbols: bounds in words alone, also those that are not known.
BoundReading worded_bound_at(const QueryWords& words, std::size_t i,
                             const QueryVocabulary& vocabulary);

/// What goes on behind a bound with its limit unsaid: "$10 out" of "at most $2 in and $10 out".
BoundReading further_bound_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary, const Constraint& before);

}  // namespace matchgraph
