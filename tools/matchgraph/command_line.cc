#include "tools/matchgraph/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "text/edit_distance.h"

namespace matchgraph::command {
namespace {

// The build knows it, and hands it to the server and to this.
constexpr const char* kVersion = "matchgraph " MATCHGRAPH_VERSION;

// What most people need first.
constexpr const char* kExamples = R"(Examples:
  matchgraph build catalogue.jsonl
  matchgraph search "convert PDF files to text" --free
  matchgraph alternatives "GPT-4o-mini" --max-price 1
  matchgraph compare Qdrant Milvus
  matchgraph SUBCOMMAND --help

Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 bad input, 4 environment.
The data folder is --data DIR, else $MATCHGRAPH_DATA, else $XDG_DATA_HOME/matchgraph,
else ~/.local/share/matchgraph.)";

std::vector<std::string> subcommand_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(sub->get_name());
  }
  return names;
}

// "alt" for "alternatives".
// Two typing errors in a long name, or a beginning of the name.
bool is_near(std::string_view asked, std::string_view name) {
  if (asked.size() >= 2 && name.starts_with(asked)) return true;
  const std::size_t most = name.size() > 4 ? 2 : 1;
  return edit_distance(asked, name, most) <= most;
}

Error unknown_subcommand(const CLI::App& app, const std::string& asked) {
  const std::vector<std::string> names = subcommand_names(app);
  std::vector<std::string> near;
  std::copy_if(names.begin(), names.end(), std::back_inserter(near),
               [&asked](const std::string& name) { return is_near(asked, name); });
  const std::string hint = near.empty() ? fmt::format("there are {}", fmt::join(names, ", "))
                                        : fmt::format("did you mean {}?", fmt::join(near, " or "));
  return {ErrorCode::kUsage, "unknown subcommand \"" + asked + "\": " + hint};
}

// Whether the argument after this option is its value.
bool takes_value(const CLI::App& app, const std::string& option) {
  // "--data=DIR" brings its value along.
  if (option.find('=') != std::string::npos) return false;
  // Options before the subcommand are not parsed yet, so any subcommand that knows it is asked.
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    const CLI::Option* known = sub->get_option_no_throw(option);
    if (known != nullptr) return known->get_items_expected_max() > 0;
  }
  return false;
}

}  // namespace

CLI::App* add_subcommand(CLI::App& app, Chosen& chosen, const std::string& name,
                         const std::string& description, const std::string& examples,
                         const std::vector<std::string>& formats) {
  CLI::App* sub = app.add_subcommand(name, description);
  // Examples rather than a description of all options: a person copies one.
  sub->footer("Examples:\n" + examples);
  sub->add_option("--data", chosen.common.data, "Data folder")->type_name("DIR");
  const std::string accepted = fmt::format("{}", fmt::join(formats, ", "));
  sub->add_option("--format", chosen.common.format, "How to print the result: " + accepted)
      ->type_name("FORMAT")
      // Checked here, as the formats differ from one subcommand to the next.
      ->check([formats, accepted, name](const std::string& format) {
        const bool known = std::find(formats.begin(), formats.end(), format) != formats.end();
        // CLI11 takes a text for the reason of a refusal and an empty one for agreement.
        return known ? std::string()
                     : "\"" + format + "\" is not a format of " + name + "; accepted: " + accepted;
      });
  return sub;
}

void define_command_line(CLI::App& app, Chosen& chosen) {
  app.description("Searches a catalogue of AI artefacts and software by what they can do.");
  app.footer(kExamples);
  app.set_version_flag("--version", kVersion);
  // One, as two subcommands in a line have no meaning.
  app.require_subcommand(1);
  // In the order in which help lists them: what is asked most first.
  add_search(app, chosen);
  add_alternatives(app, chosen);
  add_compare(app, chosen);
  add_entity(app, chosen);
  add_cover(app, chosen);
  add_path(app, chosen);
  add_suggest(app, chosen);
  add_build(app, chosen);
  add_check(app, chosen);
  add_import(app, chosen);
  add_stats(app, chosen);
  add_verify(app, chosen);
  add_diff(app, chosen);
  add_use(app, chosen);
  add_evaluate(app, chosen);
  add_evidence(app, chosen);
  add_serve(app, chosen);
  add_mcp(app, chosen);
  add_export_site(app, chosen);
}

std::vector<std::string> subcommand_first(const CLI::App& app, std::vector<std::string> arguments) {
  std::size_t at = 0;
  // A single hyphen is an argument, for standard input.
  while (at < arguments.size() && arguments[at].size() > 1 && arguments[at].starts_with('-')) {
    at += takes_value(app, arguments[at]) ? 2 : 1;
  }
  if (at >= arguments.size()) return arguments;
  const std::vector<std::string> names = subcommand_names(app);
  if (std::find(names.begin(), names.end(), arguments[at]) == names.end()) {
    throw unknown_subcommand(app, arguments[at]);
  }
  const auto name = arguments.begin() + static_cast<std::ptrdiff_t>(at);
  // CLI11 wants the subcommand first, people also write "matchgraph --data DIR search".
  std::rotate(arguments.begin(), name, name + 1);
  return arguments;
}

bool asks_for_json(const std::vector<std::string>& arguments) {
  // Read by hand, as errors of parsing have to be printed in the format that was asked for.
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] == "--format=json") return true;
    if (arguments[i] == "--format" && i + 1 < arguments.size() && arguments[i + 1] == "json") {
      return true;
    }
  }
  return false;
}

}  // namespace matchgraph::command
