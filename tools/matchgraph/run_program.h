// A program of subcommands: arguments in, exit status out. Whatever is thrown is caught here at the
// latest.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// Puts the subcommands of a program on its command line.
using DefineCommands = std::function<void(CLI::App& app, Chosen& chosen)>;

/// Parses, runs what was chosen, and reports what went wrong, in the format that was asked for.
/// `name`: the program's. Returns the exit status.
int run_program(const std::string& name, const DefineCommands& define, int argc, char** argv);

}  // namespace matchgraph::command
