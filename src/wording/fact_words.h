// Sizes and dates as a person reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

/// "7B parameters", "350M parameters".
std::string parameters_words(double millions);

/// What a signal is called where people read: "longest answer" for max_output, "price of cached
/// input" for cache_read_price; of names that are not known the words. JSON and filters keep the
/// name.
std::string signal_label(std::string_view name);

/// A date as yyyymmdd, with zeros for what is not given.
Date date_of_number(std::int32_t date);
/// The same in words: "2025-06".
std::string date_number_text(std::int32_t date);

}  // namespace matchgraph
