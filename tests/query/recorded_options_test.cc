// A snapshot answers with the numbers that its manifest records.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/generations/manifest.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Six tools, built; then another number is written into the manifest.
class RecordedEngine {
 public:
  explicit RecordedEngine(const std::string& name = {}, const std::string& number = {}) {
    BuildRequest request;
    request.data = folder_.path();
    build_snapshot(test::six_tools(), request);
    if (!name.empty()) record(name, number);
    engine_ = std::make_unique<Engine>(open_snapshot(folder_.path()));
  }

  const Engine* operator->() const { return engine_.get(); }
  Engine* operator->() { return engine_.get(); }

 private:
  void record(const std::string& name, const std::string& number) const {
    const std::string folder = folder_.file("gen-000001");
    Manifest manifest = read_manifest(folder);
    const auto option = std::find_if(manifest.options.begin(), manifest.options.end(),
                                     [&](const auto& one) { return one.first == name; });
    REQUIRE(option != manifest.options.end());
    option->second = std::stod(number);
    write_manifest(manifest, folder);
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<Engine> engine_;
};

double score_of_best(RecordedEngine engine, const std::string& need) {
  SearchRequest request;
  request.text = need;
  return engine->search(request).results.at(0).score;
}

}  // namespace

TEST_CASE("pairs are sure from the probability on that the snapshot records") {
  const std::vector<std::string> pair = {"db/pgask", "db/liteask"};
  CHECK(RecordedEngine()->compare(pair).both.size() == 2);
  CHECK(RecordedEngine("pair.sure", "1.1")->compare(pair).both.empty());
}

TEST_CASE("needs are scored with the numbers that the snapshot records") {
  const double usual = score_of_best(RecordedEngine(), "queries a database");
  CHECK(score_of_best(RecordedEngine("bm25.k1", "0.2"), "queries a database") != usual);
  CHECK(score_of_best(RecordedEngine("need.smoothing", "0"), "queries a database") < usual);
}

TEST_CASE("ranks are explained with the weights that the snapshot records") {
  const auto weight = [](const RecordedEngine& engine) {
    return engine->entity("db/pgask").rank.components.at(0).weight;
  };
  CHECK(weight(RecordedEngine()) == 0.25);
  CHECK(weight(RecordedEngine("rank.adoption_weight", "0.5")) == 0.5);
}

TEST_CASE("a snapshot that records what no option can be does not open") {
  CHECK_THROWS_WITH_AS(RecordedEngine("need.depth", "-3"), doctest::Contains("need.depth"), Error);
}
