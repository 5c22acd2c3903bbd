// The filters and list options that `search` and `alternatives` share.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// What the options of a list say.
struct ListOptions {
  Filters filters;
  ResultOrder sort = Sort::kRelevance;
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool explain = false;
  bool offers = false;
  bool versions = false;
};

/// Adds the options; `options` is filled while the command line is parsed and must outlive it. A
/// fault in a value is an error of the parsing, or Error (kUsage) with its position.
void add_list_options(CLI::App& sub, ListOptions& options);

/// The filters, without those that compare with entities, and --workload; likewise.
void add_filter_options(CLI::App& sub, Filters& filters);

/// The critiques that compare with the entities named.
void add_relative_options(CLI::App& sub, Filters& filters);

/// --workload; errors are those of parse_workload.
void add_workload(CLI::App& sub, std::optional<Workload>& workload);

/// The formats of a list of results.
std::vector<std::string> list_formats();
/// Throws Error (kUsage) for a list that the format cannot hold: a run is in the order of its
/// scores.
void check_format(const ListOptions& options, const Common& common);

/// A whole number option within [least, most].
CLI::Option* add_whole_number(CLI::App& sub, const std::string& name, std::size_t& value,
                              std::size_t least, std::size_t most, const std::string& description);

}  // namespace matchgraph::command
