#include "query/ranking/matching/position_set.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <vector>

using matchgraph::PositionSet;

TEST_CASE("positions are kept, counted and counted in common as sets of numbers are") {
  std::mt19937 random(4);
  for (const std::size_t size : {1, 63, 64, 65, 700, 1984, 5000}) {
    PositionSet a(size);
    PositionSet b(size);
    std::set<std::size_t> in_a;
    std::set<std::size_t> in_b;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t at = random() % size;
      (i % 2 == 0 ? a : b).add(at);
      (i % 2 == 0 ? in_a : in_b).insert(at);
    }
    std::size_t common = 0;
    for (std::size_t at = 0; at < size; ++at) {
      CHECK(a.contains(at) == in_a.contains(at));
      common += in_a.contains(at) && in_b.contains(at) ? 1 : 0;
    }
    CHECK(a.size() == in_a.size());
    CHECK(a.common_with(b) == common);
    std::vector<std::uint32_t> list;
    std::vector<std::uint32_t> expected;
    for (std::size_t i = 0; i < 3 * size; ++i) {
      list.push_back(static_cast<std::uint32_t>(random() % size));
      if (in_a.contains(list.back())) expected.push_back(list.back());
    }
    std::vector<std::uint32_t> found;
    a.for_each_of(list, [&](std::uint32_t at) { found.push_back(at); });
    CHECK(found == expected);
    std::vector<std::uint8_t> flags(size, 0);
    for (const std::size_t at : in_a) flags[at] = 1;
    const PositionSet of_flags(flags);
    const PositionSet all(std::vector<std::uint8_t>(size, 1));
    CHECK(all.size() == size);
    CHECK(all.common_with(a) == in_a.size());
    CHECK(of_flags.size() == in_a.size());
    CHECK(of_flags.common_with(a) == in_a.size());
    PositionSet rest(size);
    rest.add_all(size);
    CHECK(rest.size() == size);
    for (const std::size_t at : in_a) rest.remove(at);
    CHECK(rest.size() == size - in_a.size());
    CHECK(rest.common_with(a) == 0);
  }
}
