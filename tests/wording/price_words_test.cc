#include "wording/price_words.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("prices of tokens are shown for a million, others as they are stated") {
  CHECK(price_words({3.5e-7, "USD", "prompt token", {}}) == "$0.35 / 1M in");
  CHECK(price_words({1.25, "USD", "1M input tokens", 10.0}) == "$1.25 / 1M in, $10 / 1M out");
  CHECK(price_words({3.5, "USD", "1M input tokens", {}}) == "$3.50 / 1M in");
  CHECK(price_words({20, "USD", "month", {}}) == "$20 / month");
  CHECK(price_words({12, "EUR", "month", {}}) == "12 EUR / month");
}

TEST_CASE("an unknown price is never shown as free or paid") {
  CHECK(pricing_words(PriceModel::kUnknown, {}) == "price unknown");
  CHECK(pricing_words(PriceModel::kPaid, {}) == "paid, price unknown");
  CHECK(pricing_words(PriceModel::kFree, {}) == "free");
  CHECK(pricing_words(PriceModel::kOpenSource, {}) == "open source");
  CHECK(pricing_words(PriceModel::kFreemium, Price{20, "USD", "month", {}}) ==
        "freemium, $20 / month");
}

TEST_CASE("within a sentence a price is the same amount, with its unit in words") {
  CHECK(price_phrase({3.5e-7, "USD", "prompt token", {}}) == "$0.35 per 1M input tokens");
  CHECK(price_phrase({2.5, "USD", "1M input tokens", 10.0}) == "$2.50 per 1M input tokens");
  CHECK(price_phrase({20, "USD", "month", {}}) == "$20 per month");
  CHECK(price_phrase({12, "EUR", "", {}}) == "12 EUR");
  CHECK(price_phrase({0, "USD", "month", {}}) == "free");
  CHECK(price_phrase({0, "USD", "1M input tokens", 2.0}) == "$0 per 1M input tokens");
}

TEST_CASE("a unit of the facts is worded as the price that it came from") {
  CHECK(unit_price_phrase(2.5, "USD/1M input tokens") ==
        price_phrase({2.5, "USD", "1M input tokens", {}}));
  CHECK(unit_price_phrase(5, "EUR/month") == price_phrase({5, "EUR", "month", {}}));
  CHECK(unit_price_phrase(5, "EUR") == "5 EUR");
}
