// Sizes and dates as a person reads them.
#pragma once

#include <cstdint>
#include <string>

#include "matchgraph/entity.h"

namespace matchgraph {

/// "7B parameters", "350M parameters".
std::string parameters_words(double millions);

/// A date as yyyymmdd, with zeros for what is not given.
Date date_of_number(std::int32_t date);
/// The same in words: "2025-06".
std::string date_number_text(std::int32_t date);

}  // namespace matchgraph
