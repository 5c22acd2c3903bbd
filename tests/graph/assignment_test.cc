#include "graph/assignment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

namespace matchgraph {
namespace {

// The largest total by trying every pairing of the rows from `row` on.
double best_total(const std::vector<double>& weights, std::size_t rows, std::size_t columns,
                  double threshold, std::size_t row = 0, unsigned taken = 0) {
  if (row == rows) return 0;
  double best = best_total(weights, rows, columns, threshold, row + 1, taken);
  for (std::size_t column = 0; column < columns; ++column) {
    const double weight = weights[row * columns + column];
    if ((taken >> column & 1U) != 0 || weight < threshold) continue;
    best = std::max(best, weight + best_total(weights, rows, columns, threshold, row + 1,
                                              taken | 1U << column));
  }
  return best;
}

double check_sound(const std::vector<AssignedPair>& pairs, const std::vector<double>& weights,
                   std::size_t columns, double threshold) {
  std::set<std::size_t> used;
  double total = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i > 0) CHECK(pairs[i - 1].row < pairs[i].row);
    CHECK(used.insert(pairs[i].column).second);
    CHECK(pairs[i].weight == weights[pairs[i].row * columns + pairs[i].column]);
    CHECK(pairs[i].weight >= threshold);
    total += pairs[i].weight;
  }
  return total;
}

TEST_CASE("the matching is as good as the best of all that there are") {
  std::mt19937 random(4);
  for (std::size_t rows = 0; rows <= 6; ++rows) {
    for (std::size_t columns = 0; columns <= 6; ++columns) {
      for (int trial = 0; trial < 40; ++trial) {
        const unsigned steps = trial % 2 == 0 ? 4 : 1000;  // few steps: many ties
        std::vector<double> weights;
        for (std::size_t i = 0; i < rows * columns; ++i) {
          weights.push_back(static_cast<double>(random() % (steps + 1)) / steps);
        }
        const double threshold = (trial % 5) * 0.25;
        const auto pairs = best_matching(weights, rows, columns, threshold);
        CAPTURE(rows);
        CAPTURE(columns);
        CAPTURE(trial);
        CHECK(check_sound(pairs, weights, columns, threshold) ==
              doctest::Approx(best_total(weights, rows, columns, threshold)).epsilon(1e-9));
        CHECK(best_matching(weights, rows, columns, threshold) == pairs);
      }
    }
  }
}

TEST_CASE("a pair under the threshold never displaces one above") {
  // 0.5 + 0.4 is more than 0.8, but 0.4 does not count.
  const std::vector<double> weights = {0.8, 0.5, 0.4, 0.0};
  CHECK(best_matching(weights, 2, 2, 0.45) == std::vector<AssignedPair>{{0, 0, 0.8}});
  CHECK(best_matching(weights, 2, 2, 0.4) == std::vector<AssignedPair>{{0, 1, 0.5}, {1, 0, 0.4}});
}

TEST_CASE("many rows and columns of equal weight are matched along the smaller side") {
  CHECK(best_matching(std::vector<double>(50 * 80, 0.5), 50, 80, 0.1).size() == 50);
  CHECK(best_matching(std::vector<double>(80 * 50, 0.5), 80, 50, 0.1).size() == 50);
}

TEST_CASE("an empty side has no pairs") {
  CHECK(best_matching({}, 0, 5, 0).empty());
  CHECK(best_matching({}, 5, 0, 0).empty());
}

}  // namespace
}  // namespace matchgraph
