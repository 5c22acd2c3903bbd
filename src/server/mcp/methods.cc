#include "server/mcp/methods.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "matchgraph/error.h"
#include "server/mcp/resources.h"
#include "server/mcp/short_result.h"

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kInstructions =
    "A catalogue of models, tools, servers and libraries, searched by what they can do. Begin with "
    "search for one need, cover for several; alternatives and compare take ids or names; entity "
    "tells all of one. Answers are short: full, limit and offset give more. What an entry does not "
    "mention it may still do.";

std::string required_text(const Json& params, const char* name) {
  if (params.contains(name) && params[name].is_string()) return params[name].get<std::string>();
  throw RpcFault(rpc::kInvalidParams, fmt::format("params.{}: a text is needed", name));
}

/// Lists of one page take no cursor.
void refuse_cursor(const Json& params) {
  // All that there is stands on the first page, so that a cursor can only be made up.
  if (params.contains("cursor")) throw RpcFault(rpc::kInvalidParams, "no such cursor");
}

Json text_content(std::string text) {
  return Json::array({{{"type", "text"}, {"text", std::move(text)}}});
}

// Messages speak of the parameters of an address, which agents do not know.
void replace_first(std::string& text, const std::string& from, const std::string& to) {
  if (const std::size_t at = text.find(from); at != std::string::npos) {
    text.replace(at, from.size(), to);
  }
}

/// The API's words with the tool's names of what it takes.
std::string in_names_of(const Tool& tool, std::string message) {
  for (const ToolArgument& argument : tool.arguments) {
    const std::string& name = argument.parameter.name;
    if (name == argument.name) continue;
    const std::string own = fmt::format("({})", argument.name);
    replace_first(message, fmt::format("({})", name), own);
    replace_first(message, fmt::format("({}, {})", name, name), own);
    if (message.starts_with(name + ": ")) message.replace(0, name.size(), argument.name);
  }
  return message;
}

/// What to do about a call that the API refused.
std::string advice(const Tool& tool, const Json& error) {
  std::string out = in_names_of(tool, error.value("message", "the server could not answer"));
  const Json candidates =
      error.contains("detail") ? error["detail"].value("candidates", Json::array()) : Json::array();
  std::vector<std::string> ids;
  for (const Json& one : candidates) {
    ids.push_back(fmt::format("{} ({}, {})", one.value("id", ""), one.value("name", ""),
                              one.value("type", "")));
  }
  // Errors that name candidates are mended by one more call, without a search.
  if (!ids.empty()) {
    out += fmt::format(". Use one of these ids: {}", fmt::join(ids, "; "));
  } else if (error.value("code", "") == "not_found") {
    out += ". Find it by what it does with the tool search, or give its id";
  }
  return out + ".";
}

Json tool_error(std::string message) {
  return {{"content", text_content(std::move(message))}, {"isError", true}};
}

Json tool_json(const Tool& tool, bool has_structure) {
  Json out = {{"name", tool.name}};
  // Older versions of the protocol know neither titles nor structured results.
  if (has_structure) out["title"] = tool.title;
  out["description"] = tool.description;
  out["inputSchema"] = input_schema(tool);
  if (has_structure) out["outputSchema"] = output_schema(tool);
  // By these hints a client may let a tool run without asking a person each time.
  out["annotations"] = {{"title", tool.title},
                        {"readOnlyHint", true},
                        {"destructiveHint", false},
                        {"idempotentHint", true},
                        {"openWorldHint", false}};
  return out;
}

Json tools_json(bool has_structure) {
  Json out = Json::array();
  for (const Tool& tool : tools()) out.push_back(tool_json(tool, has_structure));
  return {{"tools", std::move(out)}};
}

}  // namespace

Json Methods::result(const std::string& method, const Json& params) {
  if (method == "initialize") return initialize(params);
  if (method == "ping") return Json::object();
  if (method == "tools/list") return list_tools(params);
  if (method == "tools/call") return call_tool(params);
  if (method == "resources/list") return list_resources(params);
  if (method == "resources/templates/list") return list_templates(params);
  if (method == "resources/read") return read_resource(params);
  if (method == "completion/complete") return complete(params);
  throw RpcFault(rpc::kMethodNotFound, fmt::format("there is no method \"{}\"", method));
}

Json Methods::initialize(const Json& params) {
  const std::string asked = required_text(params, "protocolVersion");
  // Another one is answered with the newest, which the client takes or leaves.
  // A client that knows only others may then end the conversation, as the protocol says.
  conversation_.version = is_protocol_version(asked) ? asked : std::string(kProtocolVersions[0]);
  Json out = {
      {"protocolVersion", conversation_.version},
      {"capabilities",
       {{"tools", Json::object()}, {"resources", Json::object()}, {"completions", Json::object()}}},
      {"serverInfo", {{"name", "matchgraph"}, {"version", version_}}}};
  if (has_structure()) out["serverInfo"]["title"] = "matchgraph";
  out["instructions"] = kInstructions;
  return out;
}

