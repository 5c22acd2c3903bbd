// What past searches teach: chosen entities rise for the same need and for needs like it, a little
// evidence changes little, wrong and stuffed choices do not pay, and nothing remains of a log that
// is left out.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

std::string choice(const std::string& need, const std::string& entity,
                   const std::string& session = "") {
  return R"({"query":")" + need + R"(","selected":")" + entity + '"' +
         (session.empty() ? "" : R"(,"session":")" + session + '"') + "}\n";
}

/// A snapshot of the six tools, with a log of past searches or without.
class Taught {
 public:
  explicit Taught(const std::string& log, std::size_t jobs = 1,
                  const Catalogue& catalogue = test::six_tools()) {
    const std::string file = data_.file("past.jsonl");
    std::ofstream(file) << log;
    BuildRequest build;
    build.data = data_.file("data");
    build.jobs = jobs;
    if (!log.empty()) build.evidence_files = {file};
    report = build_snapshot(catalogue, build);
    snapshot_ = open_snapshot(build.data);
    engine_ = std::make_unique<Engine>(snapshot_);
  }

  double score(const std::string& need, const std::string& id) const {
    for (const RankedEntity& ranked : engine_->rank_need(need, 10)) {
      if (ranked.id == id) return ranked.score;
    }
    return 0;
  }
  std::string first(const std::string& need) const {
    const auto ranked = engine_->rank_need(need, 1);
    return ranked.empty() ? "" : ranked.front().id;
  }
  const Engine& engine() const { return *engine_; }
  const Snapshot& snapshot() const { return *snapshot_; }

  BuildReport report;

 private:
  test::TemporaryFolder data_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<Engine> engine_;
};

}  // namespace

TEST_CASE("an entity that was chosen rises for the same need and for needs like it") {
  const std::string need = "make my receipts searchable";
  const Taught before("");
  const Taught after(choice(need, "pdf/scanly") + choice(need, "pdf/scanly"));
  CHECK(before.score(need, "pdf/scanly") == 0);
  CHECK(after.first(need) == "pdf/scanly");
  CHECK(after.score("searchable receipts", "pdf/scanly") > 0);
  CHECK(after.score("searchable receipts", "pdf/scanly") < after.score(need, "pdf/scanly"));
  CHECK(after.report.past_choices == 2);
}

TEST_CASE("a need that shares no word with a past one is answered as without evidence") {
  const Taught before("");
  const Taught after(choice("make my receipts searchable", "pdf/scanly"));
  for (const char* need : {"convert PDF to text", "play chess", "read-only SQL"}) {
    const auto plain = before.engine().rank_need(need, 10);
    const auto taught = after.engine().rank_need(need, 10);
    REQUIRE(plain.size() == taught.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      CHECK(plain[i].id == taught[i].id);
      CHECK(plain[i].score == taught[i].score);
    }
  }
}

TEST_CASE("--without evidence ranks as a build that never had any") {
  const std::string need = "convert PDF to text";
  const Taught before("");
  const Taught after(choice(need, "game/chess") + choice(need, "game/chess"));
  RankingParts parts;
  parts.evidence = false;
  const auto plain = before.engine().rank_need(need, 10);
  const auto without = after.engine().rank_need(need, 10, parts);
  REQUIRE(plain.size() == without.size());
  for (std::size_t i = 0; i < plain.size(); ++i) CHECK(plain[i].score == without[i].score);
}

TEST_CASE("a few wrong choices do not displace what fits") {
  std::string log;
  const std::string best = Taught("").first("convert PDF to text");
  for (int i = 0; i < 3; ++i) log += choice("convert PDF to text", best);
  log += choice("convert PDF to text", "game/chess");
  CHECK(Taught(log).first("convert PDF to text") == best);
}

TEST_CASE("what is stuffed for unrelated needs wins none of them") {
  const std::vector<std::string> needs = {"convert PDF to text", "query a postgres database",
                                          "list tables of a schema", "recognise scanned pages"};
  std::string honest;
  for (const std::string& need : needs) {
    const std::string best = Taught("").first(need);
    for (int i = 0; i < 4; ++i) honest += choice(need, best);
  }
  std::string stuffed = honest;
  for (int i = 0; i < 500; ++i) {
    stuffed += choice(needs[static_cast<std::size_t>(i) % needs.size()], "game/chess",
                      "bot" + std::to_string(i));
  }
  const Taught clean(honest);
  const Taught attacked(stuffed);
  for (const std::string& need : needs) CHECK(attacked.first(need) == clean.first(need));
}

