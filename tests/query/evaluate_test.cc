#include "matchgraph/evaluate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/snapshot.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

std::shared_ptr<const Snapshot> snapshot_of_six_tools() {
  static const test::TemporaryFolder folder;
  static const std::shared_ptr<const Snapshot> snapshot = [] {
    BuildRequest request;
    request.data = folder.path();
    request.jobs = 1;
    build_snapshot(test::six_tools(), request);
    return open_snapshot(folder.path());
  }();
  return snapshot;
}

Truth truth_of(const std::string& lines) {
  std::istringstream in(lines);
  Truth truth = load_truth(in, "t.jsonl");
  for (const Diagnostic& diagnostic : truth.diagnostics) MESSAGE(to_string(diagnostic));
  REQUIRE(truth.errors == 0);
  return truth;
}

Evaluation evaluated(const std::string& lines, const RankingParts& parts = {}) {
  return evaluate(snapshot_of_six_tools(), truth_of(lines), parts);
}

using Ids = std::vector<std::string>;

/// What the observer is told: a list of ids a question.
std::vector<Ids> observed(const std::string& lines, const RankingParts& parts = {}) {
  std::vector<Ids> out;
  evaluate(snapshot_of_six_tools(), truth_of(lines), parts,
           [&out](const JudgedQuestion&, const std::vector<RankedEntity>& ranking) {
             out.emplace_back();
             for (const RankedEntity& entity : ranking) out.back().push_back(entity.id);
           });
  return out;
}

}  // namespace

TEST_CASE("a need is judged by the ranking of search") {
  const std::string need = R"({"query":"postgres","relevant":{"db/pgask":2,"db/liteask":1}})";
  CHECK(observed(need) == std::vector<Ids>{{"db/pgask", "db/liteask"}});
  const Evaluation perfect = evaluated(need);
  CHECK(perfect.truth == "t.jsonl");
  CHECK(perfect.questions == 1);
  CHECK(perfect.ndcg10 == 1);
  CHECK(perfect.mrr10 == 1);
  CHECK(perfect.recall10 == 1);
  CHECK(perfect.recall100 == 1);
  REQUIRE((perfect.p50_ms && perfect.p99_ms));
  CHECK(*perfect.p50_ms > 0);
  CHECK(*perfect.p50_ms <= *perfect.p99_ms);

  const Evaluation second = evaluated(R"({"query":"postgres","relevant":{"db/liteask":1}})");
  CHECK(second.ndcg10 == doctest::Approx(1 / std::log2(3.0)));
  CHECK(second.mrr10 == 0.5);
}

TEST_CASE("an entity is judged by the ranking of its alternatives, in which it does not stand") {
  const std::string line = R"({"entity":"db/pgask","relevant":{"db/liteask":1}})";
  const std::vector<Ids> rankings = observed(line);
  REQUIRE(rankings.size() == 1);
  REQUIRE(!rankings[0].empty());
  CHECK(rankings[0][0] == "db/liteask");
  CHECK(std::count(rankings[0].begin(), rankings[0].end(), "db/pgask") == 0);
  CHECK(evaluated(line).ndcg10 == 1);
}

TEST_CASE("figures are means over the questions") {
  const Evaluation two = evaluated(
      R"({"query":"postgres","relevant":{"db/pgask":1}}
{"query":"postgres","relevant":{"game/chess":1}}
)");
  CHECK(two.questions == 2);
  CHECK(two.ndcg10 == 0.5);
  CHECK(two.mrr10 == 0.5);
  CHECK(two.recall100 == 0.5);
}

TEST_CASE("without the graph the neighbours of what the text finds are missing") {
  const std::string need = R"({"query":"postgres","relevant":{"db/liteask":1}})";
  CHECK(observed(need, {.graph = false}) == std::vector<Ids>{{"db/pgask"}});
  CHECK(evaluated(need, {.graph = false}).recall100 == 0);
}

TEST_CASE("ids that the catalogue lacks are counted once, and stay in what could be found") {
  const Evaluation result = evaluated(
      R"({"query":"postgres","relevant":{"db/pgask":1,"gone/a":1}}
{"query":"postgres","relevant":{"db/pgask":1,"gone/a":1}}
{"entity":"gone/b","relevant":{"db/pgask":1}}
)");
  CHECK(result.questions == 3);
  CHECK(result.unknown_ids == 2);
  CHECK(result.unknown_examples == Ids{"gone/a", "gone/b"});
  CHECK(result.unknown_seeds == 1);
  CHECK(result.recall100 == doctest::Approx((0.5 + 0.5 + 0) / 3));
}

TEST_CASE("a need that search refuses scores 0 and is reported by its line") {
  const std::string limit(2048, 'x');
  const Evaluation result = evaluated(R"({"query":")" + limit +
                                      R"(","relevant":{"db/pgask":1}}
{"query":")" + limit + R"(x","relevant":{"db/pgask":1}}
{"query":" ","relevant":{"db/pgask":1}}
)");
  CHECK(result.questions == 3);
  CHECK(result.refused == 2);
  CHECK(result.refused_lines == std::vector<std::size_t>{2, 3});
  CHECK(result.ndcg10 == 0);

  const Evaluation nothing = evaluated(R"({"query":"","relevant":{"db/pgask":1}})");
  CHECK_FALSE(nothing.p50_ms);
  CHECK_FALSE(nothing.p99_ms);
}

TEST_CASE("judged comparisons are measured by pairs, largest matching and relation") {
  const Truth truth = truth_of(
      R"({"left":"db/pgask","right":"db/liteask","relation":"partial","pairs":[[0,0,3],[0,1,2],[1,0,1]]})"
      "\n"
      R"({"left":"db/pgask","right":"nowhere","relation":"unrelated","pairs":[]})");
  REQUIRE(truth.comparisons.size() == 2);
  CHECK(truth.questions.empty());
  const Evaluation found = evaluate(snapshot_of_six_tools(), truth);
  CHECK(found.questions == 0);
  REQUIRE(found.pairs);
  const PairEvaluation& pairs = *found.pairs;
  CHECK(pairs.comparisons == 1);
  CHECK(pairs.unknown == 1);
  CHECK(pairs.possible == 1);  // both right pairs need the left one's first capability
  CHECK(pairs.none == 0);
  CHECK(pairs.right <= pairs.shown);
  CHECK(pairs.judged_relations == 1);
  CHECK(pairs.relations.size() == 1);
}

TEST_CASE("a judged pair without two positions and a grade is reported, and nothing is judged") {
  std::istringstream in(R"({"left":"a","right":"b","pairs":[[0,1],[0,1,99],["x",0,1]]})");
  const Truth truth = load_truth(in, "t.jsonl");
  CHECK(truth.errors == 3);
  CHECK(truth.comparisons.empty());
}
