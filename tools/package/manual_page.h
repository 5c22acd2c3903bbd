// The command's own description of itself -> manual pages.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace matchgraph::package {

/// matchgraph(1): the subcommands, environment and exit statuses.
std::string manual_page(const CLI::App& app, const std::string& version);
/// matchgraph-SUBCOMMAND(1): its arguments, options and examples.
std::string subcommand_page(const CLI::App& subcommand, const std::string& version);

}  // namespace matchgraph::package
