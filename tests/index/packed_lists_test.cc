#include "index/facts/packed_lists.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "matchgraph/error.h"

using namespace matchgraph;

namespace {

std::vector<std::vector<RowPosting>> random_lists(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::vector<RowPosting>> out(50);
  for (auto& list : out) {
    std::uint32_t row = 0;
    for (std::size_t i = random() % 30; i > 0; --i) {
      row += static_cast<std::uint32_t>(1 + random() % (random() % 4 == 0 ? 50'000'000 : 90));
      const bool is_often = random() % 5 == 0;
      list.push_back({row, is_often ? static_cast<std::uint32_t>(random() % 100'000) : 1});
    }
  }
  return out;
}

}  // namespace

TEST_CASE("packed lists are read back as they were added") {
  for (std::uint32_t seed = 1; seed < 20; ++seed) {
    const auto lists = random_lists(seed);
    PackedLists packed;
    for (const auto& list : lists) packed.add(list);
    PackedListReader reader(packed.bytes());
    for (const auto& list : lists) {
      const auto read = reader.next();
      REQUIRE(read.size() == list.size());
      for (std::size_t i = 0; i < list.size(); ++i) {
        CHECK(read[i].row == list[i].row);
        CHECK(read[i].count == list[i].count);
      }
    }
    CHECK(reader.is_at_end());
  }
}

TEST_CASE("packed lists that were cut are refused, wherever that was") {
  PackedLists packed;
  const auto lists = random_lists(3);
  packed.add(lists[0]);
  packed.add(std::vector<RowPosting>{{70'000, 300}, {70'001, 1}});
  for (std::size_t size = 0; size < packed.bytes().size(); ++size) {
    PackedListReader reader(std::span(packed.bytes()).first(size));
    CHECK_THROWS_AS((reader.next(), reader.next()), Error);
  }
}
