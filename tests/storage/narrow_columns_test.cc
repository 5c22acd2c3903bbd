#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "matchgraph/error.h"
#include "storage/short_rows.h"
#include "storage/small_numbers.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

TEST_CASE("small and large numbers come back from a file as they were") {
  std::mt19937 random(3);
  std::vector<std::uint32_t> numbers = {0, 254, 255, 256, 65'536, 4'294'967'295};
  for (int i = 0; i < 2000; ++i) {
    numbers.push_back(static_cast<std::uint32_t>(i % 40 == 0 ? random() : random() % 300));
  }
  const SmallNumbers narrow(numbers);
  const test::TemporaryFolder folder;
  ArrayFileWriter writer;
  narrow.add_to(writer, "numbers");
  writer.write(folder.file("a"));
  const ArrayFile file(folder.file("a"));
  const SmallNumbersView read = small_numbers(file, "numbers");
  REQUIRE(read.size() == numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(read[i] == numbers[i]);
}

TEST_CASE("large numbers without a position each are refused") {
  const std::vector<std::uint8_t> bytes = {255};
  const std::vector<std::uint32_t> one = {0};
  CHECK_THROWS_AS(SmallNumbersView(bytes, one, {}), Error);
}

TEST_CASE("rows begin where the rows before them end") {
  std::mt19937 random(5);
  for (const std::size_t rows : {0U, 1U, 15U, 16U, 17U, 500U}) {
    ShortRows narrow;
    std::vector<std::size_t> lengths;
    for (std::size_t i = 0; i < rows; ++i) {
      lengths.push_back(i % 9 == 0 ? ShortRowsView::kMostItems : random() % 4);
      narrow.push_back(lengths.back());
    }
    const test::TemporaryFolder folder;
    ArrayFileWriter writer;
    narrow.add_to(writer, "rows");
    writer.write(folder.file("a"));
    const ArrayFile file(folder.file("a"));
    const ShortRowsView read = short_rows(file, "rows");
    REQUIRE(read.rows() == rows);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      CHECK(read[i].begin == begin);
      begin += lengths[i];
      CHECK(read[i].end == begin);
    }
  }
}

TEST_CASE("a row that is too long, and beginnings that are too few, are refused") {
  ShortRows narrow;
  CHECK_THROWS_AS(narrow.push_back(ShortRowsView::kMostItems + 1), Error);
  const std::vector<std::uint8_t> lengths(17, 1);
  const std::vector<std::uint32_t> one = {0};
  CHECK_THROWS_AS(ShortRowsView(lengths, one), Error);
}
