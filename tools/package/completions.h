// The command's own description of itself -> completions for shells: subcommands, options, formats,
// files, and names of entities, which the command is asked for ("matchgraph suggest").
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace matchgraph::package {

/// `shell`: the template of that shell (tools/package/completions).
std::string bash_completion(const CLI::App& app, std::string shell);
std::string zsh_completion(const CLI::App& app, std::string shell);
std::string fish_completion(const CLI::App& app, std::string shell);

}  // namespace matchgraph::package
