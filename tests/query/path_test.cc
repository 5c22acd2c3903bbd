// Ways between entities of the sample, read back from the snapshot.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "graph/rows/term_vectors.h"
#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "snapshot/snapshot_data.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

bool is_neighbour(const Snapshot& snapshot, RowId a, RowId b) {
  const auto near = snapshot.entity_graph().neighbours(a);
  return std::any_of(near.begin(), near.end(), [b](const auto& one) { return one.entity == b; });
}

/// The largest cosine of any two of their capabilities.
double best_capabilities(const Snapshot& snapshot, RowId a, RowId b) {
  const auto begin = snapshot.facts().capability_begin();
  double best = 0;
  for (RowId left = begin[a]; left < begin[a + 1]; ++left) {
    for (RowId right = begin[b]; right < begin[b + 1]; ++right) {
      best = std::max(best, cosine(snapshot.capability_vectors(), left, right));
    }
  }
  return best;
}

/// The cosine of the two capabilities that a step names.
double capability_cosine(const Snapshot& snapshot, RowId a, RowId b, const CapabilityPair& pair) {
  const auto begin = snapshot.facts().capability_begin();
  return cosine(snapshot.capability_vectors(), begin[a] + static_cast<RowId>(pair.left.index),
                begin[b] + static_cast<RowId>(pair.right.index));
}

}  // namespace

TEST_CASE("a way leads from one end to the other over edges, and says of each what is alike") {
  const test::FreshEngine& engine = test::sample_engine();
  const Snapshot& snapshot = *engine.snapshot();
  const FactColumns& facts = snapshot.facts();
  std::size_t with_capabilities = 0;
  for (EntityIndexNumber e = 0; e + 7 < facts.entities(); e += 5) {
    const std::string from(facts.id(e));
    const std::string to(facts.id(e + 7));
    const Path way = engine->path(from, to);
    REQUIRE(way.entities.size() >= 2);
    CHECK(way.ends.front().id == from);
    CHECK(way.entities.front().id == from);
    CHECK(way.entities.back().id == to);
    REQUIRE(way.steps.size() + 1 == way.entities.size());
    double similarity = 1;
    for (std::size_t i = 0; i < way.steps.size(); ++i) {
      const RowId left = *facts.find_id(way.entities[i].id);
      const RowId right = *facts.find_id(way.entities[i + 1].id);
      CHECK((is_neighbour(snapshot, left, right) || is_neighbour(snapshot, right, left)));
      CHECK(way.steps[i].similarity == cosine(snapshot.entity_vectors(), left, right));
      CHECK_FALSE(way.steps[i].shared_words.empty());
      similarity *= way.steps[i].similarity;
      if (!way.steps[i].capabilities) continue;
      ++with_capabilities;
      // The likeliest pair, which is one of theirs and at most as alike as the most alike one.
      const CapabilityPair& pair = *way.steps[i].capabilities;
      CHECK(pair.similarity == doctest::Approx(capability_cosine(snapshot, left, right, pair)));
      CHECK(pair.similarity <= best_capabilities(snapshot, left, right) + 1e-6);
    }
    CHECK(way.similarity == doctest::Approx(similarity));
    CHECK(engine->path(to, from).similarity == doctest::Approx(similarity));
  }
  CHECK(with_capabilities > 20);
}

TEST_CASE("entities that share no word are not connected, and one is not two") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"A","type":"tool","capabilities":[{"text":"Brews coffee."}]}
{"id":"b","name":"B","type":"tool","capabilities":[{"text":"Mows lawns."}]}
)"));
  const Path way = engine->path("a", "b");
  CHECK(way.entities.empty());
  CHECK(way.steps.empty());
  CHECK_FALSE(way.gave_up);
  CHECK_THROWS_AS(engine->path("a", "a"), Error);
  CHECK_THROWS_AS(engine->path("a", "nobody"), Error);
}
