#include "render/figures.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

namespace matchgraph::render {

std::string rank_words(double rank) {
  return std::isfinite(rank) ? fmt::format("{}", std::llround(rank)) : "unknown";
}

std::string_view estimate_words(const EntityCard& card) {
  return card.mostly_estimated ? ", mostly estimated" : "";
}

std::string score_words(double value) {
  if (!std::isfinite(value)) return "unknown";
  const double size = std::abs(value);
  // Three digits in all: more would promise what a score does not hold.
  if (size >= 100) return fmt::format("{:.0f}", value);
  if (size >= 10) return fmt::format("{:.1f}", value);
  // What would be rounded to 0.10 has two decimals already.
  if (size >= 0.0995) return fmt::format("{:.2f}", value);
  return size < 0.0005 ? "0.000" : fmt::format("{:.3f}", value);
}

std::string similarity_words(double value) {
  return std::isfinite(value) ? fmt::format("{:.2f}", value) : "unknown";
}

std::string size_words(std::uint64_t bytes) {
  // Units of 1,024, as people measure files.
  static constexpr std::array<std::string_view, 4> kUnits = {"KiB", "MiB", "GiB", "TiB"};
  if (bytes < 1024) return fmt::format("{} B", bytes);
  double size = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  // 1023.96 KiB would be "1024.0 KiB".
  while (size >= 1023.95 && unit + 1 < kUnits.size()) {
    size /= 1024;
    ++unit;
  }
  return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

std::string time_words(double seconds) {
  if (!std::isfinite(seconds)) return "unknown";
  // 0.9996 s would be "1000 ms".
  if (seconds < 0.9995) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 59.95) return fmt::format("{:.1f} s", seconds);
  // Cut and not rounded, or there would be "1 min 60 s"; what is nearly a minute is one.
  seconds = std::max(seconds, 60.0);
  const double minutes = std::floor(seconds / 60);
  return fmt::format("{:.0f} min {:.0f} s", minutes, std::floor(seconds - minutes * 60));
}

std::string cost_words(const UsageCost& cost) {
  if (!cost.amount) return "cost unknown";
  const std::string per = fmt::format(" / {}", to_string(cost.per));
  const std::string least = amount_words(*cost.amount, "USD");
  if (cost.offer_id.empty()) return least + per;
  // Its own cost may not be known while that of an offer is.
  if (!cost.own) return least + per + " with " + cost.offer_id;
  return amount_words(*cost.own, "USD") + per + ", " + least + " with " + cost.offer_id;
}

std::string own_cost_words(const UsageCost& cost) {
  return cost_words({.amount = cost.own, .offer_id = {}, .own = cost.own, .per = cost.per});
}

}  // namespace matchgraph::render
