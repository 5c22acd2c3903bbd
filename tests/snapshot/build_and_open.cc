#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/generations/generations.h"
#include "snapshot/generations/manifest.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
namespace fs = std::filesystem;

namespace {

BuildReport build(const Catalogue& catalogue, const std::string& data, std::size_t jobs = 1) {
  BuildRequest request;
  request.data = data;
  request.jobs = jobs;
  return build_snapshot(catalogue, request);
}

/// Content hashes of the live generation's files by name.
std::map<std::string, std::string> contents(const std::string& data) {
  std::map<std::string, std::string> out;
  const auto snapshot = open_snapshot(data);
  for (const ManifestFile& file : snapshot->manifest().files) {
    out[file.name] = file.content_hash;
  }
  return out;
}

/// Changes one byte in the middle of a file.
void damage(const std::string& path) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(0, std::ios::end);
  const auto middle = static_cast<std::streamoff>(file.tellg()) / 2;
  file.seekg(middle);
  const char byte = static_cast<char>(file.get());
  file.seekp(middle);
  file.put(static_cast<char>(byte ^ 0x55));
}

std::string what_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a snapshot gives back the entities that were built") {
  const test::TemporaryFolder data;
  const Catalogue catalogue = test::six_tools();
  const BuildReport report = build(catalogue, data.path());
  CHECK(report.generation == 1);
  CHECK(report.entities == 6);
  CHECK(report.capabilities == 10);
  const auto snapshot = open_snapshot(data.path());
  CHECK(snapshot->warning().empty());
  for (std::uint32_t e = 0; e < 6; ++e) CHECK(snapshot->entity(e) == catalogue.entities[e]);
}

TEST_CASE("conflicts of merged entities survive a build") {
  const test::TemporaryFolder data;
  Catalogue catalogue = test::six_tools();
  catalogue.entities[1].conflicts = {{"license", {{"MIT", "one\tsource"}, {"Apache-2.0", "two"}}}};
  build(catalogue, data.path());
  CHECK(open_snapshot(data.path())->entity(1).conflicts == catalogue.entities[1].conflicts);
}

TEST_CASE("the same catalogue gives the same bytes, whatever the number of threads") {
  const test::TemporaryFolder one;
  const test::TemporaryFolder three;
  const std::string first = build(test::six_tools(), one.path(), 1).digest;
  CHECK(build(test::six_tools(), three.path(), 3).digest == first);
  CHECK(contents(one.path()) == contents(three.path()));
}

TEST_CASE("another catalogue has another digest") {
  const test::TemporaryFolder data;
  Catalogue catalogue = test::six_tools();
  const std::string first = build(catalogue, data.path()).digest;
  catalogue.entities[0].capabilities[0].text += " Fast.";
  CHECK(build(catalogue, data.path()).digest != first);
}

TEST_CASE("the newest three generations are kept, the newest is live") {
  const test::TemporaryFolder data;
  for (int i = 0; i < 5; ++i) build(test::six_tools(), data.path());
  CHECK(list_generations(data.path()) == std::vector<std::uint64_t>{3, 4, 5});
  CHECK(current_generation(data.path()) == 5U);
  use_generation(data.path(), 3);
  CHECK(open_snapshot(data.path())->generation() == 3);
  CHECK_THROWS_AS(use_generation(data.path(), 1), Error);
}

TEST_CASE("an empty catalogue is refused and leaves the live generation") {
  const test::TemporaryFolder data;
  build(test::six_tools(), data.path());
  CHECK_THROWS_AS(build({}, data.path()), Error);
  CHECK(open_snapshot(data.path())->generation() == 1);
}

TEST_CASE("entities without any capability can be built") {
  const test::TemporaryFolder data;
  build(test::catalogue_of(R"({"id":"a","name":"A","type":"model","capabilities":[]})"
                           "\n"),
        data.path());
  CHECK(open_snapshot(data.path())->facts().capabilities() == 0);
}

