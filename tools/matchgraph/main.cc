#include "tools/matchgraph/command_line.h"
#include "tools/matchgraph/restart.h"
#include "tools/matchgraph/run_program.h"

int main(int argc, char** argv) {
  // Before anything is opened, so that a damaged file is noticed from the first one on.
  matchgraph::command::prepare_restart(argv);
  return matchgraph::command::run_program("matchgraph", matchgraph::command::define_command_line,
                                          argc, argv);
}
