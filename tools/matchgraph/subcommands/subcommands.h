// The command's subcommands, one file each, and what they share.
//
// A subcommand adds itself to the command line; when a user chooses it, it leaves in `Chosen` what
// is to be run. Failures are thrown as matchgraph::Error and caught in main.cc only.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "matchgraph/error.h"

namespace matchgraph::command {

/// Exit statuses. Wrong usage is 2, bad input 3, the environment 4: main.cc derives them from
/// Error.
inline constexpr int kDone = 0;
inline constexpr int kNothingFound = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kBadInput = 3;
inline constexpr int kEnvironment = 4;

/// The options that every subcommand has.
struct Common {
  std::string data;             ///< as given; empty: see data_folder
  std::string format = "text";  ///< one of those the subcommand accepts

  bool json() const { return format == "json"; }
};

/// The subcommand that was chosen.
struct Chosen {
  Common common;
  std::function<int()> run;  ///< gives the exit status
};

/// A subcommand that lacks what it is about: main explains the subcommand besides the message.
class MissingArguments : public Error {
 public:
  explicit MissingArguments(const std::string& message) : Error(ErrorCode::kUsage, message) {}
};

/// Adds a subcommand with the common options. `examples` are printed under its help.
CLI::App* add_subcommand(CLI::App& app, Chosen& chosen, const std::string& name,
                         const std::string& description, const std::string& examples,
                         const std::vector<std::string>& formats = {"text", "json"});

void add_build(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_search(CLI::App& app, Chosen& chosen);
void add_alternatives(CLI::App& app, Chosen& chosen);
void add_compare(CLI::App& app, Chosen& chosen);
void add_entity(CLI::App& app, Chosen& chosen);
void add_cover(CLI::App& app, Chosen& chosen);
void add_mcp(CLI::App& app, Chosen& chosen);
void add_export_site(CLI::App& app, Chosen& chosen);
void add_path(CLI::App& app, Chosen& chosen);
void add_suggest(CLI::App& app, Chosen& chosen);
void add_stats(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_diff(CLI::App& app, Chosen& chosen);
void add_use(CLI::App& app, Chosen& chosen);
void add_evaluate(CLI::App& app, Chosen& chosen);
void add_evidence(CLI::App& app, Chosen& chosen);
void add_serve(CLI::App& app, Chosen& chosen);

}  // namespace matchgraph::command
