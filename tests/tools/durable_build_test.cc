// A generation is on the disk before it is named: the order of what a build asks of the disk.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "run_command.h"
#include "support/temporary_folder.h"

// A sanitizer's own library has to come first: there the build is not watched.
#ifdef MATCHGRAPH_SYNC_LOG

using namespace matchgraph;

namespace {

namespace fs = std::filesystem;

/// What a build of the sample asked of the disk, in order; paths are relative to the data folder,
/// which itself is "data".
std::vector<std::string> disk_calls(const std::string& data) {
  const test::TemporaryFolder logs;
  const std::string log = logs.file("calls");
  test::Environment watched;
  watched.variables = {{"LD_PRELOAD", MATCHGRAPH_SYNC_LOG}, {"MATCHGRAPH_SYNC_LOG", log}};
  const std::string sample = MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl";
  REQUIRE(test::run_command({"build", sample, "--data", data}, watched).status == 0);
  std::vector<std::string> calls;
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    for (std::size_t at; (at = line.find(data + "/")) != std::string::npos;) {
      line.erase(at, data.size() + 1);
    }
    const std::size_t at = line.find(data);
    calls.push_back(at == std::string::npos ? line : line.replace(at, data.size(), "data"));
  }
  return calls;
}

/// The place of the only call that is exactly this; fails when there is none, or another.
std::size_t place_of(const std::vector<std::string>& calls, const std::string& call) {
  CAPTURE(call);
  REQUIRE(std::count(calls.begin(), calls.end(), call) == 1);
  return static_cast<std::size_t>(std::find(calls.begin(), calls.end(), call) - calls.begin());
}

/// Builds once more and checks the order of what was asked for generation `number`.
void check_build(const std::string& data, const std::string& number) {
  const std::vector<std::string> calls = disk_calls(data);
  const std::string draft = "building-" + number;
  const std::size_t named = place_of(calls, "rename " + draft + " -> gen-" + number);
  const std::size_t folder_synced = place_of(calls, "fsync " + draft);
  CHECK(folder_synced < named);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(data + "/gen-" + number)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = fs::relative(entry.path(), data + "/gen-" + number).string();
    CHECK(place_of(calls, "fsync " + draft + "/" + name) < folder_synced);
    ++files;
  }
  CHECK(files > 10);
  const std::size_t pointer_synced = place_of(calls, "fsync CURRENT.new");
  const std::size_t pointed = place_of(calls, "rename CURRENT.new -> CURRENT");
  CHECK(pointer_synced < pointed);
  // The data folder holds the new name before CURRENT tells it, and CURRENT before the end.
  const auto begin = calls.begin();
  const auto at = [begin](std::size_t place) { return begin + static_cast<std::ptrdiff_t>(place); };
  CHECK(std::count(at(named), at(pointed), "fsync data") == 1);
  CHECK(std::count(at(pointed), calls.end(), "fsync data") == 1);
}

}  // namespace

TEST_CASE("a generation and its files are synced before it is named, and its name before CURRENT") {
  const test::TemporaryFolder folder;
  const std::string data = fs::canonical(folder.path()).string();
  check_build(data, "000001");
  check_build(data, "000002");
}

#endif
