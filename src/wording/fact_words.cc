#include "wording/fact_words.h"

#include <fmt/format.h>

namespace matchgraph {

std::string parameters_words(double millions) {
  return millions < 1000 ? fmt::format("{:g}M parameters", millions)
                         : fmt::format("{:g}B parameters", millions / 1000);
}

Date date_of_number(std::int32_t date) {
  return {static_cast<std::int16_t>(date / 10000), static_cast<std::uint8_t>(date / 100 % 100),
          static_cast<std::uint8_t>(date % 100)};
}

std::string date_number_text(std::int32_t date) { return to_string(date_of_number(date)); }

}  // namespace matchgraph