TEST_CASE("what a killed build left is removed by the next one") {
  const test::TemporaryFolder data;
  fs::create_directories(data.file("building-000007/scratch"));
  build(test::six_tools(), data.path());
  CHECK(!fs::exists(data.file("building-000007")));
  CHECK(open_snapshot(data.path())->generation() == 1);
}

TEST_CASE("two builds of one folder exclude each other") {
  const test::TemporaryFolder data;
  const BuildLock lock(data.path());
  CHECK(what_of([&] {
          build(test::six_tools(), data.path());
        }).find("another build is under way") != std::string::npos);
}

TEST_CASE("no snapshot, and a folder that cannot be made, are said plainly") {
  const test::TemporaryFolder data;
  CHECK(what_of([&] { open_snapshot(data.file("none")); }).find("no snapshot there") !=
        std::string::npos);
  std::ofstream(data.file("file")) << "x";
  CHECK(what_of([&] { build(test::six_tools(), data.file("file")); }).find("cannot be made") !=
        std::string::npos);
}

TEST_CASE("damage to any file is found, named, and the generation before serves") {
  const test::TemporaryFolder data;
  build(test::six_tools(), data.path());
  std::vector<std::string> names;
  for (const auto& [name, hash] : contents(data.path())) names.push_back(name);
  REQUIRE(names.size() == 18);
  for (const std::string& name : names) {
    const std::uint64_t number = build(test::six_tools(), data.path()).generation;
    damage(data.file(generation_name(number) + "/" + name));
    const auto snapshot = open_snapshot(data.path());
    CHECK(snapshot->generation() == number - 1);
    CHECK(snapshot->warning().find(name) != std::string::npos);
    const auto reports = verify_snapshots(data.path());
    CHECK(reports.back().live);
    REQUIRE(reports.back().problems.size() == 1);
    CHECK(reports.back().problems[0] == name + ": its bytes are not those that were built");
    CHECK(reports[reports.size() - 2].problems.empty());
    fs::remove_all(data.file(generation_name(number)));
    set_current_generation(data.path(), number - 1);
  }
}

TEST_CASE("a truncated, missing or foreign file is found as well") {
  const test::TemporaryFolder data;
  build(test::six_tools(), data.path());
  const std::string folder = data.file(generation_name(1));
  SUBCASE("truncated") { fs::resize_file(folder + "/facts.arrays", 100); }
  SUBCASE("missing") { fs::remove(folder + "/entities.records"); }
  SUBCASE("manifest missing") { fs::remove(folder + "/manifest.json"); }
  SUBCASE("manifest damaged") { fs::resize_file(folder + "/manifest.json", 50); }
  SUBCASE("manifest of another version") {
    std::ofstream(folder + "/manifest.json") << R"({"format": 99})";
  }
  CHECK_THROWS_AS(open_snapshot(data.path()), Error);
  CHECK(!verify_snapshots(data.path()).back().problems.empty());
}

TEST_CASE("a lost or damaged CURRENT leaves the newest generation serving, with a warning") {
  const test::TemporaryFolder data;
  build(test::six_tools(), data.path());
  build(test::six_tools(), data.path());
  SUBCASE("lost") { fs::remove(data.file("CURRENT")); }
  SUBCASE("damaged") { std::ofstream(data.file("CURRENT")) << "gen-\n"; }
  const auto snapshot = open_snapshot(data.path());
  CHECK(snapshot->generation() == 2);
  CHECK(snapshot->warning().find("CURRENT") != std::string::npos);
}

TEST_CASE("a snapshot can be read by many threads at once") {
  const test::TemporaryFolder data;
  build(test::six_tools(), data.path());
  const auto snapshot = open_snapshot(data.path());
  std::vector<std::jthread> threads;
  std::atomic<std::size_t> edges = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      edges += snapshot->entity_graph().edges() + snapshot->capability_graph().edges();
      CHECK(snapshot->entity(2).name == "ChessCoach");
    });
  }
  threads.clear();
  CHECK(edges == 4 * (snapshot->entity_graph().edges() + snapshot->capability_graph().edges()));
}
