// Facts and bounds on them as a person reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

/// "2.50", "0.351", "1e-07": cents where cents say it all.
std::string amount_text(double amount);

/// "$2.50 per 1M input tokens", "5 EUR per month"; `unit` is "CURRENCY/WHAT", as FactColumns::unit.
std::string unit_price_words(double amount, std::string_view unit);

/// "7B parameters", "350M parameters".
std::string parameters_words(double millions);

/// A date as yyyymmdd, with zeros for what is not given.
Date date_of_number(std::int32_t date);
/// The same in words: "2025-06".
std::string date_number_text(std::int32_t date);

}  // namespace matchgraph
