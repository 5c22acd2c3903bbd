// Patterns of words.
#include "lines/word_pattern.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace matchgraph;

TEST_CASE("the end of a sentence may be one of several steps") {
  const std::vector<std::string_view> ended = {"no", "network"};
  const std::vector<std::string_view> goes_on = {"no", "network", "required"};
  const std::vector<std::string_view> other = {"no", "network", "drives"};
  const WordPattern pattern("no network required|needed|$");
  CHECK(pattern.length(ended) == 2);
  CHECK(pattern.length(goes_on) == 3);
  CHECK_FALSE(pattern.length(other));
}