Json Methods::list_tools(const Json& params) const {
  refuse_cursor(params);
  // Made once: schemas of results take longer than an answer.
  static const Json kNew = tools_json(true);
  static const Json kOld = tools_json(false);
  return has_structure() ? kNew : kOld;
}

Json Methods::call_tool(const Json& params) const {
  const std::string name = required_text(params, "name");
  const Json arguments = params.value("arguments", Json::object());
  if (!arguments.is_object()) {
    throw RpcFault(rpc::kInvalidParams, "params.arguments: an object is needed");
  }
  const Tool* const tool = find_tool(name);
  if (tool == nullptr) {
    std::vector<std::string_view> names;
    for (const Tool& known : tools()) names.push_back(known.name);
    throw RpcFault(rpc::kInvalidParams,
                   fmt::format("unknown tool \"{}\"; there are {}", name, fmt::join(names, ", ")));
  }
  return called(*tool, arguments);
}

Json Methods::called(const Tool& tool, const Json& arguments) const {
  try {
    const ToolRequest request = tool_request(tool, arguments);
    const HttpReply reply = asked(request, true);
    // Without exceptions, as an answer that is no JSON is told like any other failure.
    Json document = Json::parse(reply.body, nullptr, false);
    if (document.is_discarded() || !document.is_object()) {
      // What exactly failed stands in the log, and would not help a model.
      return tool_error("the server could not answer: try again");
    }
    if (reply.status != 200)
      return tool_error(advice(tool, document.value("error", Json::object())));
    Json out = {{"content", text_content(short_words(reply.words, request.full))}};
    if (has_structure()) out["structuredContent"] = short_result(std::move(document), request.full);
    out["isError"] = false;
    return out;
  } catch (const Error& error) {
    // What a model can mend is an answer to the model, not a fault of the protocol.
    return tool_error(std::string(error.what()) + ".");
  }
}

HttpReply Methods::asked(const ToolRequest& request, bool is_shown) const {
  HttpRequest out;
  // HEAD is answered as GET is, and shows nobody anything: it is not recorded.
  out.method = is_shown ? "GET" : "HEAD";
  out.path = request.path;
  out.target = request.path;
  out.parameters = request.parameters;
  out.is_agent = true;
  out.session = conversation_.session;
  return ask_(out);
}

Json Methods::list_resources(const Json& params) const {
  const std::size_t offset =
      params.contains("cursor") ? offset_of_cursor(required_text(params, "cursor")) : 0;
  const HttpReply reply = asked(resources_request(offset), false);
  const Json document = Json::parse(reply.body, nullptr, false);
  if (reply.status != 200 || !document.is_object()) {
    throw RpcFault(rpc::kInternalError, "the catalogue could not be listed");
  }
  return resources_json(document, offset, has_structure());
}

Json Methods::list_templates(const Json& params) const {
  refuse_cursor(params);
  return resource_templates_json(has_structure());
}

Json Methods::read_resource(const Json& params) const {
  const std::string uri = required_text(params, "uri");
  const auto fault = [&uri](const char* message) {
    // The address is told, as the client may have asked for several.
    return RpcFault(rpc::kNoResource, message, {{"uri", uri}});
  };
  const std::optional<std::string> id = id_of_resource(uri);
  if (!id) throw fault("there is no such resource; resources/templates/list says what there is");
  ToolRequest request;
  request.path = "/api/v1/entities/" + *id;
  const HttpReply reply = asked(request, false);
  if (reply.status != 200) throw fault("no entity has this id");
  return {{"contents",
           Json::array({{{"uri", uri}, {"mimeType", "text/markdown"}, {"text", reply.words}}})}};
}

Json Methods::complete(const Json& params) const {
  const Json reference = params.value("ref", Json::object());
  const Json argument = params.value("argument", Json::object());
  if (!reference.is_object() || !argument.is_object() ||
      reference.value("type", Json()) != "ref/resource" ||
      reference.value("uri", Json()) != std::string(kResourceTemplate)) {
    throw RpcFault(rpc::kInvalidParams, "ref: only the template of entities can be completed");
  }
  ToolRequest request;
  request.path = "/api/v1/suggest";
  request.parameters = {{"q", required_text(argument, "value")}};
  const Json document = Json::parse(asked(request, false).body, nullptr, false);
  Json values = Json::array();
  // Of what is suggested only names are ids that complete the template.
  if (document.is_object() && document.contains("entities")) {
    for (const Json& entity : document["entities"]) values.push_back(entity["id"]);
  }
  return {{"completion", {{"values", std::move(values)}, {"hasMore", false}}}};
}

}  // namespace matchgraph::server
