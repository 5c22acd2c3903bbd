// The choice of the fewest against all choices there are.
#include "query/covering/fewest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>

using namespace matchgraph;

namespace {

struct Worth {
  std::size_t count = 0;
  double fit = 0;
};

/// What a choice (a bit per candidate) is worth; nothing when it leaves a need that could be met.
std::optional<Worth> worth_of(std::uint32_t choice, const std::vector<Fits>& candidates,
                              std::size_t needs) {
  Worth out;
  out.count = static_cast<std::size_t>(std::popcount(choice));
  for (std::size_t need = 0; need < needs; ++need) {
    double best = 0;
    double best_of_all = 0;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      best_of_all = std::max(best_of_all, candidates[c][need]);
      if ((choice >> c & 1U) != 0) best = std::max(best, candidates[c][need]);
    }
    if (best_of_all > 0 && best <= 0) return {};
    out.fit += best;
  }
  return out;
}

Worth best_of_all_choices(const std::vector<Fits>& candidates, std::size_t needs) {
  std::optional<Worth> best;
  for (std::uint32_t choice = 0; choice < 1U << candidates.size(); ++choice) {
    const auto worth = worth_of(choice, candidates, needs);
    if (!worth) continue;
    const bool is_better = !best || worth->count < best->count ||
                           (worth->count == best->count && worth->fit > best->fit);
    if (is_better) best = worth;
  }
  return *best;
}

std::uint32_t bits_of(const std::vector<std::size_t>& chosen) {
  std::uint32_t out = 0;
  for (const std::size_t c : chosen) out |= 1U << c;
  return out;
}

std::vector<Fits> random_candidates(std::mt19937& random, std::size_t count, std::size_t needs) {
  std::uniform_real_distribution<double> fit(0.01, 1);
  std::bernoulli_distribution meets(std::uniform_real_distribution<double>(0.1, 0.6)(random));
  std::vector<Fits> out(count, Fits(needs, 0));
  for (Fits& fits : out) {
    for (double& one : fits) {
      if (meets(random)) one = fit(random);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the exact choice is the smallest there is, and of those as small the best") {
  std::mt19937 random(23);
  for (int round = 0; round < 300; ++round) {
    const std::size_t needs = 1 + random() % 7;
    const std::size_t count = random() % 11;
    const std::vector<Fits> candidates = random_candidates(random, count, needs);
    const FewestChoice choice = fewest_that_meet(candidates, needs, needs);
    const auto worth = worth_of(bits_of(choice.chosen), candidates, needs);
    const Worth best = best_of_all_choices(candidates, needs);
    CAPTURE(round);
    REQUIRE(worth);
    CHECK(choice.is_exact);
    CHECK(worth->count == choice.chosen.size());  // none is chosen twice
    CHECK(worth->count == best.count);
    CHECK(worth->fit == doctest::Approx(best.fit));
    CHECK(choice.at_least == best.count);
  }
}

TEST_CASE("the greedy choice leaves nothing unmet and keeps within the bound that it states") {
  std::mt19937 random(24);
  std::size_t larger = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t needs = 2 + random() % 9;
    const std::vector<Fits> candidates = random_candidates(random, 1 + random() % 10, needs);
    const FewestChoice choice = fewest_that_meet(candidates, needs, 0);
    const Worth best = best_of_all_choices(candidates, needs);
    CAPTURE(round);
    REQUIRE(worth_of(bits_of(choice.chosen), candidates, needs));
    CHECK_FALSE(choice.is_exact);
    CHECK(choice.at_least <= best.count);
    CHECK(choice.chosen.size() >= best.count);
    double harmonic = 0;
    for (std::size_t i = 1; i <= needs; ++i) harmonic += 1.0 / static_cast<double>(i);
    CHECK(static_cast<double>(choice.chosen.size()) <= harmonic * static_cast<double>(best.count));
    if (choice.chosen.size() > best.count) ++larger;
  }
  CHECK(larger > 0);  // or greed was not tried
}

TEST_CASE("each need names who of the chosen fits it best, and what meets most stands first") {
  const std::vector<Fits> candidates = {
      {0.9, 0, 0, 0}, {0.5, 0, 0.5, 0.4}, {0, 0.8, 0.9, 0}, {0, 0.3, 0, 0}};
  const FewestChoice choice = fewest_that_meet(candidates, 4, 4);
  CHECK(choice.chosen == std::vector<std::size_t>{1, 2});
  const std::vector<std::optional<std::size_t>> best = {1, 2, 2, 1};
  CHECK(choice.best == best);
}
