// A build and a search of which every n-th call fails: the generation before serves, what is
// published is whole, and the command ends by itself with a message.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "matchgraph/snapshot.h"
#include "run_command.h"
#include "support/temporary_folder.h"

// A sanitizer's own library has to come first: there nothing can be loaded before it.
#ifdef MATCHGRAPH_FAIL_NTH

using namespace matchgraph;

namespace {

const std::string kCatalogue = MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl";

/// Calls to try of so many: all with MATCHGRAPH_EVERY_CALL=1, else a few, spread evenly.
std::vector<long> tried_calls(long all, long few) {
  const char* const every = std::getenv("MATCHGRAPH_EVERY_CALL");
  const long step = every != nullptr ? 1 : std::max(1L, all / few);
  std::vector<long> out;
  for (long n = 1; n <= all; n += step) out.push_back(n);
  return out;
}

struct Failing {
  Failing() {
    REQUIRE(run("", {"build", kCatalogue, "--data", data, "--no-evidence"}).status == 0);
  }

  test::Outcome run(const std::string& order, const std::vector<std::string>& arguments) {
    test::Environment watched;
    watched.variables = {{"LD_PRELOAD", MATCHGRAPH_FAIL_NTH},
                         {"MATCHGRAPH_FAIL_BELOW", data},
                         {"MATCHGRAPH_FAIL_COUNT", logs.file("count")}};
    if (!order.empty()) watched.variables.emplace_back("MATCHGRAPH_FAIL", order);
    return test::run_command(arguments, watched);
  }
  /// The calls of both kinds of the last run.
  std::pair<long, long> counts() const {
    std::ifstream in(logs.file("count"));
    std::pair<long, long> out;
    in >> out.first >> out.second;
    return out;
  }
  /// A build of which one call fails.
  void check_build(const std::string& order) {
    INFO(order);
    const auto result =
        run(order, {"build", kCatalogue, "--data", data, "--no-evidence", "--jobs", "1"});
    const bool ended = result.status == 0 || result.status == 4;
    CHECK_MESSAGE(ended, "status ", result.status, ": ", result.err);
    if (result.status != 0) CHECK(!result.err.empty());
    for (const VerifyReport& report : verify_snapshots(data)) {
      for (const std::string& problem : report.problems) FAIL_CHECK(problem);
    }
  }

  test::TemporaryFolder folder;
  test::TemporaryFolder logs;
  std::string data = std::filesystem::canonical(folder.path()).string();
};

}  // namespace

TEST_CASE("of a build any call to the disk may fail, and the disk may fill at any") {
  Failing failing;
  failing.run("", {"build", kCatalogue, "--data", failing.data, "--no-evidence", "--jobs", "1"});
  const long all = failing.counts().first;
  CHECK(all > 50);
  for (const long n : tried_calls(all, 8)) failing.check_build("io:" + std::to_string(n));
  for (const long n : tried_calls(all, 5)) failing.check_build("full:" + std::to_string(n));
}

TEST_CASE("of a build and of a search any request for memory may fail") {
  Failing failing;
  failing.run("", {"build", kCatalogue, "--data", failing.data, "--no-evidence", "--jobs", "1"});
  for (const long n : tried_calls(failing.counts().second, 8)) {
    failing.check_build("memory:" + std::to_string(n));
  }
  const std::vector<std::string> search = {"search", "--data", failing.data, "transcribe speech"};
  const std::string expected = failing.run("", search).out;
  for (const long n : tried_calls(failing.counts().second, 60)) {
    const auto result = failing.run("memory:" + std::to_string(n), search);
    INFO("request " << n << ", status " << result.status << ": " << result.err);
    const bool ended = result.status == 4 || (result.status == 0 && result.out == expected);
    CHECK(ended);
  }
}

#endif
