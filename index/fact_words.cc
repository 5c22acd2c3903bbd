#include "index/fact_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace matchgraph {

std::string amount_text(double amount) {
  const bool whole_cents =
      amount >= 0.01 && std::abs(amount * 100 - std::round(amount * 100)) < 1e-6;
  return whole_cents ? fmt::format("{:.2f}", amount) : fmt::format("{:.4g}", amount);
}

std::string unit_price_words(double amount, std::string_view unit) {
  const std::string_view currency = unit.substr(0, unit.find('/'));
  std::string out = currency == "USD" ? "$" + amount_text(amount)
                                      : fmt::format("{} {}", amount_text(amount), currency);
  const std::string_view per = unit.substr(std::min(unit.size(), currency.size() + 1));
  return per.empty() ? out : fmt::format("{} per {}", out, per);
}

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
