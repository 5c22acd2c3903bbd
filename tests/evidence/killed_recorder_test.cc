// A process that is killed while it records, at whatever moment, loses nothing that it
// acknowledged. MATCHGRAPH_KILLS=1000 kills more often than the ordinary 40 times.

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "evidence/evidence_text.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

/// Records searches and choices until it is killed; writes the need of each acknowledged choice as
/// a line. Two threads, so that commits are shared.
[[noreturn]] void record_forever(const std::string& data, int round, int out) {
  EvidenceRecorder recorder(data);
  const auto record = [&](const std::string& name) {
    for (int i = 0;; ++i) {
      const std::string need =
          "round " + std::to_string(round) + " " + name + " " + std::to_string(i);
      const SearchId id = recorder.record_search(shown(need, need, {"a/x", "b/y", "c/z"}));
      if (recorder.record_choice(choice(id, need, "b/y")) != ChoiceOutcome::kRecorded) _exit(9);
      const std::string line = need + "\n";
      if (::write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(8);
    }
  };
  std::thread other([&record] { record("other"); });
  record("main");
  _exit(7);
}

struct Killed {
  int status = 0;
  std::string acknowledged;  ///< what the process wrote
};

Killed record_and_kill(const std::string& data, int round, std::chrono::microseconds after) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    record_forever(data, round, ends[1]);
  }
  ::close(ends[1]);
  std::thread killer([child, after] {
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
  });
  Killed killed;
  char block[4096];
  for (ssize_t got = 0; (got = ::read(ends[0], block, sizeof block)) > 0;) {
    killed.acknowledged.append(block, static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  killer.join();
  ::waitpid(child, &killed.status, 0);
  return killed;
}

int kills() {
  const char* asked = std::getenv("MATCHGRAPH_KILLS");
  return asked == nullptr ? 40 : std::atoi(asked);
}

}  // namespace

TEST_CASE("every choice that was acknowledged before kill -9 is there, and the database opens") {
  const EvidencePlace folder;
  std::mt19937 random(20261122);
  std::set<std::string> acknowledged;
  int before_the_first = 0;
  for (int round = 0; round < kills(); ++round) {
    // A new place now and then: the moment in which the database is made is killed as well.
    if (round % 20 == 0) {
      folder.clear();
      acknowledged.clear();
    }
    const std::chrono::microseconds after(random() % (round % 20 < 3 ? 20'000 : 150'000));
    const Killed killed = record_and_kill(folder.data(), round, after);
    CHECK(WIFSIGNALED(killed.status));
    std::istringstream lines(killed.acknowledged);
    if (killed.acknowledged.empty()) ++before_the_first;
    for (std::string need; std::getline(lines, need);) acknowledged.insert(need);
    const Evidence evidence = folder.read();
    const std::set<std::string> there(evidence.needs.begin(), evidence.needs.end());
    CHECK(evidence.searches >= evidence.choices.size());
    for (const std::string& need : acknowledged) {
      CAPTURE(need);
      REQUIRE(there.contains(need));
    }
  }
  MESSAGE(kills() << " kills, " << before_the_first << " of them before the first acknowledgement");
}
