// Here are words of a text: which field with numbers or dates do they name?
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// A field at word `i` in one word or two, with "window", "length" and the like behind it, and its
/// words; 0 words when the catalogue has none of that name.
struct FieldReading {
  QueryVocabulary::Field field = {};
  std::size_t words = 0;
};
FieldReading field_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

/// Whether the field is in dollars by the token.
bool is_price_field(std::string_view field);
/// Whether it is in dollars by something else.
bool is_price_of_unit(std::string_view field);

/// The price of a side at word `i`, "output" or "input", which only beside an amount of money is
/// one; 0 words when there is none.
FieldReading price_of_side_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary);

/// "In" and "out" behind an amount: "$2 in and $10 out", and not "$2 in credits".
FieldReading short_side_at(const QueryWords& words, std::size_t i,
                           const QueryVocabulary& vocabulary);

}  // namespace matchgraph
