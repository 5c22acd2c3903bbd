// A process that dies, whenever and whichever, ends the build and leaves what was there before.

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "mpi/by_ranks.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRanks = 3;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The process of a rank that mpirun started; 0 when there is none.
pid_t process_of(pid_t mpirun, std::size_t rank) {
  const std::string children =
      text_of("/proc/" + std::to_string(mpirun) + "/task/" + std::to_string(mpirun) + "/children");
  std::size_t at = 0;
  while (at < children.size()) {
    std::size_t end = 0;
    const pid_t child = std::stoi(children.substr(at), &end);
    at += end + 1;
    const std::string environment =
        std::string(1, '\0') + text_of("/proc/" + std::to_string(child) + "/environ");
    const std::string wanted = std::string(1, '\0') +
                               "OMPI_COMM_WORLD_RANK=" + std::to_string(rank) +
                               std::string(1, '\0');
    if (environment.find(wanted) != std::string::npos) return child;
  }
  return 0;
}

struct KilledBuild {
  int status = 0;
  bool killed = false;
  std::string err;
};

/// Builds the sample, and kills the rank as soon as the line of the phase is printed.
KilledBuild kill_in_phase(const std::string& data, std::size_t rank, const std::string& phase) {
  int ends[2] = {};
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    const std::string ranks = std::to_string(kRanks);
    ::execl(MATCHGRAPH_MPIRUN, MATCHGRAPH_MPIRUN, "--allow-run-as-root", "--oversubscribe", "-n",
            ranks.c_str(), MATCHGRAPH_MPI, "build", test::kSample, "--data", data.c_str(),
            static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(ends[1]);
  KilledBuild out;
  char byte = 0;
  std::string line;
  while (::read(ends[0], &byte, 1) == 1) {
    out.err += byte;
    if (byte != '\n') {
      line += byte;
      continue;
    }
    const pid_t victim = line == phase && !out.killed ? process_of(child, rank) : 0;
    if (victim != 0) out.killed = ::kill(victim, SIGKILL) == 0;
    line.clear();
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  out.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return out;
}

/// The phases of a build, as it prints them.
std::vector<std::string> phases(const std::string& data) {
  const test::Outcome built = test::build_by(kRanks, {test::kSample, "--data", data});
  REQUIRE(built.status == 0);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < built.err.size();) {
    const std::size_t end = built.err.find('\n', at);
    out.push_back(built.err.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("a process killed in any phase ends the build and leaves a snapshot that is whole") {
  const test::TemporaryFolder data;
  const std::vector<std::string> all = phases(data.path());
  REQUIRE(all.size() > 10);
  std::size_t rank = 0;
  for (const std::string& phase : all) {
    // In turn the one that leads and one that follows.
    rank = rank == 0 ? kRanks - 1 : 0;
    CAPTURE(phase);
    CAPTURE(rank);
    const std::string before = text_of(data.file("CURRENT"));
    const KilledBuild build = kill_in_phase(data.path(), rank, phase);
    CAPTURE(build.err);
    CHECK(build.killed);
    CHECK(build.status != 0);
    CHECK(build.err.find("process rank " + std::to_string(rank)) != std::string::npos);
    // The first one is it that publishes. What others are killed for behind their work may come
    // too late to stop it.
    if (rank == 0 && phase != "publish") CHECK(text_of(data.file("CURRENT")) == before);
    CHECK(test::run_command({"verify", "--data", data.path()}).status == 0);
    CHECK(test::run_command({"search", "vector search", "--data", data.path()}).status == 0);
  }
  REQUIRE(test::build_by(kRanks, {test::kSample, "--data", data.path()}).status == 0);
  for (const auto& entry : fs::directory_iterator(data.path())) {
    CHECK(!entry.path().filename().string().starts_with("building-"));
  }
}

TEST_CASE("when a process is killed in the middle of the work, another one says what was done") {
  const test::TemporaryFolder data;
  for (const std::size_t rank : {std::size_t{0}, kRanks - 1}) {
    const KilledBuild build = kill_in_phase(data.path(), rank, "text index");
    CAPTURE(build.err);
    // Which phase depends on how far that one was: a follower hears of the next one from rank 0.
    CHECK(build.err.find(": another process of the build has ended") != std::string::npos);
    CHECK(!fs::exists(data.file("CURRENT")));
  }
}

TEST_CASE("a process that fails ends the build, and says which it is, where and why") {
  const test::TemporaryFolder here, elsewhere;
  fs::copy(test::kSample, here.file("list.jsonl"));
  test::Environment around;
  around.program = MATCHGRAPH_MPIRUN;
  // Relative paths, which the second process has other files at.
  const test::Outcome built = test::run_command({"--allow-run-as-root",
                                                 "--oversubscribe",
                                                 "-n",
                                                 "1",
                                                 "-wdir",
                                                 here.path(),
                                                 MATCHGRAPH_MPI,
                                                 "build",
                                                 "list.jsonl",
                                                 "--data",
                                                 "data",
                                                 ":",
                                                 "-n",
                                                 "1",
                                                 "-wdir",
                                                 elsewhere.path(),
                                                 MATCHGRAPH_MPI,
                                                 "build",
                                                 "list.jsonl",
                                                 "--data",
                                                 "data"},
                                                around);
  CHECK(built.status == 4);
  CHECK(built.err.find("matchgraph-mpi: rank 1: reading: list.jsonl: No such file or directory") !=
        std::string::npos);
  CHECK(!fs::exists(here.file("data/CURRENT")));
}
