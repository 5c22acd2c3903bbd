#include "text/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace matchgraph {
namespace {

// Beyond these, digits tell a person nothing: an exponent does.
constexpr double kLargest = 1e15;
constexpr double kSmallest = 1e-12;

std::string with_thousands(std::string digits) {
  const std::size_t start = digits.starts_with('-') ? 1 : 0;
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  // From the right, so that what is inserted moves nothing that is still to be looked at.
  for (std::size_t at = whole; at > start + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string without_trailing_zeros(std::string digits) {
  // The zeros of 1500 are no decimals.
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  // What is a little less than nothing rounds to it, and keeps its sign in what the library prints.
  return digits == "-0" ? "0" : digits;
}

}  // namespace

std::string number_words(double value) {
  if (!std::isfinite(value)) return "unknown";
  if (value == 0) return "0";  // not "-0"
  const double size = std::abs(value);
  if (size >= kLargest || (size > 0 && size < kSmallest)) return fmt::format("{:.3g}", value);
  if (value == std::floor(value)) return with_thousands(fmt::format("{:.0f}", value));
  int decimals = 2;
  // Three digits behind the leading zeros, however many these are.
  if (size < 1) decimals = 2 - static_cast<int>(std::floor(std::log10(size)));
  return with_thousands(without_trailing_zeros(fmt::format("{:.{}f}", value, decimals)));
}

std::string short_number(double value) {
  struct Unit {
    double size;
    std::string_view sign;
  };
  static constexpr std::array<Unit, 3> kUnits = {{{1e9, "B"}, {1e6, "M"}, {1e3, "k"}}};
  if (!std::isfinite(value)) return "unknown";
  for (const Unit& unit : kUnits) {
    // 999,950 is a million when rounded to three digits.
    if (std::abs(value) < unit.size * 0.9995) continue;
    const double count = value / unit.size;
    // Three digits in all: 1.05M, 12.5k, 128k.
    const int decimals = std::abs(count) < 10 ? 2 : std::abs(count) < 100 ? 1 : 0;
    return without_trailing_zeros(fmt::format("{:.{}f}", count, decimals)) + std::string(unit.sign);
  }
  return number_words(value);
}

std::string whole_number_words(std::uint64_t count) {
  return number_words(static_cast<double>(count));
}

std::string count_words(std::size_t count, const std::string& noun) {
  const std::string number = whole_number_words(count);
  if (count == 1) return number + " " + noun;
  if (noun.ends_with('y')) return number + " " + noun.substr(0, noun.size() - 1) + "ies";
  return number + " " + noun + (noun.ends_with("ch") ? "es" : "s");
}

std::string amount_words(double amount, std::string_view currency) {
  std::string digits = number_words(amount);
  const std::size_t point = digits.find('.');
  if (point != std::string::npos && point + 2 == digits.size()) digits += '0';  // $3.50, not $3.5
  return currency == "USD" ? "$" + digits : fmt::format("{} {}", digits, currency);
}

}  // namespace matchgraph
