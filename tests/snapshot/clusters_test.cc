#include "snapshot/clusters.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Tools for three trades, told apart by the words of the trade, and one that says nothing.
Catalogue three_trades() {
  const std::map<std::string, std::vector<std::string>> trades = {
      {"bread", {"kneads dough", "bakes loaves", "sours dough", "proves loaves", "slices loaves"}},
      {"ships", {"rigs sails", "caulks hulls", "mends sails", "steers hulls", "paints hulls"}},
      {"bees", {"feeds hives", "weighs honey", "smokes hives", "spins honey", "counts hives"}}};
  std::string lines = R"({"id":"silent","name":"?","type":"tool","capabilities":[]})"
                      "\n";
  for (const auto& [trade, works] : trades) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      const std::string other = works[(i + 1) % works.size()];
      lines += R"({"id":")" + trade + std::to_string(i) + R"(","name":"N)" + trade +
               std::to_string(i) + R"(","type":"tool","capabilities":[{"text":")" + works[i] +
               " and " + other + " for " + trade + "\"}]}\n";
    }
  }
  return test::catalogue_of(lines);
}

/// A snapshot in a folder of its own.
struct Opened {
  explicit Opened(const Catalogue& catalogue, std::size_t jobs = 1) {
    BuildRequest request;
    request.data = folder.path();
    request.jobs = jobs;
    build_snapshot(catalogue, request);
    snapshot = open_snapshot(folder.path());
  }
  test::TemporaryFolder folder;
  std::shared_ptr<const Snapshot> snapshot;
};

Catalogue shipped_catalogue() {
  const std::vector<std::string> files = {MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl"};
  return load_catalogues(files).catalogue;
}

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE(
    "every entity is in one cluster, whose size counts its members and whose name is its own") {
  const Opened engine(shipped_catalogue());
  const Clusters& clusters = engine.snapshot->clusters();
  REQUIRE(clusters.entities() == engine.snapshot->facts().entities());
  std::map<std::uint32_t, std::size_t> members;
  for (std::uint32_t e = 0; e < clusters.entities(); ++e) ++members[clusters.of(e)];
  REQUIRE(members.size() == clusters.count());
  std::set<std::string> names;
  std::set<std::string> ids;
  for (const auto& [cluster, size] : members) {
    CHECK(clusters.size(cluster) == size);
    CHECK_FALSE(clusters.names()[cluster].empty());
    names.insert(std::string(clusters.names()[cluster]));
    ids.insert(clusters.id(cluster));
    CHECK(clusters.id(cluster).find_first_of(" /") == std::string::npos);
  }
  CHECK(names.size() == clusters.count());
  CHECK(ids.size() == clusters.count());
  CHECK(clusters.count() >= 5);
}

TEST_CASE("trades are told apart, and named by words that their members say") {
  const Opened engine(three_trades());
  const Clusters& clusters = engine.snapshot->clusters();
  const auto cluster_of = [&](const std::string& id) {
    return clusters.of(*engine.snapshot->facts().find_id(id));
  };
  std::set<std::uint32_t> met;
  for (const std::string trade : {"bread", "ships", "bees"}) {
    CAPTURE(trade);
    met.insert(cluster_of(trade + "0"));
    for (const char* number : {"1", "2", "3", "4"}) {
      CHECK(cluster_of(trade + number) == cluster_of(trade + "0"));
    }
    CHECK(clusters.names()[cluster_of(trade + "0")].find(trade) != std::string_view::npos);
  }
  CHECK(met.size() == 3);
}

TEST_CASE("clusters are the same whatever the number of threads, and stand in the manifest") {
  const Catalogue catalogue = shipped_catalogue();
  const Opened one(catalogue, 1);
  const Opened many(catalogue, 4);
  const auto first = one.snapshot;
  const auto second = many.snapshot;
  CHECK(file_bytes(first->file(snapshot_file::kClusters)) ==
        file_bytes(second->file(snapshot_file::kClusters)));
  const auto& files = first->manifest().files;
  CHECK(std::any_of(files.begin(), files.end(),
                    [](const auto& file) { return file.name == snapshot_file::kClusters; }));
  const auto& counts = first->manifest().counts;
  CHECK(std::find(counts.begin(), counts.end(),
                  std::pair<std::string, std::uint64_t>("clusters", first->clusters().count())) !=
        counts.end());
}

TEST_CASE("a damaged file of clusters is refused, at the latest where it is read") {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("clusters");
  const std::vector<std::uint32_t> of = {0, 7};
  const std::vector<std::uint32_t> sizes = {2};
  StringTable names;
  names.push_back("bread");
  const auto write = [&](const std::vector<std::uint32_t>& counted) {
    ArrayFileWriter writer;
    writer.add("of", of);
    writer.add("sizes", counted);
    writer.add("names.at", names.offsets());
    writer.add("names.text", names.chars());
    writer.write(path);
  };
  write(sizes);
  const Clusters clusters(path);
  CHECK(clusters.of(0) == 0);
  CHECK_THROWS_AS(clusters.of(1), Error);
  write({2, 0});
  CHECK_THROWS_AS(Clusters{path}, Error);
}
