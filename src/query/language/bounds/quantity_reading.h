// Here is a number as people write it: how much is it, and of what?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "matchgraph/entity.h"
#include "query/language/bounds/price_unit.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// "$1 per million output tokens", "200k tokens", "1.5 million or more".
struct Quantity {
  double value = 0;
  bool is_money = false;   ///< in US dollars
  bool is_tokens = false;  ///< a number of tokens
  bool by_token = false;   ///< money for tokens
  bool of_output = false;  ///< money for output tokens
  bool is_large =
      false;  ///< written with k, M, B or a word for it: hardly a number of anything small
  bool is_other = false;  ///< money for what is no token: "per month", "per image"
  bool of_size = false;   ///< a model's size: "7b", "70B parameters"
  /// The same in counts of 1,024, where people say 32k of 32,768 too; else the value.
  double binary_value = 0;
  /// What that is, where it is known, and how much of it the money is for.
  std::optional<PriceUnit> unit = {};
  std::string open = {};  ///< "<=" or ">=" where "or less" or "or more" stands behind it
  std::size_t next = 0;   ///< the word after it; 0: none is here
};

/// The quantity that begins at word `i`.
Quantity quantity_at(const QueryWords& words, std::size_t i);

/// Reads what may stand behind a number that ends before word `next`: "dollars", "tokens", "per
/// million output tokens", "or more". `out` holds the number.
void read_units(const QueryWords& words, Quantity& out);
/// The operator of "or more" at a word behind a field, "200k context or more", and the word behind
/// it; the same word and no operator where there is none.
std::pair<std::string, std::size_t> open_behind(const QueryWords& words, std::size_t next);

/// A date at word `i`, "2025", "2025-06" or "June 2025", and the word after it; `next` 0: none.
struct DateReading {
  Date date = {};
  std::size_t next = 0;
};
DateReading date_at(const QueryWords& words, std::size_t i);

}  // namespace matchgraph
