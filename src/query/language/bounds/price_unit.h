// Here is what a price is per: "1M characters", "minute of audio". Of what, and of how much of it?
#pragma once

#include <optional>
#include <string_view>

namespace matchgraph {

/// So many of a thing that is paid for: "1M characters" is 1,000,000 of "character", an hour 3,600
/// of "second".
struct PriceUnit {
  std::string_view noun = {};  ///< lives as long as the program
  double count = 1;
  std::string_view word = {};  ///< the thing as it was named: "minute"; likewise
};

/// The thing of that word, in either number: "images", "chars", "hour"; nothing for others. Tokens
/// are none, as prices by the token are fields of their own.
std::optional<PriceUnit> price_unit_of_word(std::string_view word);

/// A unit as catalogues write it, behind a currency or not: "USD/1M characters", "search",
/// "minute of audio".
std::optional<PriceUnit> price_unit_of(std::string_view text);

}  // namespace matchgraph
