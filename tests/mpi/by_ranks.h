// Runs programs on several processes of this machine.
#pragma once

#include <string>
#include <vector>

#include "tools/run_command.h"

namespace matchgraph::test {

inline constexpr const char* kSample = MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl";

/// The arguments of mpirun for so many ranks, more than there are cores perhaps, as any user.
inline std::vector<std::string> mpirun_arguments(std::size_t ranks,
                                                 const std::vector<std::string>& command) {
  std::vector<std::string> out = {"--allow-run-as-root", "--oversubscribe", "-n",
                                  std::to_string(ranks)};
  out.insert(out.end(), command.begin(), command.end());
  return out;
}

inline Outcome run_by(std::size_t ranks, const std::vector<std::string>& command) {
  Environment around;
  around.program = MATCHGRAPH_MPIRUN;
  return run_command(mpirun_arguments(ranks, command), around);
}

/// `matchgraph-mpi build` by so many ranks.
inline Outcome build_by(std::size_t ranks, const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {MATCHGRAPH_MPI, "build"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_by(ranks, command);
}

}  // namespace matchgraph::test
