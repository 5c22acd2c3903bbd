#include "server/api/openapi.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/api/json_schema.h"
#include "server/api/routes.h"

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

Json schemas_json() {
  const std::vector<render::Schema> all = described_schemas();
  Json out = Json::object();
  for (const render::Schema& schema : all) {
    out[std::string(schema.name)] = struct_schema(schema, all);
  }
  return out;
}

Json switch_schema() {
  Json words = Json::array();
  for (std::size_t i = 0; i < kYes.size(); ++i) {
    words.push_back(kYes[i]);
    words.push_back(kNo[i]);
  }
  return {{"type", "string"}, {"enum", std::move(words)}};
}

// Whole numbers without ".0".
// The document is compared and shown, where "10.0" results would be odd.
Json number_json(double number) {
  // Casting tells whole numbers apart from others without a function that could round.
  const auto whole = static_cast<std::int64_t>(number);
  return static_cast<double>(whole) == number ? Json(whole) : Json(number);
}

Json parameter_schema(const Parameter& parameter) {
  Json out = parameter.type == "switch" ? switch_schema() : type_schema(parameter.type);
  // Limits come from the constants that the readers of requests go by, so that both say the same.
  if (parameter.type == "text") out["maxLength"] = kMaxTextBytes;
  if (parameter.type == "text[]") out["items"]["maxLength"] = kMaxTextBytes;
  if (parameter.least) out["minimum"] = number_json(*parameter.least);
  if (parameter.most) out["maximum"] = number_json(*parameter.most);
  // A default is kept as words, as an address has it.
  if (!parameter.fallback.empty()) {
    const bool is_number = parameter.type == "count" || parameter.type == "number";
    out["default"] = is_number ? number_json(std::strtod(parameter.fallback.c_str(), nullptr))
                               : Json(parameter.fallback);
  }
  return out;
}

Json parameter_json(const Parameter& parameter) {
  Json out = {{"name", parameter.name}, {"in", parameter.is_path ? "path" : "query"}};
  if (parameter.is_required) out["required"] = true;
  out["description"] = parameter.meaning;
  out["schema"] = parameter_schema(parameter);
  if (parameter.type == "text[]") {
    // What may be given several times is repeated in an address, "e=a&e=b", and not joined by
    // commas.
    out["style"] = "form";
    out["explode"] = true;
  }
  return out;
}

Json reference(const char* kind, const std::string& name) {
  return {{"$ref", std::string("#/components/") + kind + "/" + name}};
}

// What several operations describe in the same words stands in components, once.
Json components_parameters() {
  Json out = Json::object();
  for (const Parameter& parameter : list_parameters(true)) {
    out[parameter.name] = parameter_json(parameter);
  }
  return out;
}

Json parameters_json(const Operation& operation, const Json& shared) {
  Json out = Json::array();
  for (const Parameter& parameter : operation.parameters) {
    Json json = parameter_json(parameter);
    // Equal in every word, or it stays where it is: a reference may not change what an operation
    // says.
    const bool is_shared = shared.contains(parameter.name) && shared[parameter.name] == json;
    out.push_back(is_shared ? reference("parameters", parameter.name) : std::move(json));
  }
  return out;
}

Json headers_json(const Route& route) {
  Json out = {{"X-Generation", reference("headers", "Generation")}};
  if (route.operation->has_search_id) out["X-Search-Id"] = reference("headers", "SearchId");
  // A tag only where an answer stays the same as long as the generation does.
  if (route.is_cached) out["ETag"] = reference("headers", "Tag");
  return out;
}

Json content_json(const Route& route, const Response& response) {
  const Operation& operation = *route.operation;
  const Json text = {{"schema", {{"type", "string"}}}};
  Json out = Json::object();
  if (!response.schema.empty()) {
    out["application/json"] = {{"schema", type_schema(response.schema)}};
  } else if (operation.is_text) {
    out["text/plain"] = text;
  }
  if (response.status == 200 && operation.has_csv) out["text/csv"] = text;
  return out;
}

Json responses_json(const Route& route) {
  Json out = Json::object();
  for (const Response& response : route.operation->responses) {
    Json json = {{"description", response.meaning}};
    if (response.status == 200) json["headers"] = headers_json(route);
    if (Json content = content_json(route, response); !content.empty()) {
      json["content"] = std::move(content);
    }
    out[std::to_string(response.status)] = std::move(json);
  }
  return out;
}

Json operation_json(const Route& route, const Json& shared_parameters) {
  const Operation& operation = *route.operation;
  Json out = {{"operationId", operation.id}, {"summary", operation.summary}};
  if (!operation.description.empty()) out["description"] = operation.description;
  if (!operation.parameters.empty()) {
    out["parameters"] = parameters_json(operation, shared_parameters);
  }
  if (!operation.body.empty()) {
    out["requestBody"]["required"] = true;
    out["requestBody"]["content"]["application/json"]["schema"] = type_schema(operation.body);
  }
  out["responses"] = responses_json(route);
  return out;
}

Json paths_json(const Json& shared_parameters) {
  Json out = Json::object();
  for (const Route& route : routes()) {
    // Pages and files are routes without being part of the API.
    if (!route.operation) continue;
    // The rest of such a path is an id, which OpenAPI calls a parameter of its path.
    std::string path(route.path);
    if (path.ends_with('/')) path += "{id}";
    std::string method(route.method);
    std::transform(method.begin(), method.end(), method.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    out[path][method] = operation_json(route, shared_parameters);
  }
  return out;
}

// Each of them is described once and referred to from every answer.
Json headers_components() {
  return {{"Generation",
           {{"description", "The generation that answered."}, {"schema", {{"type", "integer"}}}}},
          {"SearchId",
           {{"description",
             "What /api/v1/chosen takes; absent when searches are not recorded, or nothing was "
             "searched."},
            {"schema", type_schema("id")}}},
          {"Tag",
           {{"description", "The same until another generation serves."},
            {"schema", {{"type", "string"}}}}}};
}

}  // namespace

std::vector<render::Schema> described_schemas() {
  std::vector<render::Schema> out;
  for (const auto& schemas : {render::error_schemas(), posted_schemas(), render::list_schemas(),
                              render::compare_schemas(), render::cover_schemas(),
                              render::entity_schemas(), render::shared_schemas()}) {
    out.insert(out.end(), schemas.begin(), schemas.end());
  }
  return out;
}

std::string openapi_document(std::string version) {
  const Json parameters = components_parameters();
  Json out;
  out["openapi"] = "3.0.3";
  out["info"] = {{"title", "matchgraph"},
                 {"version", std::move(version)},
                 {"description",
                  "Which tool does what I need, and what else does? The answers are those of the "
                  "command with --format json, byte for byte."},
                 {"license", {{"name", "MIT"}}}};
  out["servers"] = Json::array({{{"url", "/"}}});
  out["paths"] = paths_json(parameters);
  out["components"]["parameters"] = parameters;
  out["components"]["headers"] = headers_components();
  out["components"]["schemas"] = schemas_json();
  // Indented: it is read by people too, and diffs of it are.
  return out.dump(1) + "\n";
}

}  // namespace matchgraph::server
