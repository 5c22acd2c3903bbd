// Arguments in, a chosen subcommand out.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// All subcommands, each leaving in `chosen` what it would run.
void define_command_line(CLI::App& app, Chosen& chosen);

/// The arguments with the subcommand's name first: options may stand before it as well as after.
/// Throws Error (kUsage) with near names when the first word is no subcommand.
std::vector<std::string> subcommand_first(const CLI::App& app, std::vector<std::string> arguments);

/// Whether the arguments ask for JSON, however wrong the rest of them is.
bool asks_for_json(const std::vector<std::string>& arguments);

}  // namespace matchgraph::command
