#include "wording/price_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/number_words.h"

namespace matchgraph {
namespace {

// The output is priced for the same quantity as the input, so the input's unit says how much.
std::optional<double> output_per_million(const Price& price) {
  if (!price.output) return std::nullopt;
  Price output = price;
  output.amount = *price.output;
  return usd_per_million_input_tokens(output);
}

bool costs_nothing(const Price& price) {
  return price.amount == 0 && price.output.value_or(0) == 0;
}

/// "month" of "USD/month": the currency stands before the amount already.
std::string_view unit_of(std::string_view per, std::string_view currency) {
  const bool repeats = per.starts_with(currency) && per.substr(currency.size()).starts_with('/');
  return repeats ? per.substr(currency.size() + 1) : per;
}

std::string phrase(double amount, std::string_view currency, std::string_view per) {
  const std::string words = amount_words(amount, currency);
  per = unit_of(per, currency);
  return per.empty() ? words : fmt::format("{} per {}", words, per);
}

}  // namespace

std::string price_words(const Price& price) {
  if (costs_nothing(price)) return "free";
  // By the million, whatever unit the source has, so that prices can be compared at a glance.
  if (const auto input = usd_per_million_input_tokens(price)) {
    std::string words = amount_words(*input, "USD") + " / 1M in";
    if (const auto output = output_per_million(price)) {
      words += ", " + amount_words(*output, "USD") + " / 1M out";
    }
    return words;
  }
  std::string words = amount_words(price.amount, price.currency);
  if (!price.per.empty()) words += fmt::format(" / {}", unit_of(price.per, price.currency));
  if (price.output) words += ", output " + amount_words(*price.output, price.currency);
  return words;
}

std::string price_phrase(const Price& price) {
  if (costs_nothing(price)) return "free";
  if (const auto input = usd_per_million_input_tokens(price)) {
    return phrase(*input, "USD", "1M input tokens");
  }
  return phrase(price.amount, price.currency, price.per);
}

std::string unit_price_phrase(double amount, std::string_view unit) {
  const std::string_view currency = unit.substr(0, unit.find('/'));
  return phrase(amount, currency, unit.substr(std::min(unit.size(), currency.size() + 1)));
}

std::string pricing_words(PriceModel model, const std::optional<Price>& price) {
  if (model == PriceModel::kUnknown) return price ? price_words(*price) : "price unknown";
  const std::string name =
      model == PriceModel::kOpenSource ? "open source" : std::string(to_string(model));
  if (price) {
    const std::string words = price_words(*price);
    // "free, free" says nothing twice, and a price says "paid" by itself.
    return model == PriceModel::kPaid || words == name ? words : name + ", " + words;
  }
  return model == PriceModel::kPaid ? "paid, price unknown" : name;
}

}  // namespace matchgraph
