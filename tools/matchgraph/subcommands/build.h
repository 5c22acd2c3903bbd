// The subcommand `build`, for every program that builds.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <span>
#include <string>

#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// Who reads and builds: this process, or several.
struct Builder {
  std::function<LoadResult(std::span<const std::string> files)> load;
  std::function<BuildReport(const Catalogue& catalogue, const BuildRequest& request)> build;
  std::function<void()> end;  ///< called when the result is printed; may be empty
};

/// Adds `build` with all its options, and returns it, for a program's own options.
CLI::App* add_build(CLI::App& app, Chosen& chosen, const Builder& builder);

}  // namespace matchgraph::command
