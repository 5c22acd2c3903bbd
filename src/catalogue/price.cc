#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "matchgraph/entity.h"
#include "text/fold.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

struct Unit {
  std::string_view folded;  // as fold_for_values writes it
  double per_million;       // how many of the unit make one million input tokens
};

// Units of what goes in alone: a price for what comes out says nothing of it, and bounds on prices
// compare input with input.
constexpr std::array<Unit, 6> kInputTokenUnits = {{
    {"1m input tokens", 1},
    {"1m prompt tokens", 1},
    {"1k input tokens", 1e3},
    {"1k prompt tokens", 1e3},
    {"input token", 1e6},
    {"prompt token", 1e6},
}};

/// Twelve significant digits: 3.5e-7 a token and 0.35 a million are then the same number.
double without_rounding_noise(double value) {
  return std::strtod(fmt::format("{:.12g}", value).c_str(), nullptr);
}

// In the order of the enumeration.
constexpr std::array<std::string_view, 5> kModelNames = {"unknown", "free", "freemium",
                                                         "open-source", "paid"};

}  // namespace

std::string_view to_string(PriceModel model) {
  return kModelNames[static_cast<std::size_t>(model)];
}

std::optional<PriceModel> parse_price_model(std::string_view text) {
  const auto* const found = std::find(kModelNames.begin(), kModelNames.end(), text);
  if (found == kModelNames.end()) return std::nullopt;
  return static_cast<PriceModel>(found - kModelNames.begin());
}

std::optional<double> usd_per_million_input_tokens(const Price& price) {
  // Rates of exchange are not in a catalogue, and a stale one would rank offers wrongly.
  if (price.currency != "USD") return std::nullopt;
  const std::string unit = fold_for_values(price.per);
  for (const Unit& known : kInputTokenUnits) {
    if (known.folded != unit) continue;
    // Exact as stated: rounding to twelve digits could change it.
    if (known.per_million == 1) return price.amount;
    return without_rounding_noise(price.amount * known.per_million);
  }
  return std::nullopt;
}

}  // namespace matchgraph
