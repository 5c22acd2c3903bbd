#include "server/api/json_schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

// "'a'|'b'" and "A|A[]" -> their parts.
std::vector<std::string_view> parts_of(std::string_view type) {
  std::vector<std::string_view> out;
  // Without a loop's condition, as a type of one part has no bar at all.
  for (;;) {
    const std::size_t bar = type.find('|');
    out.push_back(type.substr(0, bar));
    if (bar == std::string_view::npos) return out;
    type.remove_prefix(bar + 1);
  }
}

bool is_word(std::string_view part) {
  return part.size() > 2 && part.starts_with('\'') && part.ends_with('\'');
}

Json words_schema(const std::vector<std::string_view>& words) {
  Json out = {{"type", "string"}, {"enum", Json::array()}};
  for (const std::string_view word : words) out["enum"].push_back(word.substr(1, word.size() - 2));
  return out;
}

Json named_schema(std::string_view name) {
  if (name == "any") return Json::object();
  if (name == "text") return {{"type", "string"}};
  if (name == "html") return {{"type", "string"}, {"format", "html"}};
  if (name == "address") return {{"type", "string"}, {"format", "uri"}};
  if (name == "id") return {{"type", "string"}, {"pattern", "^[0-9a-f]{16}$"}};
  if (name == "date") {
    return {{"type", "string"}, {"pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}};
  }
  if (name == "flag") return {{"type", "boolean"}};
  if (name == "number") return {{"type", "number"}};
  if (name == "count") return {{"type", "integer"}, {"minimum", 0}};
  if (name == "span") {
    return {{"type", "array"}, {"items", named_schema("count")}, {"minItems", 2}, {"maxItems", 2}};
  }
  const bool is_schema = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
  // A misspelt type must stop the build, not end as a reference to nothing.
  if (!is_schema) throw std::invalid_argument("no type: " + std::string(name));
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

// OpenAPI 3.0 has no type "null", and what stands beside a reference counts for nothing.
Json nullable(Json schema) {
  if (!schema.contains("$ref")) {
    schema["nullable"] = true;
    return schema;
  }
  // An object that can only be null: the one way to say it beside a reference.
  const Json null = {{"type", "object"}, {"nullable", true}, {"enum", Json::array({nullptr})}};
  return {{"oneOf", Json::array({std::move(schema), null})}};
}

/// What stands beside a reference counts for nothing in OpenAPI 3.0, so it goes into a list of one.
Json described(Json schema, std::string_view meaning) {
  Json out = {{"description", meaning}};
  if (schema.contains("$ref")) {
    out["allOf"] = Json::array({std::move(schema)});
  } else {
    out.update(schema);
  }
  return out;
}

const render::Schema& schema_named(std::string_view name, std::span<const render::Schema> all) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const render::Schema& s) { return s.name == name; });
  if (found == all.end()) throw std::invalid_argument("no schema: " + std::string(name));
  return *found;
}

void add_fields(Json& out, const render::Schema& schema, std::span<const render::Schema> all) {
  // Fields of the base come first, as the writer puts them.
  if (!schema.base.empty()) add_fields(out, schema_named(schema.base, all), all);
  for (const render::SchemaField& field : schema.fields) {
    const bool is_optional = field.name.ends_with('?');
    const std::string name(field.name.substr(0, field.name.size() - (is_optional ? 1 : 0)));
    if (!is_optional) out["required"].push_back(name);
    out["properties"][name] = described(type_schema(field.type), field.meaning);
  }
}

}  // namespace

Json type_schema(std::string_view type) {
  const std::vector<std::string_view> parts = parts_of(type);
  // Words before alternatives, as both are written with bars.
  if (std::all_of(parts.begin(), parts.end(), is_word)) return words_schema(parts);
  if (parts.size() > 1) {
    Json out = {{"oneOf", Json::array()}};
    for (const std::string_view part : parts) out["oneOf"].push_back(type_schema(part));
    return out;
  }
  // From the outside in: "A[]?" is a list or nothing, "A?[]" a list that may hold nothings.
  if (type.ends_with("[]")) {
    return {{"type", "array"}, {"items", type_schema(type.substr(0, type.size() - 2))}};
  }
  if (type.ends_with("{}")) {
    return {{"type", "object"},
            {"additionalProperties", type_schema(type.substr(0, type.size() - 2))}};
  }
  if (type.ends_with('?')) return nullable(type_schema(type.substr(0, type.size() - 1)));
  return named_schema(type);
}

Json struct_schema(const render::Schema& schema, std::span<const render::Schema> all) {
  Json out = {{"type", "object"}, {"description", schema.meaning}};
  // In place before the fields are added, so that these come in the order in which people read a
  // schema.
  out["required"] = Json::array();
  out["properties"] = Json::object();
  add_fields(out, schema, all);
  // An empty list is not allowed there.
  if (out["required"].empty()) out.erase("required");
  if (schema.is_open) out["additionalProperties"] = true;
  return out;
}

}  // namespace matchgraph::server
