// Arguments of a call -> parameters of an address. What stands in them is judged where addresses
// are (site/request_parameters.h), so that both accept the same; here only kinds are looked at, as
// an address has none.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "matchgraph/error.h"
#include "server/mcp/short_result.h"
#include "server/mcp/tools.h"

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

Error wrong_kind(const ToolArgument& argument, std::string_view wanted, const Json& value) {
  return {ErrorCode::kUsage, fmt::format("{}: {} is needed, not {}", argument.name, wanted,
                                         value.is_string() ? "a text" : value.type_name())};
}

std::string text_of(const ToolArgument& argument, const Json& value, std::string_view wanted) {
  if (!value.is_string()) throw wrong_kind(argument, wanted, value);
  return value.get<std::string>();
}

void add_texts(const ToolArgument& argument, const Json& value, ToolRequest& request) {
  constexpr std::string_view kWanted = "a list of texts";
  // Models often write the only text without the list around it, and mean the same.
  const Json list = value.is_string() ? Json::array({value}) : value;
  if (!list.is_array()) throw wrong_kind(argument, kWanted, value);
  for (const Json& one : list) {
    request.parameters.emplace_back(argument.parameter.name, text_of(argument, one, kWanted));
  }
}

void add_value(const ToolArgument& argument, const Json& value, ToolRequest& request) {
  const Parameter& parameter = argument.parameter;
  if (parameter.type == "text[]") return add_texts(argument, value, request);
  std::string text;
  if (parameter.type == "switch") {
    // Addresses know no types, so that switches and numbers become the words that addresses have.
    if (!value.is_boolean()) throw wrong_kind(argument, "true or false", value);
    text = value.get<bool>() ? "1" : "0";
  } else if (parameter.type == "number" || parameter.type == "count") {
    if (!value.is_number()) throw wrong_kind(argument, "a number", value);
    // 5.0 is a whole number to JSON.
    const double number = value.get<double>();
    const bool is_whole = number >= 0 && number <= 1e15 &&
                          number == static_cast<double>(static_cast<std::int64_t>(number));
    // Up to 1e15 a double has every whole number.
    text = is_whole ? std::to_string(static_cast<std::int64_t>(number)) : value.dump();
  } else {
    text = text_of(argument, value, "a text");
  }
  request.parameters.emplace_back(parameter.name, std::move(text));
}

void check_bounds(const ToolArgument& argument, const Json& value) {
  const std::optional<double>& most = argument.parameter.most;
  if (!most || !value.is_number() || value.get<double>() <= *most) return;
  throw Error(
      ErrorCode::kUsage,
      fmt::format("{}: at most {} is possible here, not {}; the rest is reached with offset",
                  argument.name, *most, value.dump()));
}

Error unknown_argument(const Tool& tool, const std::string& name) {
  std::vector<std::string_view> names;
  for (const ToolArgument& argument : tool.arguments) names.push_back(argument.name);
  names.push_back(kFullArgument);
  return {ErrorCode::kUsage, fmt::format("\"{}\" is no argument of {}; there are {}", name,
                                         tool.name, fmt::join(names, ", "))};
}

void check_required(const Tool& tool, const Json& arguments) {
  for (const ToolArgument& argument : tool.arguments) {
    // An empty text or list says as little as no argument.
    const bool is_missing = !arguments.contains(argument.name) ||
                            arguments[argument.name].empty() || arguments[argument.name] == "";
    if (!argument.parameter.is_required || !is_missing) continue;
    throw Error(ErrorCode::kUsage,
                fmt::format("{} is needed: {}", argument.name, argument.parameter.meaning));
  }
}

}  // namespace

ToolRequest tool_request(const Tool& tool, const Json& arguments) {
  ToolRequest out;
  out.path = tool.route->path;
  // First, since what is missing tells more than what else is wrong.
  check_required(tool, arguments);
  bool has_limit = false;
  for (const auto& [name, value] : arguments.items()) {
    if (name == kFullArgument) {
      if (!value.is_boolean()) throw Error(ErrorCode::kUsage, "full: true or false is needed");
      out.full = value.get<bool>();
      continue;
    }
    const auto argument =
        std::find_if(tool.arguments.begin(), tool.arguments.end(),
                     [&name = name](const ToolArgument& one) { return one.name == name; });
    if (argument == tool.arguments.end()) throw unknown_argument(tool, name);
    // Models fill in every argument that a schema names, and write null for "nothing".
    if (value.is_null()) continue;  // as if it were not there
    if (argument->parameter.is_path) {
      out.path += text_of(*argument, value, "a text");
      continue;
    }
    check_bounds(*argument, value);
    add_value(*argument, value, out);
    has_limit = has_limit || name == "limit";
  }
  const bool takes_limit = std::any_of(tool.arguments.begin(), tool.arguments.end(),
                                       [](const ToolArgument& one) { return one.name == "limit"; });
  // Fewer than a person gets: what a model reads is paid for by the word.
  if (takes_limit && !has_limit) out.parameters.emplace_back("limit", std::to_string(kAgentLimit));
  return out;
}

}  // namespace matchgraph::server
