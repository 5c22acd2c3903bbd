// Which tools does an agent find here, and what do they take and give?
//
// A tool is a route of the API (server/api/routes.h) under names that suit a model. Arguments are
// the route's parameters, results its documents made shorter (short_result.h), so that whatever the
// API learns the tools know too.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/routes.h"

namespace matchgraph::server {

/// An argument: a parameter of the route under the tool's own name.
struct ToolArgument {
  std::string name;  ///< "not_maker"
  Parameter parameter;
};

struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  const Route* route = nullptr;
  std::vector<ToolArgument> arguments;
  std::string_view result;  ///< as SchemaField::type, of an answer with status 200
};

/// Results that a list has unless more are asked for: what a model reads costs.
inline constexpr std::size_t kAgentLimit = 5;
inline constexpr std::size_t kMaxAgentLimit = 50;

/// All tools; they live as long as the program.
std::span<const Tool> tools();
/// Null when there is none of that name.
const Tool* find_tool(std::string_view name);

/// JSON Schema of a tool's arguments and of its structured content.
nlohmann::ordered_json input_schema(const Tool& tool);
nlohmann::ordered_json output_schema(const Tool& tool);

/// The request that a call makes of its route.
struct ToolRequest {
  std::string path;
  std::vector<std::pair<std::string, std::string>> parameters;
  bool full = false;  ///< the answer is wanted as long as it is
};
/// Throws Error (kUsage) for arguments that the tool does not take, saying which it does.
ToolRequest tool_request(const Tool& tool, const nlohmann::ordered_json& arguments);

}  // namespace matchgraph::server
