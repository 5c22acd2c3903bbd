#include "render/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace matchgraph::render {
namespace {

// Beyond these, digits tell a person nothing: an exponent does.
constexpr double kLargest = 1e15;
constexpr double kSmallest = 1e-12;

std::string with_thousands(std::string digits) {
  const std::size_t start = digits.starts_with('-') ? 1 : 0;
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t at = whole; at > start + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

std::string money(double amount, const std::string& currency) {
  std::string digits = number_words(amount);
  const std::size_t point = digits.find('.');
  if (point != std::string::npos && point + 2 == digits.size()) digits += '0';  // $3.50, not $3.5
  return currency == "USD" ? "$" + digits : digits + " " + currency;
}

std::optional<double> output_per_million(const Price& price) {
  if (!price.output) return std::nullopt;
  Price output = price;
  output.amount = *price.output;
  return usd_per_million_input_tokens(output);
}

}  // namespace

std::string number_words(double value) {
  if (!std::isfinite(value)) return "unknown";
  if (value == 0) return "0";  // not "-0"
  const double size = std::abs(value);
  if (size >= kLargest || (size > 0 && size < kSmallest)) return fmt::format("{:.3g}", value);
  if (value == std::floor(value)) return with_thousands(fmt::format("{:.0f}", value));
  int decimals = 2;
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
    const int decimals = std::abs(count) < 10 ? 2 : std::abs(count) < 100 ? 1 : 0;
    return without_trailing_zeros(fmt::format("{:.{}f}", count, decimals)) + std::string(unit.sign);
  }
  return number_words(value);
}

std::string whole_number_words(std::uint64_t count) {
  return number_words(static_cast<double>(count));
}

std::string rank_words(double rank) {
  return std::isfinite(rank) ? fmt::format("{}", std::llround(rank)) : "unknown";
}

std::string score_words(double value) {
  if (!std::isfinite(value)) return "unknown";
  const double size = std::abs(value);
  if (size >= 100) return fmt::format("{:.0f}", value);
  if (size >= 10) return fmt::format("{:.1f}", value);
  if (size >= 0.0995) return fmt::format("{:.2f}", value);
  return size < 0.0005 ? "0.000" : fmt::format("{:.3f}", value);
}

std::string similarity_words(double value) {
  return std::isfinite(value) ? fmt::format("{:.2f}", value) : "unknown";
}

std::string size_words(std::uint64_t bytes) {
  static constexpr std::array<std::string_view, 4> kUnits = {"KiB", "MiB", "GiB", "TiB"};
  if (bytes < 1024) return fmt::format("{} B", bytes);
  double size = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  while (size >= 1024 && unit + 1 < kUnits.size()) {
    size /= 1024;
    ++unit;
  }
  return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

std::string time_words(double seconds) {
  if (!std::isfinite(seconds)) return "unknown";
  if (seconds < 0.9995) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 60) return fmt::format("{:.1f} s", seconds);
  const double minutes = std::floor(seconds / 60);
  return fmt::format("{:.0f} min {:.0f} s", minutes, std::floor(seconds - minutes * 60));
}

std::string count_words(std::size_t count, const std::string& noun) {
  const std::string number = whole_number_words(count);
  if (count == 1) return number + " " + noun;
  if (noun.ends_with('y')) return number + " " + noun.substr(0, noun.size() - 1) + "ies";
  return number + " " + noun + (noun.ends_with("ch") ? "es" : "s");
}

std::string price_words(const Price& price) {
  if (price.amount == 0 && price.output.value_or(0) == 0) return "free";
  if (const auto input = usd_per_million_input_tokens(price)) {
    std::string words = money(*input, "USD") + " / 1M in";
    if (const auto output = output_per_million(price)) {
      words += ", " + money(*output, "USD") + " / 1M out";
    }
    return words;
  }
  std::string words = money(price.amount, price.currency);
  if (!price.per.empty()) words += " / " + price.per;
  if (price.output) words += ", output " + money(*price.output, price.currency);
  return words;
}

std::string cost_words(const UsageCost& cost) {
  if (!cost.amount) return "cost unknown";
  const std::string per = fmt::format(" / {}", to_string(cost.per));
  const std::string least = money(*cost.amount, "USD");
  if (cost.offer_id.empty()) return least + per;
  if (!cost.own) return least + per + " with " + cost.offer_id;
  return money(*cost.own, "USD") + per + ", " + least + " with " + cost.offer_id;
}

std::string own_cost_words(const UsageCost& cost) {
  return cost_words({.amount = cost.own, .offer_id = {}, .own = cost.own, .per = cost.per});
}

std::string pricing_words(PriceModel model, const std::optional<Price>& price) {
  if (model == PriceModel::kUnknown) return price ? price_words(*price) : "price unknown";
  const std::string name =
      model == PriceModel::kOpenSource ? "open source" : std::string(to_string(model));
  if (price) {
    const std::string words = price_words(*price);
    return model == PriceModel::kPaid || words == name ? words : name + ", " + words;
  }
  return model == PriceModel::kPaid ? "paid, price unknown" : name;
}

}  // namespace matchgraph::render
