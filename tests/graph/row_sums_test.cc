#include "graph/rows/row_sums.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

using matchgraph::RowId;
using matchgraph::RowSums;
using matchgraph::WeightedRow;

TEST_CASE("sums by row are those of a map, in the order of first additions, each time anew") {
  std::mt19937 random(7);
  RowSums sums;
  for (const std::size_t rows : {1, 2, 3000, 5, 700}) {
    std::map<RowId, double> expected;
    std::vector<RowId> order;
    sums.start(rows);
    for (std::size_t i = 0; i < 4 * rows; ++i) {
      // Rows of one low half meet in the table.
      const auto row = static_cast<RowId>(random() % rows << 16 | random() % 2);
      if (!expected.contains(row) && expected.size() == rows) continue;
      if (!expected.contains(row)) order.push_back(row);
      if (i % 3 == 0) {
        expected[row] += 0;
        sums.touch(row);
        continue;
      }
      const WeightedRow twice[] = {{row, 1}, {row, static_cast<float>(random() % 8)}};
      for (const WeightedRow& entry : twice) expected[row] += 3 * static_cast<double>(entry.weight);
      sums.add(twice, 3);
    }
    const auto found = sums.sums();
    REQUIRE(found.size() == order.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].row == order[i]);
      CHECK(found[i].sum == expected[order[i]]);
    }
  }
  sums.start(0);
  CHECK(sums.sums().empty());
}
