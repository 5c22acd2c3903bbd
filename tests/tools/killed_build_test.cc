// A build that is killed, at whatever moment, leaves what was there before.

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "run_command.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

const std::string kKilledSample = MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl";

using Seconds = std::chrono::duration<double>;

/// Of builds that take over from the generation before, and of those that compute everything.
const std::vector<std::string> kHowMuch = {"--jobs=2", "--full"};

/// Starts a build of the sample and kills it after a while. Returns whether it was still running.
bool kill_build(const std::string& data, const std::string& how_much, Seconds after) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::freopen("/dev/null", "w", stdout);
    ::freopen("/dev/null", "w", stderr);
    ::execl(MATCHGRAPH_COMMAND, MATCHGRAPH_COMMAND, "build", kKilledSample.c_str(), "--data",
            data.c_str(), how_much.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  const bool running = ::waitpid(child, nullptr, WNOHANG) == 0;
  ::kill(child, SIGKILL);
  if (running) ::waitpid(child, nullptr, 0);
  return running;
}

}  // namespace

TEST_CASE("a build killed at twenty random moments leaves a snapshot that answers and is whole") {
  const test::TemporaryFolder data;
  REQUIRE(test::run_command({"build", kKilledSample, "--data", data.path()}).status == 0);
  std::vector<Seconds> whole;
  for (const std::string& how_much : kHowMuch) {
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(test::run_command({"build", kKilledSample, "--data", data.path(), how_much}).status ==
            0);
    whole.push_back(std::chrono::steady_clock::now() - begin);
  }
  std::mt19937 random(3);
  int killed = 0;
  for (int round = 0; round < 20; ++round) {
    const double share = static_cast<double>(random() % 1000) / 1000;
    const std::size_t how = static_cast<std::size_t>(round) % kHowMuch.size();
    killed += kill_build(data.path(), kHowMuch[how], whole[how] * share);
    const auto answer = test::run_command({"search", "vector search", "--data", data.path()});
    CHECK(answer.status == 0);
    CHECK(answer.err.empty());
    CHECK(test::run_command({"verify", "--data", data.path()}).status == 0);
  }
  CHECK(killed > 10);
  CHECK(test::run_command({"build", kKilledSample, "--data", data.path()}).status == 0);
  for (const auto& entry : std::filesystem::directory_iterator(data.path())) {
    CHECK(!entry.path().filename().string().starts_with("building-"));
  }
}
