// What lies in a data folder under names that a build uses, and is not a build's.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

namespace fs = std::filesystem;

void build_into(const std::string& data) {
  BuildRequest request;
  request.data = data;
  request.jobs = 1;
  request.use_evidence = false;
  build_snapshot(six_tools(), request);
}

}  // namespace

TEST_CASE("no link is followed where a build writes names that can be foreseen") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  const std::string victim = elsewhere.file("victim");
  fs::create_symlink(victim, folder.file("CURRENT.new"));
  build_into(folder.path());
  CHECK_FALSE(fs::exists(victim));
  CHECK_FALSE(fs::is_symlink(folder.file("CURRENT")));
  fs::remove(folder.file("build.lock"));
  fs::create_symlink(victim, folder.file("build.lock"));
  CHECK_THROWS_WITH_AS(build_into(folder.path()), doctest::Contains("build.lock"), Error);
  CHECK_FALSE(fs::exists(victim));
}

TEST_CASE("folders that are called like generations and are none take no place of one") {
  const TemporaryFolder folder;
  build_into(folder.path());
  for (const char* name : {"gen-900000", "gen-900001", "gen-1", "gen-18446744073709551615"}) {
    fs::create_directory(folder.file(name));
  }
  build_into(folder.path());
  CHECK(stats(*open_snapshot(folder.path())).generation == 900'002);
  CHECK(fs::exists(folder.file("gen-000001/manifest.json")));
  fs::create_directory(folder.file("gen-999999999"));
  CHECK_THROWS_WITH_AS(build_into(folder.path()), doctest::Contains("gen-999999999"), Error);
}
