#include "text/edit_distance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "support/plain_distance.h"

using matchgraph::edit_distance;
using matchgraph::test::plain_distance;

TEST_CASE("limited edit distance equals the textbook's up to its limit") {
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string a(random() % 9, 'a');
    std::string b(random() % 9, 'a');
    for (char& c : a) c = static_cast<char>('a' + random() % 3);
    for (char& c : b) c = static_cast<char>('a' + random() % 3);
    const std::size_t limit = random() % 5;
    CHECK(edit_distance(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
  }
}
