// What there is to say of a list's order and of its end, for all formats alike.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// "by price: first the 158 that fit well, then 753 that fit less; within each 12 per 1M input
/// tokens, then 4 per image, then 3 of unknown price"; empty where there is one part.
std::string order_words(const std::optional<OrderParts>& order, const std::string& sort,
                        std::size_t total);

/// The heading above the result at `number` (from 0), where a part of that order begins: "fits
/// less: by price again", "price unknown", "price per image"; empty elsewhere, and above the first.
std::string order_border(const std::optional<OrderParts>& order, const std::string& sort,
                         std::size_t number);

/// "18 others, not models": what stands at the end of alternatives; empty for none.
std::string other_types_words(const AlternativesResults& results);

/// "129 others share little or nothing with it"; empty for none.
std::string unshared_words(const AlternativesResults& results);

}  // namespace matchgraph::render
