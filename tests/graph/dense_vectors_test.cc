#include "graph/rows/dense_vectors.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "graph/rows/dense_neighbours.h"
#include "graph/rows/mixed_neighbours.h"
#include "support/random_rows.h"

namespace matchgraph {
namespace {

using DenseRows = std::vector<std::vector<float>>;

DenseVectors centred_rows(const DenseRows& rows) {
  const std::vector<std::span<const float>> spans(rows.begin(), rows.end());
  return centred(spans);
}

/// Rows around a few centres, far from the origin as those of real models are.
DenseRows clustered_rows(std::size_t count, std::size_t dimensions, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto number = [&random] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
  constexpr std::size_t kCentres = 20;
  std::vector<std::vector<double>> centres(kCentres, std::vector<double>(dimensions));
  for (auto& centre : centres) {
    for (double& x : centre) x = number();
  }
  DenseRows out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& centre = centres[random() % kCentres];
    auto& row = out.emplace_back();
    for (const double x : centre) row.push_back(static_cast<float>(0.7 + x + 0.6 * number()));
  }
  return out;
}

/// The cosine of two rows at length 1 less their mean, in double.
double plain_cosine(const DenseRows& rows, std::size_t a, std::size_t b) {
  const auto unit = [](const std::vector<float>& row) {
    double squares = 0;
    for (const float x : row) squares += static_cast<double>(x) * static_cast<double>(x);
    std::vector<double> out;
    for (const float x : row) out.push_back(static_cast<double>(x) / std::sqrt(squares));
    return out;
  };
  std::vector<double> mean(rows.front().size(), 0);
  for (const auto& row : rows) {
    const auto one = unit(row);
    for (std::size_t i = 0; i < mean.size(); ++i) {
      mean[i] += one[i] / static_cast<double>(rows.size());
    }
  }
  double product = 0;
  double left = 0;
  double right = 0;
  const auto first = unit(rows[a]);
  const auto second = unit(rows[b]);
  for (std::size_t i = 0; i < mean.size(); ++i) {
    product += (first[i] - mean[i]) * (second[i] - mean[i]);
    left += (first[i] - mean[i]) * (first[i] - mean[i]);
    right += (second[i] - mean[i]) * (second[i] - mean[i]);
  }
  return product / std::sqrt(left * right);
}

TEST_CASE("a byte per dimension keeps a cosine to a hundredth") {
  const DenseRows rows = clustered_rows(60, 64, 1);
  const DenseVectors vectors = centred_rows(rows);
  for (RowId a = 0; a < rows.size(); ++a) {
    CHECK(dense_cosine(vectors.view(), a, a) == doctest::Approx(1).epsilon(1e-6));
    for (RowId b = 0; b < rows.size(); ++b) {
      CHECK(dense_cosine(vectors.view(), a, b) ==
            doctest::Approx(plain_cosine(rows, a, b)).epsilon(0.01).scale(1));
      CHECK(dense_cosine(vectors.view(), a, b) == dense_cosine(vectors.view(), b, a));
    }
  }
}

TEST_CASE("a row without numbers, of zeros, or like the mean of all has no vector") {
  const DenseVectors vectors = centred_rows({{}, {0, 0}, {1, 0}, {0, 1}, {1, 1}});
  CHECK(vectors.dimensions == 2);
  CHECK_FALSE(vectors.view().has(0));
  CHECK_FALSE(vectors.view().has(1));
  CHECK(vectors.view().has(2));
  CHECK(dense_cosine(vectors.view(), 0, 2) == 0);
  // Of one row alone nothing is left beside the mean.
  CHECK_FALSE(centred_rows({{3, 4}}).view().has(0));
  CHECK(centred_rows({}).view().rows() == 0);
  CHECK(centred_rows({{}, {}}).view().rows() == 2);
}

TEST_CASE("comparing near partitions finds nearly all that comparing all pairs finds") {
  const DenseRows rows = clustered_rows(3000, 48, 2);
  const DenseVectors vectors = centred_rows(rows);
  const DenseVectorsView view = vectors.view();
  const DenseKnnOptions options{.k = 20, .compared_rows = 1000, .partitions = {.rows = 50}};
  const NeighbourLists lists = dense_neighbours(view, options, 2);
  REQUIRE(lists.rows() == rows.size());
  std::size_t found = 0;
  std::size_t wanted = 0;
  for (RowId row = 0; row < rows.size(); row += 10) {
    std::vector<double> all;
    for (RowId other = 0; other < rows.size(); ++other) {
      if (other != row) all.push_back(dense_cosine(view, row, other));
    }
    std::sort(all.rbegin(), all.rend());
    const double last = all[options.k - 1];
    wanted += options.k;
    const auto list = lists.of(row);
    REQUIRE(list.size() <= options.k);
    for (std::size_t i = 0; i < list.size(); ++i) {
      CHECK(list[i].row != row);
      CHECK(list[i].similarity ==
            doctest::Approx(dense_cosine(view, row, list[i].row)).epsilon(1e-6));
      if (i > 0) CHECK(list[i - 1].similarity >= list[i].similarity);
      found += static_cast<double>(list[i].similarity) >= last - 1e-6;
    }
  }
  CHECK(static_cast<double>(found) >= 0.97 * static_cast<double>(wanted));
}

TEST_CASE("where no fewer rows are compared than there are, the search is exact") {
  DenseRows rows = clustered_rows(700, 24, 6);
  // Many rows that are the same: a partition that has to be cut.
  for (std::size_t i = 300; i < 500; ++i) rows[i] = rows[0];
  const DenseVectors vectors = centred_rows(rows);
  const DenseVectorsView view = vectors.view();
  const DenseKnnOptions options{.k = 15, .partitions = {.rows = 40, .most = 64}};
  const NeighbourLists lists = dense_neighbours(view, options, 2);
  for (RowId row = 0; row < rows.size(); ++row) {
    std::vector<RowSimilarity> all;
    for (RowId other = 0; other < rows.size(); ++other) {
      const auto similarity = static_cast<float>(dense_cosine(view, row, other));
      if (other == row || static_cast<double>(similarity) < options.min_similarity) continue;
      all.push_back({other, similarity});
    }
    std::sort(all.begin(), all.end(), [](const RowSimilarity& a, const RowSimilarity& b) {
      return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
    });
    all.resize(std::min(all.size(), options.k));
    const auto list = lists.of(row);
    CHECK(std::vector<RowSimilarity>(list.begin(), list.end()) == all);
  }
}

TEST_CASE("the search gives the same whatever the number of threads, and skips who has no vector") {
  DenseRows rows = clustered_rows(400, 16, 3);
  rows[5].clear();
  const DenseVectors vectors = centred_rows(rows);
  const DenseKnnOptions options{.compared_rows = 100, .partitions = {.rows = 20, .most = 30}};
  const NeighbourLists one = dense_neighbours(vectors.view(), options, 1);
  const NeighbourLists four = dense_neighbours(vectors.view(), options, 4);
  CHECK(one.offsets == four.offsets);
  CHECK(one.neighbours == four.neighbours);
  CHECK(one.of(5).empty());
  for (const RowSimilarity& near : one.neighbours) CHECK(near.row != 5);
  CHECK(dense_neighbours(DenseVectors().view(), {}, 1).rows() == 0);
}

TEST_CASE("what both lists have is ranked by the mixed similarity, as comparing all pairs would") {
  const TermVectors words = testing::vectors_of(testing::zipf_rows(120, 60, 8, 4));
  DenseRows rows = clustered_rows(120, 32, 5);
  rows[7].clear();
  const DenseVectors dense = centred_rows(rows);
  const MixedSimilarity similarity(words.view(), dense.view(), {.share = 0.3});
  KnnOptions options = exact({.k = 119, .min_similarity = 0});
  const NeighbourLists by_words = nearest_neighbours(words.view(), {}, options);
  const NeighbourLists by_model =
      dense_neighbours(dense.view(), {.k = 119, .min_similarity = 0}, 1);
  options.k = 10;
  options.min_similarity = 0.05;
  const NeighbourLists mixed = mixed_neighbours(similarity, by_words, by_model, options);
  for (RowId row = 0; row < 120; ++row) {
    std::vector<double> all;
    for (RowId other = 0; other < 120; ++other) {
      if (other == row) continue;
      const double by = cosine(words.view(), row, other);
      const bool told = dense.view().has(row) && dense.view().has(other);
      const double both =
          told ? std::max(0.0, 0.7 * by + 0.3 * dense_cosine(dense.view(), row, other)) : by;
      CHECK(similarity.of(row, other) == doctest::Approx(both).epsilon(1e-9));
      if (both >= 0.05) all.push_back(both);
    }
    std::sort(all.rbegin(), all.rend());
    const auto list = mixed.of(row);
    REQUIRE(list.size() == std::min<std::size_t>(10, all.size()));
    for (std::size_t i = 0; i < list.size(); ++i) {
      CHECK(list[i].similarity == doctest::Approx(all[i]).epsilon(1e-5));
    }
  }
}

}  // namespace
}  // namespace matchgraph
