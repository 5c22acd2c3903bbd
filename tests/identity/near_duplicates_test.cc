#include "identity/near_duplicates.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

using Numbers = std::vector<std::uint32_t>;

// Spreads the smallest number along every join until nothing changes.
Numbers plainly_joined(const NeighbourLists& nearest, const Numbers& groups, const Numbers& kinds,
                       double cosine) {
  Numbers smallest(nearest.rows());
  for (std::uint32_t e = 0; e < smallest.size(); ++e) smallest[e] = e;
  for (bool changed = true; changed;) {
    changed = false;
    const auto join = [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t least = std::min(smallest[a], smallest[b]);
      changed = changed || smallest[a] != least || smallest[b] != least;
      smallest[a] = smallest[b] = least;
    };
    for (std::uint32_t a = 0; a < smallest.size(); ++a) {
      for (std::uint32_t b = 0; b < smallest.size(); ++b) {
        if (groups[a] == groups[b]) join(a, b);
      }
      for (const RowSimilarity& near : nearest.of(a)) {
        const bool alike = static_cast<double>(near.similarity) >= cosine;
        if (alike && kinds[a] == kinds[near.row]) join(a, near.row);
      }
    }
  }
  return smallest;
}

TEST_CASE("near duplicates of one kind and members of one group are joined, transitively") {
  NeighbourLists nearest;
  nearest.offsets = {0, 1, 2, 3, 4, 4};
  nearest.neighbours = {{1, 0.9F}, {2, 0.85F}, {3, 0.9F}, {2, 0.9F}};
  const Numbers groups = {0, 1, 2, 3, 0};
  CHECK(join_near_duplicates(nearest, groups, Numbers{7, 7, 7, 8, 7}, 0.8) ==
        Numbers{0, 0, 0, 3, 0});
  CHECK(join_near_duplicates(nearest, groups, Numbers{7, 7, 7, 8, 7}, 0.95) ==
        Numbers{0, 1, 2, 3, 0});
}

TEST_CASE("joining agrees with spreading numbers until nothing changes") {
  std::mt19937 random(31);
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const auto rows = testing::zipf_rows(60, 30, 6, seed);
    KnnOptions options;
    options.k = 5;
    const NeighbourLists nearest =
        nearest_neighbours(testing::vectors_of(rows).view(), {}, options);
    Numbers groups;
    Numbers kinds;
    for (std::uint32_t e = 0; e < 60; ++e) {
      groups.push_back(random() % 8 == 0 && e > 0 ? groups[random() % e] : e);
      kinds.push_back(random() % 2);
    }
    const double cosine = 0.5 + 0.1 * (seed % 5);
    CHECK(join_near_duplicates(nearest, groups, kinds, cosine) ==
          plainly_joined(nearest, groups, kinds, cosine));
  }
}

}  // namespace
}  // namespace matchgraph
