#include "server/mcp/tools.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace matchgraph::server {
namespace {

/// A row of the table: the route, and what its parameters are called as arguments.
struct ToolRow {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::string_view path;
  std::array<std::pair<std::string_view, std::string_view>, 1> renamed;
};

constexpr std::array<ToolRow, 6> kRows = {{
    {"search",
     "Search by need",
     "Finds models, tools, servers, libraries and other software that meet a need said in plain "
     "words (\"convert PDF files to text offline\"), each with the capabilities that meet it. "
     "Conditions may stand in the need or in the filters. \"like X but cheaper\" and \"X vs Y\" "
     "are understood too.",
     "/api/v1/search",
     {{{"q", "need"}}}},
    {"alternatives",
     "Find alternatives",
     "Finds what does the same as one or several named entities, with what both do, what is added "
     "and what is not mentioned. Filters say how it has to differ: cheaper, free, not_maker, ...",
     "/api/v1/alternatives",
     {{{"e", "entities"}}}},
    {"compare",
     "Compare",
     "Puts two to eight named entities side by side: facts, which capabilities both have and which "
     "only one mentions, how they relate, and a verdict that says what it rests on.",
     "/api/v1/compare",
     {{{"e", "entities"}}}},
    {"entity",
     "Look one up",
     "Tells all that is known of one entity by id or name: capabilities, price, licence, traits, "
     "rank, sources that disagree, nearest neighbours.",
     "/api/v1/entities/",
     {{{"id", "entity"}}}},
    {"cover",
     "Meet several needs",
     "Finds the fewest entities that together meet several needs, which of them meets which, and "
     "what stays unmet. For choosing a set of tools for a job.",
     "/api/v1/cover",
     {{{"need", "needs"}}}},
    {"path",
     "Connect two",
     "Shows how two named entities are connected: a chain in which each is like the next, and by "
     "which capabilities.",
     "/api/v1/path",
     {{{"e", "entities"}}}},
}};

// What an answer for a model has no use for.
// Formats and explanations are for people and spreadsheets.
constexpr std::array<std::string_view, 2> kNoArguments = {"format", "explain"};

std::string argument_name(const ToolRow& row, const Parameter& parameter) {
  for (const auto& [from, to] : row.renamed) {
    if (parameter.name == from) return std::string(to);
  }
  // Models write names of arguments as names in programs are written.
  std::string out = parameter.name;
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

Tool tool_of(const ToolRow& row) {
  // A path may also have a page, or another method, without an operation.
  const auto is_route = [&row](const Route& route) {
    return route.path == row.path && route.operation.has_value();
  };
  const auto route = std::find_if(routes().begin(), routes().end(), is_route);
  // A table that names no route is a mistake of whoever changed it, and found by the first test.
  if (route == routes().end()) throw std::logic_error("a tool without a route");
  Tool out{row.name, row.title, row.description, &*route, {}, {}};
  for (const Parameter& parameter : route->operation->parameters) {
    if (std::find(kNoArguments.begin(), kNoArguments.end(), parameter.name) != kNoArguments.end()) {
      continue;
    }
    ToolArgument argument{argument_name(row, parameter), parameter};
    if (argument.name == "limit") {
      // What an agent reads costs, so the bound of pages for people would be too much.
      argument.parameter.most = static_cast<double>(kMaxAgentLimit);
      argument.parameter.fallback = std::to_string(kAgentLimit);
    }
    out.arguments.push_back(std::move(argument));
  }
  // The document of a call that succeeds is what the tool promises.
  for (const Response& response : route->operation->responses) {
    if (response.status == 200) out.result = response.schema;
  }
  return out;
}

std::vector<Tool> table() {
  std::vector<Tool> out;
  for (const ToolRow& row : kRows) out.push_back(tool_of(row));
  return out;
}

}  // namespace

std::span<const Tool> tools() {
  static const std::vector<Tool> kTools = table();
  return kTools;
}

const Tool* find_tool(std::string_view name) {
  const std::span<const Tool> all = tools();
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const Tool& tool) { return tool.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace matchgraph::server
