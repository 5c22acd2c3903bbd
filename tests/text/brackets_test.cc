#include "text/brackets.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("what stands in round brackets is left out, nested and unclosed too") {
  CHECK(without_brackets("oats (and barley) here") == "oats  here");
  CHECK(without_brackets("a (b (c) d) e") == "a  e");
  CHECK(without_brackets("a (b") == "a ");
  CHECK(without_brackets("a) b") == "a) b");
  CHECK(without_brackets("").empty());
}
