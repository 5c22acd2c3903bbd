// Numbers, prices and sizes as a person reads them. All text is ASCII but for what a price's own
// currency and unit bring along.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "matchgraph/entity.h"
#include "matchgraph/results.h"
#include "text/percent.h"

namespace matchgraph::render {

/// "1,234,567", "0.35", "0.00000035": no exponent, at most three digits after the leading zeros.
std::string number_words(double value);
/// "1,234,567".
std::string whole_number_words(std::uint64_t count);
/// "128k", "1.05M", "950".
std::string short_number(double value);
/// An UnfragileRank among other facts: a whole number.
std::string rank_words(double rank);
/// A score: two decimals, fewer for large values, three for small ones.
std::string score_words(double value);
/// A similarity of 0..1: two decimals, so that a column of them is four wide.
std::string similarity_words(double value);
using matchgraph::percent_words;
/// "1.2 MiB".
std::string size_words(std::uint64_t bytes);
/// "340 ms", "12.5 s", "3 min 20 s".
std::string time_words(double seconds);
/// "1 result", "2 results"; -y becomes -ies, -ch becomes -ches.
std::string count_words(std::size_t count, const std::string& noun);

/// "$0.35 / 1M in, $1.25 / 1M out", "$20 / month", "12 EUR / month".
std::string price_words(const Price& price);
/// The model and the price: "free", "freemium, $20 / month", "paid, price unknown", "price
/// unknown".
std::string pricing_words(PriceModel model, const std::optional<Price>& price);

/// "$7.50 / month", "$7.50 / month, $5 with openrouter/gpt-5", "$5 / month with openrouter/gpt-5"
/// when what the entity itself costs is not known, "cost unknown".
std::string cost_words(const UsageCost& cost);
/// The same of the entity itself, whoever else offers it.
std::string own_cost_words(const UsageCost& cost);

}  // namespace matchgraph::render
