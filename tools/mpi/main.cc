// matchgraph-mpi: `matchgraph build` by many processes, which mpirun or Slurm starts.
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "mpi/team.h"
#include "mpi/team_build.h"
#include "tools/matchgraph/run_program.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/build.h"
#include "tools/mpi/use_table.h"

namespace matchgraph {
namespace {

/// What is written when the others end this process: a signal handler may only write what is ready.
struct LastWords {
  std::array<char, 256> text{};
  volatile sig_atomic_t size = 0;
};
LastWords last_words;

extern "C" void say_last_words(int) {
  const auto size = static_cast<std::size_t>(last_words.size);
  // Nothing can be done if it fails.
  const ssize_t ignored = ::write(STDERR_FILENO, last_words.text.data(), size);
  static_cast<void>(ignored);
  ::_exit(command::kEnvironment);
}

/// mpirun ends the other processes when one dies; what they were doing then is what it does not
/// know. The first two say it: one of them is not the one that died.
void be_ready_to_end(const mpi::Team& team) {
  const std::string text = fmt::format(
      "matchgraph-mpi: rank {}: {}: another process of the build has ended, so the build has; the "
      "live snapshot is untouched\n",
      team.rank(), team.phase());
  // Written at each phase, when nothing has happened yet.
  last_words.size = 0;
  const std::size_t size = std::min(text.size(), last_words.text.size());
  // Zero while the text changes: a signal in between says nothing rather than half a sentence.
  std::copy_n(text.begin(), size, last_words.text.begin());
  last_words.size = static_cast<sig_atomic_t>(size);
}

void define(CLI::App& app, command::Chosen& chosen, mpi::Team& team) {
  app.description("Builds a snapshot with many processes: mpirun -n 4 matchgraph-mpi build ...");
  app.require_subcommand(1);
  const auto timings = std::make_shared<bool>(false);
  command::Builder builder;
  builder.load = [&team](std::span<const std::string> files) {
    return mpi::load_catalogues(team, files);
  };
  builder.build = [&team](const Catalogue& catalogue, const BuildRequest& request) {
    return mpi::build_snapshot(team, catalogue, request);
  };
  builder.end = [&team, timings] {
    if (*timings) command::write_error(use_table(mpi::uses_of_all(team)));
  };
  CLI::App* build = command::add_build(app, chosen, builder);
  build->add_flag("--timings", *timings,
                  "Print what each phase sent, and the memory of a process, on standard error");
}

}  // namespace
}  // namespace matchgraph

int main(int argc, char** argv) {
  using namespace matchgraph;  // NOLINT(google-build-using-namespace)
  mpi::Team team;
  // Two, since the one that died cannot speak.
  if (team.rank() < 2) {
    team.on_phase([&team] { be_ready_to_end(team); });
    struct sigaction action {};
    action.sa_handler = say_last_words;
    ::sigaction(SIGTERM, &action, nullptr);
  }
  if (!team.is_first()) {
    mpi::follow(team);
    return command::kDone;
  }
  const int status = command::run_program(
      "matchgraph-mpi",
      [&team](CLI::App& app, command::Chosen& chosen) { define(app, chosen, team); }, argc, argv);
  // The others wait for the next step until they are told that there is none.
  mpi::dismiss(team);
  return status;
}
