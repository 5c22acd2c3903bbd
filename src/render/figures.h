// Figures of results as a person reads them; numbers and prices of any kind are worded below, for
// all floors alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"
#include "matchgraph/results.h"
#include "text/number_words.h"
#include "text/percent.h"
#include "wording/price_words.h"

namespace matchgraph::render {

// Worded for all floors alike; renderers of all formats ask for them here.
using matchgraph::amount_words;
using matchgraph::count_words;
using matchgraph::number_words;
using matchgraph::percent_words;
using matchgraph::price_words;
using matchgraph::pricing_words;
using matchgraph::short_number;
using matchgraph::whole_number_words;

/// An UnfragileRank among other facts: a whole number.
std::string rank_words(double rank);
/// ", mostly estimated" behind a rank of which most is not known of the entity; else empty.
std::string_view estimate_words(const EntityCard& card);
/// A score: two decimals, fewer for large values, three for small ones.
std::string score_words(double value);
/// A similarity of 0..1: two decimals, so that a column of them is four wide.
std::string similarity_words(double value);
/// "1.2 MiB".
std::string size_words(std::uint64_t bytes);
/// "340 ms", "12.5 s", "3 min 20 s".
std::string time_words(double seconds);
/// "$7.50 / month", "$7.50 / month, $5 with openrouter/gpt-5", "$5 / month with openrouter/gpt-5"
/// when what the entity itself costs is not known, "cost unknown".
std::string cost_words(const UsageCost& cost);
/// The same of the entity itself, whoever else offers it.
std::string own_cost_words(const UsageCost& cost);

}  // namespace matchgraph::render
