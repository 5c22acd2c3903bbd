#include "tools/importers/listings/mcp_tools.h"

#include <filesystem>
#include <string>
#include <utility>

#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/listings/json_files.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;
using ToolsJson = importers::Json;

constexpr importers::JsonFormat kMcpTools{
    .name = "mcp-tools",
    .source_name = "tools/list",
    .source_url = "https://modelcontextprotocol.io",
    .expected = "an object with tools, as a server answers tools/list",
    .place = {.whole = true}};

/// What a tool's annotations promise, as tags.
void read_annotations(FieldReader& tool, Capability& capability) {
  auto annotations = tool.object("annotations");
  if (!annotations) return;
  FieldReader fields(*annotations, tool.path("annotations"), tool.log());
  // Only what a server states: hints that it leaves out have defaults in the protocol, which nobody
  // meant.
  if (fields.flag("readOnlyHint").value_or(false)) capability.tags.emplace_back("read-only");
  if (fields.flag("destructiveHint").value_or(false)) capability.tags.emplace_back("destructive");
}

void add_tool(FieldReader& tool, Entity& entity) {
  Capability capability;
  capability.name = tool.line("name");
  const std::string title = tool.line("title");
  capability.text = tool.text("description");
  // What a tool is called says what it does, where nothing else does.
  if (capability.text.empty()) capability.text = title.empty() ? capability.name : title;
  if (capability.text.empty()) {
    tool.log().warn(tool.path("name"), "is missing", "the tool is left out");
    return;
  }
  read_annotations(tool, capability);
  entity.capabilities.push_back(std::move(capability));
}

/// The name of the server that the answer tells; empty when it does not.
std::string server_name(FieldReader& answer) {
  auto server = answer.object("serverInfo");
  if (!server) return {};
  FieldReader fields(*server, answer.path("serverInfo"), answer.log());
  std::string title = fields.line("title");
  return title.empty() ? fields.line("name") : title;
}

void read_tools(FieldReader& answer, const std::string& wanted, importers::ElementOutput& output) {
  auto tools = answer.array("tools");
  if (!tools) {
    answer.log().warn(answer.path("tools"), "is missing", "the server is left out");
    return;
  }
  Entity entity;
  entity.type = "mcp-server";
  const std::string stem = std::filesystem::path(answer.log().file()).stem().string();
  entity.name = server_name(answer);
  // An answer to tools/list does not say whose it is, so the request or the file's name has to.
  if (entity.name.empty())
    entity.name = wanted.empty() ? stem : wanted.substr(wanted.rfind('/') + 1);
  entity.id = wanted.empty() ? importers::entity_id("mcp", entity.name) : wanted;
  std::size_t index = 0;
  for (ToolsJson& tool : *tools) {
    const std::string path = answer.path("tools") + "[" + std::to_string(index++) + "]";
    if (!tool.is_object()) {
      answer.log().warn(path, "expected an object, found " + catalogue::shown(tool),
                        "it is left out");
      continue;
    }
    FieldReader fields(tool, path, answer.log());
    add_tool(fields, entity);
  }
  output.add(std::move(entity), answer.path("tools"));
}

}  // namespace

ImportReport import_mcp_tools(const ImportRequest& request) {
  return importers::import_json_files(
      request, kMcpTools,
      [&request](FieldReader& fields, const importers::JsonElement& /*element*/,
                 importers::ElementOutput& output) {
        // People save the whole message of JSON-RPC as well as its result alone.
        auto result = fields.object("result");
        if (!result) return read_tools(fields, request.id, output);
        FieldReader inner(*result, fields.path("result"), fields.log());
        read_tools(inner, request.id, output);
      });
}

bool recognises_mcp_tools(const FileHead& head) {
  const std::size_t depth = head.has_member(0, "result") ? 1 : 0;
  return head.has_member(depth, "tools") && head.has_member(depth + 1, "inputSchema");
}

}  // namespace matchgraph
