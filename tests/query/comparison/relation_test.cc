// How two entities relate, by what they have in common.
#include "query/comparison/relation.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

Relation of(const CommonGround& common) { return relation_of(common, RelationOptions()); }

CommonGround pairs(std::size_t count, double jobs, double left, double right, double similarity) {
  return {count, jobs, left, right, similarity, true, 0};
}

}  // namespace

TEST_CASE("one pair makes an overlap where it is hardly chance, two always do") {
  CHECK(of(pairs(1, 0.79, 0.3, 0.3, 0.5)) == Relation::kComplement);
  CHECK(of(pairs(1, 0.81, 0.3, 0.3, 0.5)) == Relation::kPartial);
  const double least = PairOptions().sure;
  CHECK(of(pairs(2, least + least, 0.3, 0.3, 0.1)) == Relation::kPartial);
}

TEST_CASE("who stands in for the other covers much of it both ways and is alike as a whole") {
  CHECK(of(pairs(2, 1.8, 0.4, 0.5, 0.9)) == Relation::kSubstitute);
  CHECK(of(pairs(2, 1.8, 0.4, 0.5, 0.89)) == Relation::kPartial);
  CHECK(of(pairs(2, 1.8, 0.39, 1, 0.9)) == Relation::kPartial);
  CHECK(of(pairs(1, 0.99, 1, 1, 2)) == Relation::kPartial);
}

TEST_CASE("a superset covers nearly all of the other, by more than two pairs") {
  CHECK(of(pairs(3, 2.5, 0.3, 0.8, 0.5)) == Relation::kSuperset);
  CHECK(of(pairs(3, 2.5, 0.9, 0.3, 0.5)) == Relation::kSuperset);
  CHECK(of(pairs(2, 1.9, 0.3, 1, 0.5)) == Relation::kPartial);
  CHECK(of(pairs(3, 2.5, 0.9, 0.8, 0.5)) == Relation::kPartial);
}

TEST_CASE("without a job in common only what is near and alike works on one subject") {
  CommonGround none = pairs(0, 0, 0, 0, 0.4);
  CHECK(of(none) == Relation::kComplement);
  none.scaled_similarity = 0.39;
  CHECK(of(none) == Relation::kUnrelated);
  none.scaled_similarity = 2;
  none.are_near = false;
  CHECK(of(none) == Relation::kUnrelated);
}

TEST_CASE("two of a type that say the same in half of their lines overlap, though many say it") {
  CommonGround common = pairs(0, 0, 0, 0, 0);
  common.are_near = false;
  common.alike_lines = 0.49;
  CHECK(of(common) == Relation::kUnrelated);
  common.alike_lines = 0.5;
  CHECK(of(common) == Relation::kPartial);
}

TEST_CASE("nearness goes both ways and counts things, not entries") {
  const Snapshot& snapshot = *test::sample_engine().snapshot();
  const auto entities = static_cast<EntityIndexNumber>(snapshot.facts().entities());
  for (EntityIndexNumber a = 0; a < entities; a += 7) {
    // The first three other things, written down from the list itself.
    std::set<std::uint32_t> nearest;
    for (const EntitySimilarity& near : snapshot.entity_graph().neighbours(a)) {
      const std::uint32_t thing = snapshot.things().of(near.entity);
      if (thing != snapshot.things().of(a) && nearest.size() < 3) nearest.insert(thing);
    }
    for (EntityIndexNumber b = 0; b < entities; b += 5) {
      CHECK(are_near(snapshot, a, b, 3) == are_near(snapshot, b, a, 3));
      if (nearest.count(snapshot.things().of(b)) > 0) CHECK(are_near(snapshot, a, b, 3));
      if (a == b) CHECK(are_near(snapshot, a, b, 0));
    }
  }
}

TEST_CASE("one word in common makes no common subject of two short entries") {
  const auto tool = [](const std::string& id, const std::string& line) {
    return R"({"id":")" + id + R"(","name":")" + id +
           R"(","type":"tool","capabilities":[{"text":")" + line + "\"}]}\n";
  };
  const std::string others = tool("cedar", "Bakes bread in ovens.") +
                             tool("dogwood", "Waters gardens at night.") +
                             tool("elm", "Counts votes in halls.") +
                             tool("fir", "Tunes old pianos.") + tool("hazel", "Mends nets.");
  const test::FreshEngine engine(test::catalogue_of(tool("ash", "Measures the risk of tokens.") +
                                                    tool("birch", "Assesses risk.") + others));
  const Comparison comparison = engine->compare({"ash", "birch"});
  CHECK(comparison.relation == Relation::kUnrelated);
  CHECK(comparison.verdict.summary.starts_with("How far ash and birch overlap is open"));
}
