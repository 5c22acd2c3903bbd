#include "graph/smoothing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

using Lists = std::vector<std::vector<WeightedRow>>;
using Dense = std::vector<std::vector<double>>;

Lists random_lists(std::size_t rows, std::uint32_t seed) {
  std::mt19937 random(seed);
  Lists lists(rows);
  for (RowId row = 0; row < rows; ++row) {
    for (RowId other = 0; other < rows; ++other) {
      if (other == row || random() % 3 != 0) continue;
      lists[row].push_back({other, static_cast<float>(random() % 100) / 50.0F});
    }
    std::shuffle(lists[row].begin(), lists[row].end(), random);
  }
  return lists;
}

Dense dense_matrix(const Lists& lists, std::size_t k, bool symmetric) {
  Dense p(lists.size(), std::vector<double>(lists.size(), 0));
  for (std::size_t row = 0; row < lists.size(); ++row) {
    for (std::size_t i = 0; i < std::min(k, lists[row].size()); ++i) {
      p[row][lists[row][i].row] = static_cast<double>(lists[row][i].weight);
    }
  }
  const Dense directed = p;
  for (std::size_t a = 0; a < p.size(); ++a) {
    double sum = 0;
    for (std::size_t b = 0; b < p.size(); ++b) {
      if (symmetric) p[a][b] = std::max(directed[a][b], directed[b][a]);
      sum += p[a][b];
    }
    for (double& weight : p[a]) weight = sum > 0 ? weight / sum : 0;
  }
  return p;
}

TEST_CASE("the matrix equals the dense one, by column and by entry") {
  for (const bool symmetric : {false, true}) {
    const Lists lists = random_lists(30, 7);
    const auto matrix = SmoothingMatrix::from_nearest(lists, 5, symmetric);
    const Dense expected = dense_matrix(lists, 5, symmetric);
    REQUIRE(matrix.rows() == 30);
    Dense by_column(30, std::vector<double>(30, 0));
    for (RowId a = 0; a < 30; ++a) {
      for (const auto& entry : matrix.column(a)) {
        by_column[entry.row][a] = static_cast<double>(entry.weight);
      }
      const auto ascending = [](const auto& x, const auto& y) { return x.row < y.row; };
      CHECK(std::is_sorted(matrix.column(a).begin(), matrix.column(a).end(), ascending));
    }
    for (std::size_t a = 0; a < 30; ++a) {
      for (std::size_t b = 0; b < 30; ++b) {
        CHECK(by_column[a][b] == doctest::Approx(expected[a][b]).epsilon(1e-6));
        const auto weight = matrix.weight(static_cast<RowId>(a), static_cast<RowId>(b));
        CHECK(static_cast<double>(weight) == by_column[a][b]);
      }
    }
  }
}

TEST_CASE("smoothed scores equal own scores plus the dense product") {
  const Lists lists = random_lists(40, 8);
  for (const bool symmetric : {false, true}) {
    const auto matrix = SmoothingMatrix::from_nearest(lists, 4, symmetric);
    const Dense p = dense_matrix(lists, 4, symmetric);
    std::vector<double> own(40, 0);
    std::vector<Score> scores;
    for (RowId row = 1; row < 40; row += 3) {
      own[row] = 0.1 * row;
      scores.push_back({row, own[row]});
    }
    std::vector<SmoothedScore> expected;
    for (RowId d = 0; d < 40; ++d) {
      double value = own[d];
      for (RowId j = 0; j < 40; ++j) value += 0.8 * p[d][j] * own[j];
      if (value > 0) expected.push_back({d, own[d], value});
    }
    auto smoothed = smooth(matrix, scores, 0.8);
    REQUIRE(smoothed.size() == expected.size());
    for (std::size_t i = 0; i < scores.size(); ++i) CHECK(smoothed[i].row == scores[i].row);
    std::sort(smoothed.begin(), smoothed.end(),
              [](const SmoothedScore& a, const SmoothedScore& b) { return a.row < b.row; });
    for (std::size_t i = 0; i < smoothed.size(); ++i) {
      CHECK(smoothed[i].row == expected[i].row);
      CHECK(smoothed[i].own == expected[i].own);
      CHECK(smoothed[i].smoothed == doctest::Approx(expected[i].smoothed).epsilon(1e-6));
    }
  }
}

TEST_CASE("a matrix that leads out of its rows is refused, and leaves nothing behind") {
  const SmoothingMatrix good({0, 1, 1}, {{1, 1.0F}});
  const SmoothingMatrix damaged({0, 2, 2}, {{1, 0.5F}, {70'000, 0.5F}});
  const std::vector<Score> scores = {{0, 2.0}};
  const auto before = smooth(good, scores, 1);
  CHECK_THROWS_AS(smooth(damaged, scores, 1), Error);
  const auto after = smooth(good, scores, 1);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].smoothed == before[i].smoothed);
}

TEST_CASE("weights of 0 and rows without neighbours pass nothing on") {
  const Lists lists = {{{1, 0.0F}}, {}, {{0, 0.5F}}};
  const auto matrix = SmoothingMatrix::from_nearest(lists, 5, false);
  CHECK(matrix.column(1).empty());
  CHECK(matrix.column(2).empty());
  REQUIRE(matrix.column(0).size() == 1);
  CHECK(matrix.column(0)[0] == WeightedRow{2, 1});
}

TEST_CASE("without a matrix or without scores only what was given remains") {
  const std::vector<Score> scores = {{2, 1.5}, {3, 0}};
  const auto unchanged = smooth(SmoothingMatrix(), scores, 1);
  REQUIRE(unchanged.size() == 1);
  CHECK(unchanged[0].row == 2);
  CHECK(unchanged[0].smoothed == 1.5);
  CHECK(smooth(SmoothingMatrix::from_nearest(random_lists(5, 1), 2, true), {}, 1).empty());
  CHECK(SmoothingMatrix().rows() == 0);
}

}  // namespace
}  // namespace matchgraph
