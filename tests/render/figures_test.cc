#include "render/figures.h"

#include <doctest/doctest.h>

#include <limits>

using namespace matchgraph;
using namespace matchgraph::render;

TEST_CASE("numbers are written without exponents and with thousands") {
  CHECK(number_words(0) == "0");
  CHECK(number_words(-0.0) == "0");
  CHECK(number_words(12) == "12");
  CHECK(number_words(1234567) == "1,234,567");
  CHECK(number_words(-1234.5) == "-1,234.5");
  CHECK(number_words(3.14159) == "3.14");
  CHECK(number_words(0.35) == "0.35");
  CHECK(number_words(3.5e-7) == "0.00000035");
  CHECK(number_words(std::numeric_limits<double>::infinity()) == "unknown");
  CHECK(number_words(std::numeric_limits<double>::quiet_NaN()) == "unknown");
  CHECK(number_words(1e300) == "1e+300");
}

TEST_CASE("large numbers have a short form") {
  CHECK(short_number(950) == "950");
  CHECK(short_number(128000) == "128k");
  CHECK(short_number(131072) == "131k");
  CHECK(short_number(999950) == "1M");
  CHECK(short_number(1048576) == "1.05M");
  CHECK(short_number(67e9) == "67B");
}

TEST_CASE("scores have as many digits as tell something") {
  CHECK(score_words(0) == "0.000");
  CHECK(score_words(0.4123) == "0.41");
  CHECK(score_words(0.0412) == "0.041");
  CHECK(score_words(12.34) == "12.3");
  CHECK(score_words(1234.5) == "1234");
  CHECK(score_words(-0.00001) == "0.000");
}

TEST_CASE("percentages are all or nothing only when the share is") {
  CHECK(percent_words(0) == "0 %");
  CHECK(percent_words(0.001) == "1 %");
  CHECK(percent_words(0.625) == "63 %");
  CHECK(percent_words(0.999) == "99 %");
  CHECK(percent_words(1) == "100 %");
}

TEST_CASE("sizes and times have units that fit them") {
  CHECK(size_words(12) == "12 B");
  CHECK(size_words(123456789) == "117.7 MiB");
  CHECK(time_words(0.34) == "340 ms");
  CHECK(time_words(12.46) == "12.5 s");
  CHECK(time_words(200) == "3 min 20 s");
}

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

TEST_CASE("a cost names the offer that costs least, and is unknown rather than nothing") {
  CHECK(cost_words({7.5, "", 7.5, Period::kMonth}) == "$7.50 / month");
  CHECK(cost_words({5.0, "x/gpt", 7.5, Period::kWeek}) == "$7.50 / week, $5 with x/gpt");
  CHECK(cost_words({5.0, "x/gpt", {}, Period::kDay}) == "$5 / day with x/gpt");
  CHECK(cost_words({{}, "", {}, Period::kYear}) == "cost unknown");
  CHECK(own_cost_words({5.0, "x/gpt", 7.5, Period::kWeek}) == "$7.50 / week");
}