TEST_CASE("entities chosen for the same needs become alternatives to each other") {
  std::string log;
  for (const char* need : {"evening with friends", "rainy sunday", "something for the train"}) {
    log += choice(need, "game/chess") + choice(need, "pdf/scanly");
  }
  const auto rank_of = [](const Taught& taught) {
    const auto ranked = taught.engine().rank_alternatives("game/chess", 10);
    const auto found = std::find_if(ranked.begin(), ranked.end(),
                                    [](const auto& r) { return r.id == "pdf/scanly"; });
    return found == ranked.end() ? 0.0 : found->score;
  };
  CHECK(rank_of(Taught(log)) > rank_of(Taught("")));
  const Taught taught(log);
  AlternativesRequest request;
  request.seeds = {"game/chess"};
  request.explain = true;
  const AlternativesResults found = taught.engine().alternatives(request);
  const auto scanly =
      std::find_if(found.results.begin(), found.results.end(),
                   [](const Alternative& a) { return a.entity.id == "pdf/scanly"; });
  REQUIRE(scanly != found.results.end());
  const auto& parts = scanly->explanation->children;
  const auto chosen = std::find_if(parts.begin(), parts.end(), [](const Explanation& part) {
    return part.description == "chosen for the same needs as ChessCoach";
  });
  REQUIRE(chosen != parts.end());
  CHECK(chosen->children.size() == 3);
}

TEST_CASE("the digest depends on the evidence and on nothing else") {
  const std::string log = choice("read scans", "pdf/scanly") + choice("ask sql", "db/pgask");
  CHECK(Taught("").report.digest == Taught("").report.digest);
  CHECK(Taught(log).report.digest == Taught(log, 2).report.digest);
  CHECK(Taught(log).report.digest != Taught("").report.digest);
  CHECK_FALSE(Taught("").snapshot().past_needs());
}

TEST_CASE("choices of entities that the catalogue lacks are counted and left out") {
  const Taught taught(choice("read scans", "gone/tool") + choice("read scans", "pdf/scanly"));
  CHECK(taught.report.past_choices == 2);
  CHECK(taught.report.unknown_chosen == 1);
  CHECK(taught.snapshot().past_needs()->entities().size() == 1);
}

TEST_CASE("choices made under an id that became an alias follow the entity") {
  Catalogue merged = test::six_tools();
  for (Entity& entity : merged.entities) {
    if (entity.id == "pdf/scanly") entity.aliases.push_back("hub/scanly");
    entity.aliases.push_back("shared/alias");  // tells nothing
  }
  const std::string need = "make my receipts searchable";
  const std::string log = choice(need, "hub/scanly", "a") + choice(need, "pdf/scanly", "b") +
                          choice(need, "shared/alias", "c");
  const Taught taught(log, 1, merged);
  const Taught same(choice(need, "pdf/scanly", "a") + choice(need, "pdf/scanly", "b"), 1, merged);
  CHECK(taught.report.unknown_chosen == 1);
  CHECK(taught.first(need) == "pdf/scanly");
  CHECK(taught.score(need, "pdf/scanly") == same.score(need, "pdf/scanly"));
  const EntityDetail detail = taught.engine().entity("pdf/scanly");
  CHECK(detail.card.times_matched == 2U);
  CHECK(detail.card.times_chosen == 2U);
}

TEST_CASE("a log with a faulty line refuses the build") {
  CHECK_THROWS_AS(Taught("{\"query\": 7}\n"), Error);
}

TEST_CASE("of equal scores the higher UnfragileRank comes first, unless facts are left out") {
  const Catalogue twins = test::catalogue_of(
      R"({"id":"a/plain","name":"Twin","type":"tool","capabilities":[{"text":"Folds paper planes."}]}
{"id":"b/well","name":"Twin","type":"library","license":"MIT","url":"https://example.org","updated":"2026","capabilities":[{"text":"Folds paper planes."}]}
{"id":"c/far","name":"Other","type":"tool","capabilities":[{"text":"Plays chess."}]}
)");
  const test::TemporaryFolder data;
  BuildRequest build;
  build.data = data.path();
  build_snapshot(twins, build);
  const Engine engine(open_snapshot(data.path()));
  RankingParts parts;
  const auto with = engine.rank_need("paper planes", 2, parts);
  parts.facts = false;
  const auto without = engine.rank_need("paper planes", 2, parts);
  REQUIRE(with.size() == 2);
  CHECK(with[0].score == with[1].score);
  CHECK(with[0].id == "b/well");
  CHECK(without[0].id == "a/plain");
}
