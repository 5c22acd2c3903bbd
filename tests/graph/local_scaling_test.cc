#include "graph/local_scaling.h"

#include <doctest/doctest.h>

#include <cmath>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

TEST_CASE("hubness follows the formula on a dense matrix") {
  const auto vectors = testing::vectors_of(testing::zipf_rows(80, 60, 10, 2));
  KnnOptions options;
  options.k = 20;
  const auto lists = nearest_neighbours(vectors.view(), {}, exact(options));
  const LocalScaling scaling = local_scaling(lists, 12, 0.01);

  std::vector<std::vector<double>> best;
  double best_sum = 0;
  double with_neighbour = 0;
  for (RowId row = 0; row < 80; ++row) {
    best.push_back(testing::plain_similarities(vectors, {}, row, options.min_similarity));
    if (best.back().empty()) continue;
    best_sum += best.back()[0];
    ++with_neighbour;
  }
  const double m = best_sum / with_neighbour;
  CHECK(scaling.mean_best == doctest::Approx(m).epsilon(1e-6));

  std::vector<double> r;
  double r_sum = 0;
  for (auto& similarities : best) {
    similarities.resize(12, 0);
    double sum = 0;
    for (const double g : similarities) sum += g / m;
    r.push_back(std::sqrt(sum / 12 + 0.01));
    r_sum += r.back();
  }
  for (RowId row = 0; row < 80; ++row) {
    CHECK(scaling.hubness[row] == doctest::Approx(r[row] / (r_sum / 80)).epsilon(1e-5));
  }
  CHECK(scaling.scale(3, 4, 0.5) ==
        doctest::Approx(0.5 / (m * r[3] * r[4] / (r_sum / 80) / (r_sum / 80))).epsilon(1e-5));
}

TEST_CASE("the same similarity is worth less between hubs") {
  const NeighbourLists lists{{0, 2, 3, 4}, {{1, 0.9F}, {2, 0.9F}, {0, 0.9F}, {0, 0.9F}}};
  const LocalScaling scaling = local_scaling(lists, 2, 0.01);
  CHECK(scaling.hubness[0] > scaling.hubness[1]);
  CHECK(scaling.scale(0, 1, 0.5) < scaling.scale(1, 2, 0.5));
  CHECK(scaling.scale(0, 1, 0.5) == scaling.scale(1, 0, 0.5));
}

TEST_CASE("without any neighbour every place is alike and similarity is worth nothing") {
  const NeighbourLists lists{{0, 0, 0}, {}};
  const LocalScaling scaling = local_scaling(lists, 50, 0.01);
  CHECK(scaling.mean_best == 0);
  CHECK(scaling.hubness == std::vector<float>{1, 1});
  CHECK(scaling.scale(0, 1, 0.5) == 0);
  CHECK(local_scaling({}, 50, 0.01).hubness.empty());
}

}  // namespace
}  // namespace matchgraph
