// Offers and near duplicates of one thing: the best of each stays, and nothing else moves.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "identity/things.h"
#include "query/engine_state.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

TEST_CASE("the first of each thing stays, in the order there was, as a set would tell") {
  std::mt19937 random(9);
  for (const std::uint32_t entities : {1U, 2U, 63U, 64U, 65U, 700U}) {
    // Things of 1 to 9 neighbouring entities, most of them of one.
    std::vector<std::uint32_t> thing_of;
    while (thing_of.size() < entities) {
      const auto thing = static_cast<std::uint32_t>(thing_of.size());
      const std::size_t members = random() % 3 == 0 ? 1 + random() % 9 : 1;
      for (std::size_t i = 0; i < members && thing_of.size() < entities; ++i) {
        thing_of.push_back(thing);
      }
    }
    const test::TemporaryFolder folder;
    write_things(thing_of, folder.file("things"));
    const Things things(folder.file("things"));
    for (std::uint32_t e = 0; e < entities; ++e) {
      CHECK(things.of(e) == thing_of[e]);
      CHECK(things.is_alone(e) == (things.members(thing_of[e]).size() == 1));
    }
    for (int round = 0; round < 20; ++round) {
      std::vector<Candidate> candidates;
      for (std::uint32_t e = 0; e < entities; ++e)
        candidates.push_back({e, static_cast<double>(random() % 1000)});
      std::shuffle(candidates.begin(), candidates.end(), random);
      candidates.resize(random() % (entities + 1));
      std::vector<Candidate> expected;
      std::set<std::uint32_t> seen;
      for (const Candidate& candidate : candidates) {
        if (seen.insert(thing_of[candidate.entity]).second) expected.push_back(candidate);
      }
      keep_first_of_each_thing(things, candidates);
      REQUIRE(candidates.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(candidates[i].entity == expected[i].entity);
        CHECK(candidates[i].score == expected[i].score);
      }
    }
  }
}
