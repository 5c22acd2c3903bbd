// The tables of parameters and results -> JSON Schema, as agents read it.
//
// The API is described in OpenAPI 3.0, whose schemas are nearly JSON Schema: "nullable" is a type
// there, and names of schemas are found under $defs.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "server/api/json_schema.h"
#include "server/api/openapi.h"
#include "server/mcp/short_result.h"
#include "server/mcp/tools.h"

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kReference = "#/components/schemas/";

void to_json_schema(Json& schema);

void add_null(Json& schema) {
  // JSON Schema has a type for null, where OpenAPI has a word beside the type.
  schema.erase("nullable");
  if (schema.contains("enum")) {
    schema["enum"].push_back(nullptr);
    // Nothing but null is how OpenAPI writes a null type.
    if (schema["enum"] == Json::array({nullptr, nullptr})) schema = {{"type", "null"}};
  }
  if (schema.contains("type") && schema["type"].is_string() && schema["type"] != "null") {
    schema["type"] = Json::array({schema["type"], "null"});
  }
}

void to_json_schema(Json& schema) {
  if (schema.is_array()) {
    for (Json& one : schema) to_json_schema(one);
    return;
  }
  if (!schema.is_object()) return;
  // What the fields mean is told where the API is described; here it would be read by a model at
  // each beginning of a conversation.
  if (schema.contains("description") && schema["description"].is_string()) {
    // A field may itself be called "description", and is an object then.
    schema.erase("description");
  }
  schema.erase("format");
  if (schema.contains("$ref")) {
    const std::string name = schema["$ref"].get<std::string>().substr(kReference.size());
    schema["$ref"] = "#/$defs/" + name;
    // Nothing stands beside a reference.
    return;
  }
  if (schema.contains("properties")) {
    for (auto& [name, property] : schema["properties"].items()) to_json_schema(property);
  }
  for (const char* inside : {"items", "additionalProperties", "oneOf", "allOf"}) {
    if (schema.contains(inside)) to_json_schema(schema[inside]);
  }
  // An only reference needs no list around it.
  if (schema.contains("allOf") && schema["allOf"].size() == 1) {
    const Json only = schema["allOf"][0];
    schema.erase("allOf");
    schema.update(only);
  }
  if (schema.contains("nullable")) add_null(schema);
}

/// Without the fields that answers to agents leave out.
/// What is never in an answer may not be required of it.
void leave_out_fields(Json& schema) {
  Json properties = Json::object();
  for (const auto& [name, property] : schema["properties"].items()) {
    if (!is_left_out(name)) properties[name] = property;
  }
  schema["properties"] = std::move(properties);
  if (!schema.contains("required")) return;
  Json required = Json::array();
  for (const Json& name : schema["required"]) {
    if (!is_left_out(name.get<std::string>())) required.push_back(name);
  }
  schema["required"] = std::move(required);
}

void collect_references(const Json& schema, std::set<std::string>& names) {
  if (schema.is_object() && schema.contains("$ref")) {
    names.insert(schema["$ref"].get<std::string>().substr(std::string_view("#/$defs/").size()));
  }
  if (schema.is_structured()) {
    for (const Json& inside : schema) collect_references(inside, names);
  }
}

Json definition(const std::string& name, const std::vector<render::Schema>& all) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&name](const render::Schema& one) { return one.name == name; });
  Json out = struct_schema(*found, all);
  to_json_schema(out);
  leave_out_fields(out);
  return out;
}

Json argument_schema(const Parameter& parameter) {
  Json out = parameter.type == "switch" ? Json{{"type", "boolean"}} : type_schema(parameter.type);
  if (parameter.type == "text") out["maxLength"] = kMaxTextBytes;
  if (parameter.type == "text[]") out["items"]["maxLength"] = kMaxTextBytes;
  const auto number = [](double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
  };
  if (parameter.least) out["minimum"] = number(*parameter.least);
  if (parameter.most) out["maximum"] = number(*parameter.most);
  if (!parameter.fallback.empty()) {
    const bool is_count = parameter.type == "count";
    out["default"] = is_count ? number(std::strtod(parameter.fallback.c_str(), nullptr))
                              : Json(parameter.fallback);
  }
  out["description"] = parameter.meaning;
  return out;
}

}  // namespace

Json input_schema(const Tool& tool) {
  Json out = {{"type", "object"}, {"properties", Json::object()}};
  for (const ToolArgument& argument : tool.arguments) {
    out["properties"][argument.name] = argument_schema(argument.parameter);
    if (argument.parameter.is_required) out["required"].push_back(argument.name);
  }
  out["properties"][std::string(kFullArgument)] = {
      {"type", "boolean"},
      {"default", false},
      {"description", "The whole answer: no text cut, no list shortened."}};
  out["additionalProperties"] = false;
  return out;
}

Json output_schema(const Tool& tool) {
  const std::vector<render::Schema> all = described_schemas();
  Json root = type_schema(tool.result);
  to_json_schema(root);
  Json out = {{"type", "object"}};
  // Several kinds of answer: any of them, as one may look like another where lists are empty.
  out[root.contains("oneOf") ? "anyOf" : "allOf"] =
      root.contains("oneOf") ? root["oneOf"] : Json::array({root});
  out["properties"][std::string(kCutField)] = cut_schema();
  std::set<std::string> wanted;
  collect_references(out, wanted);
  Json definitions = Json::object();
  // Until nothing new is referred to: definitions refer to others, and some to each other.
  for (bool is_growing = true; is_growing;) {
    is_growing = false;
    for (const std::string& name : std::set<std::string>(wanted)) {
      if (definitions.contains(name)) continue;
      definitions[name] = definition(name, all);
      collect_references(definitions[name], wanted);
      is_growing = true;
    }
  }
  out["$defs"] = std::move(definitions);
  return out;
}

}  // namespace matchgraph::server
