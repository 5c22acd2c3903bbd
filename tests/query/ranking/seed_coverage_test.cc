// The first alternatives together meet as much of the seed as they can.
#include "query/ranking/seed_coverage.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/comparison/pairing.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Met = std::set<std::pair<std::size_t, std::size_t>>;

/// The seeds' capabilities that an entity meets, by judging every pair.
Met met_by(const EngineState& state, const std::vector<EntityIndexNumber>& seeds,
           EntityIndexNumber entity) {
  Met out;
  for (std::size_t s = 0; s < seeds.size(); ++s) {
    LikePairs like(*state.snapshot, seeds[s], state.options);
    for (const LikePair& pair : like.with(entity)) {
      if (pair.probability >= state.options.pairs.sure) out.insert({s, pair.row});
    }
  }
  return out;
}

Met met_by_first(const EngineState& state, const std::vector<EntityIndexNumber>& seeds,
                 const std::vector<Candidate>& candidates, std::size_t count) {
  Met out;
  for (std::size_t i = 0; i < std::min(count, candidates.size()); ++i) {
    out.merge(met_by(state, seeds, candidates[i].entity));
  }
  return out;
}

/// A seed that speaks, draws and plays; five speak, one draws, one plays.
Catalogue talents() {
  std::string lines =
      R"({"id":"a-seed","name":"Seed","type":"tool","capabilities":[{"text":"Transcribes speech recordings."},{"text":"Draws coloured pictures."},{"text":"Plays chess openings."}]})"
      "\n";
  for (int i = 0; i < 5; ++i) {
    lines += fmt::format(
        R"({{"id":"b{0}","name":"Speaker {0}","type":"tool","capabilities":[{{"text":"Transcribes speech recordings number {0}."}}]}})"
        "\n",
        i);
  }
  lines +=
      R"({"id":"c-draws","name":"Drawer","type":"tool","capabilities":[{"text":"Draws coloured pictures on paper."}]})"
      "\n"
      R"({"id":"d-plays","name":"Player","type":"tool","capabilities":[{"text":"Plays chess openings in clubs."}]})"
      "\n";
  return test::catalogue_of(lines);
}

std::vector<Candidate> candidates(const std::vector<std::pair<EntityIndexNumber, double>>& scored) {
  std::vector<Candidate> out;
  for (const auto& [entity, score] : scored) out.push_back({entity, score});
  return out;
}

std::vector<EntityIndexNumber> order(const std::vector<Candidate>& candidates) {
  std::vector<EntityIndexNumber> out;
  for (const Candidate& candidate : candidates) out.push_back(candidate.entity);
  return out;
}

using Order = std::vector<EntityIndexNumber>;

std::vector<BroughtForward> covered(const EngineState& state,
                                    const std::vector<EntityIndexNumber>& seeds,
                                    std::vector<Candidate>& candidates) {
  std::vector<LikePairs> like_pairs;
  for (const EntityIndexNumber seed : seeds) {
    like_pairs.emplace_back(*state.snapshot, seed, state.options);
  }
  return cover_seeds(state, like_pairs, candidates);
}

}  // namespace

TEST_CASE("what meets a capability that none of the first meets takes the last place") {
  const test::FreshEngine engine(talents());
  EngineState state(engine.snapshot());
  state.options.covering_results = 3;
  const std::vector<EntityIndexNumber> seeds = {0};
  auto list = candidates({{1, 1.0}, {2, .9}, {3, .8}, {4, .7}, {6, .6}, {7, .5}});
  const auto brought = covered(state, seeds, list);
  CHECK(order(list) == Order{1, 6, 7, 2, 3, 4});
  REQUIRE(brought.size() == 2);
  CHECK(brought[0].entity == 6);
  CHECK(brought[0].capability == 1);
  CHECK(brought[1].entity == 7);
  CHECK(brought[1].capability == 2);
}

TEST_CASE(
    "nothing moves for what is much worse, for what serves fewer seeds, or beyond the limit") {
  const test::FreshEngine engine(talents());
  EngineState state(engine.snapshot());
  state.options.covering_results = 3;
  const std::vector<EntityIndexNumber> seeds = {0};
  auto worse = candidates({{1, 1.0}, {2, .9}, {3, .8}, {6, .3}});
  CHECK(covered(state, seeds, worse).empty());
  CHECK(order(worse) == Order{1, 2, 3, 6});
  auto fewer = candidates({{1, 1.0}, {2, .9}, {3, .8}, {6, .7}});
  for (std::size_t i = 0; i < 3; ++i) fewer[i].seeds_reached = 2;
  CHECK(covered(state, seeds, fewer).empty());
  state.options.covering_swaps = 1;
  auto two = candidates({{1, 1.0}, {2, .9}, {3, .8}, {6, .7}, {7, .6}});
  CHECK(covered(state, seeds, two).size() == 1);
  CHECK(order(two) == Order{1, 2, 6, 3, 7});
}

TEST_CASE("covering never loses a capability, a candidate or the best one") {
  const test::FreshEngine& engine = test::sample_engine();
  EngineState state(engine.snapshot());
  state.options.covering_results = 4;
  std::mt19937 random(3);
  std::size_t moved = 0;
  for (int round = 0; round < 300; ++round) {
    const auto entities = static_cast<EntityIndexNumber>(state.facts().entities());
    std::vector<EntityIndexNumber> seeds = {static_cast<EntityIndexNumber>(random() % entities)};
    if (random() % 3 == 0) seeds.push_back((seeds[0] + 1) % entities);
    Order shuffled;
    for (EntityIndexNumber e = 0; e < entities; ++e) {
      if (std::find(seeds.begin(), seeds.end(), e) == seeds.end()) shuffled.push_back(e);
    }
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    shuffled.resize(20);
    std::vector<Candidate> list;
    double score = 1;
    for (const EntityIndexNumber e : shuffled) list.push_back({e, score -= 0.02});
    const Met before = met_by_first(state, seeds, list, 4);
    const auto brought = covered(state, seeds, list);
    moved += brought.size();
    CHECK(order(list).front() == shuffled.front());
    Order a = order(list);
    Order b = shuffled;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    CHECK(a == b);
    const Met after = met_by_first(state, seeds, list, 4);
    CHECK(std::includes(after.begin(), after.end(), before.begin(), before.end()));
    CHECK(after.size() >= before.size() + brought.size());
    for (const BroughtForward& one : brought) {
      const Met own = met_by(state, seeds, one.entity);
      CHECK(own.contains({one.seed, one.capability}));
      CHECK_FALSE(before.contains({one.seed, one.capability}));
    }
  }
  CHECK(moved > 20);
}
