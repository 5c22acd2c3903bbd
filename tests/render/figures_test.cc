#include "render/figures.h"

#include <doctest/doctest.h>

using namespace matchgraph;
using namespace matchgraph::render;

TEST_CASE("scores have as many digits as tell something") {
  CHECK(score_words(0) == "0.000");
  CHECK(score_words(0.4123) == "0.41");
  CHECK(score_words(0.0412) == "0.041");
  CHECK(score_words(12.34) == "12.3");
  CHECK(score_words(1234.5) == "1234");
  CHECK(score_words(-0.00001) == "0.000");
}

TEST_CASE("sizes and times have units that fit them") {
  CHECK(size_words(12) == "12 B");
  CHECK(size_words(123456789) == "117.7 MiB");
  CHECK(size_words(1048575) == "1.0 MiB");
  CHECK(time_words(0.34) == "340 ms");
  CHECK(time_words(59.96) == "1 min 0 s");
  CHECK(time_words(12.46) == "12.5 s");
  CHECK(time_words(200) == "3 min 20 s");
}

TEST_CASE("a cost names the offer that costs least, and is unknown rather than nothing") {
  CHECK(cost_words({7.5, "", 7.5, Period::kMonth}) == "$7.50 / month");
  CHECK(cost_words({5.0, "x/gpt", 7.5, Period::kWeek}) == "$7.50 / week, $5 with x/gpt");
  CHECK(cost_words({5.0, "x/gpt", {}, Period::kDay}) == "$5 / day with x/gpt");
  CHECK(cost_words({{}, "", {}, Period::kYear}) == "cost unknown");
  CHECK(own_cost_words({5.0, "x/gpt", 7.5, Period::kWeek}) == "$7.50 / week");
}
