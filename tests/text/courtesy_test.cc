// Polite words of what somebody asks for.
#include "text/courtesy.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("openings and thanks are polite, and stories are not looked at") {
  CHECK(courteous_words("sort letters") == 0);
  CHECK(courteous_words("Hi, can you help me find a tool to sort letters, please") == 10);
  CHECK(courteous_words("please help") == 2);
  CHECK(courteous_words("I need a tool. Sort letters") == 0);
  CHECK(courteous_words("") == 0);
}

TEST_CASE("a single word is polite, or names any thing at all") {
  CHECK(is_courteous("please"));
  CHECK(is_courteous("thanks"));
  CHECK(is_courteous("app"));
  CHECK_FALSE(is_courteous("letters"));
  CHECK(is_polite_ending("please"));
  CHECK_FALSE(is_polite_ending("in"));
}
