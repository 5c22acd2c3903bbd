#include "wording/fact_words.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("numbers are called by words where people read") {
  CHECK(signal_label("cache_read_price") == "price of cached input");
  CHECK(signal_label("max_output") == "longest answer");
  CHECK(signal_label("open_issues") == "open issues");
  CHECK(signal_label("stars") == "stars");
}
