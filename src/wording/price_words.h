// Prices as a person reads them. All text is ASCII but for what a price's own currency and unit
// bring along. Comparison pages have a fixed format of their own (render/page).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

/// Where there is little room: "$0.35 / 1M in, $1.25 / 1M out", "$20 / month", "12 EUR / month".
std::string price_words(const Price& price);
/// Within a sentence, what goes in alone: "$2.50 per 1M input tokens", "$20 per month", "free".
std::string price_phrase(const Price& price);
/// The same of an amount; `unit` is "CURRENCY/WHAT": "USD/1M input tokens".
std::string unit_price_phrase(double amount, std::string_view unit);
/// The model and the price: "free", "freemium, $20 / month", "paid, price unknown", "price
/// unknown".
std::string pricing_words(PriceModel model, const std::optional<Price>& price);

}  // namespace matchgraph
