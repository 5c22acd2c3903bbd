// Runs the built command as a user does: arguments in; output, errors and exit status out.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace matchgraph::test {

struct Outcome {
  int status = -1;  ///< exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
};

/// What the command's surroundings are.
struct Environment {
  std::vector<std::pair<std::string, std::string>> variables;  ///< besides HOME=/nonexistent
  bool close_output = false;  ///< standard output is closed from the start
  bool full_output = false;   ///< standard output is a device that is full
  bool deaf_output = false;   ///< standard output is a pipe that nobody reads
  const char* program = MATCHGRAPH_COMMAND;
};

Outcome run_command(const std::vector<std::string>& arguments, const Environment& around = {});

}  // namespace matchgraph::test
