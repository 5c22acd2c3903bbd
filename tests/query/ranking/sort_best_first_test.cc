// The order of results, held against a sort that compares all of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

#include "query/engine_state.h"

using namespace matchgraph;

namespace {

bool is_same(const Candidate& a, const Candidate& b) {
  return std::tie(a.entity, a.score, a.seeds_reached, a.is_far) ==
         std::tie(b.entity, b.score, b.seeds_reached, b.is_far);
}

std::vector<Candidate> sorted_by_comparison(std::vector<Candidate> candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(-static_cast<int>(a.seeds_reached), -a.score, a.entity) <
           std::tuple(-static_cast<int>(b.seeds_reached), -b.score, b.entity);
  });
  return candidates;
}

void check_order(std::vector<Candidate> candidates) {
  const std::vector<Candidate> expected = sorted_by_comparison(candidates);
  sort_best_first(candidates, nullptr);
  REQUIRE(candidates.size() == expected.size());
  CHECK(std::equal(candidates.begin(), candidates.end(), expected.begin(), is_same));
}

}  // namespace

TEST_CASE("candidates stand by seeds reached, then score, then entity, however near scores are") {
  std::mt19937 random(9);
  const std::vector<double> near = {1,  1 + 1e-15, 1 + 1e-12, 1 + 1e-6, 0.5,   0,     -0.0,
                                    -1, -1 - 1e-9, 1e-300,    5e-324,   1e300, -1e300};
  for (const std::size_t size : {0, 1, 2, 17, 300, 2000}) {
    std::vector<Candidate> candidates;
    for (std::uint32_t e = 0; e < size; ++e) {
      const double score = random() % 3 == 0 ? near[random() % near.size()]
                                             : std::uniform_real_distribution<>(0, 2)(random);
      candidates.push_back(
          {e, score, 1 + static_cast<std::uint32_t>(random() % 8), random() % 2 == 0});
    }
    std::shuffle(candidates.begin(), candidates.end(), random);
    check_order(candidates);
  }
}

TEST_CASE("candidates with one score stand by entity") {
  std::vector<Candidate> candidates;
  for (std::uint32_t e = 500; e-- > 0;) candidates.push_back({e, 0.25});
  check_order(candidates);
}
