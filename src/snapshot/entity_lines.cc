#include "snapshot/entity_lines.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "matchgraph/catalogue.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

using Json = nlohmann::ordered_json;

Json conflicts_to_json(const std::vector<Conflict>& conflicts) {
  Json out = Json::array();
  for (const Conflict& conflict : conflicts) {
    Json values = Json::array();
    for (const Conflict::Value& value : conflict.values) {
      values.push_back({value.value, value.source});
    }
    out.push_back({{"field", conflict.field}, {"values", values}});
  }
  return out;
}

std::vector<Conflict> conflicts_from_json(const Json& json) {
  std::vector<Conflict> out;
  for (const Json& item : json) {
    Conflict conflict{item.at("field").get<std::string>(), {}};
    for (const Json& value : item.at("values")) {
      conflict.values.push_back({value.at(0).get<std::string>(), value.at(1).get<std::string>()});
    }
    out.push_back(std::move(conflict));
  }
  return out;
}

}  // namespace

std::string entity_line(const Entity& entity) {
  std::string out = to_catalogue_line(entity);
  if (!entity.conflicts.empty()) {
    out += '\t';
    out += conflicts_to_json(entity.conflicts).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  out += '\n';
  return out;
}

Entity read_entity_line(std::string_view line) {
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  const std::size_t tab = std::min(line.find('\t'), line.size());
  LoadOptions options;
  options.max_line_bytes = std::numeric_limits<std::size_t>::max();  // merged entities may be long
  std::vector<Diagnostic> diagnostics;
  auto entity = parse_entity(line.substr(0, tab), "snapshot", 0, options, diagnostics);
  if (!entity) throw Error(ErrorCode::kEnvironment, "the snapshot's entities are damaged");
  try {
    if (tab < line.size())
      entity->conflicts = conflicts_from_json(Json::parse(line.substr(tab + 1)));
  } catch (const Json::exception&) {
    throw Error(ErrorCode::kEnvironment, "the snapshot's conflicts are damaged");
  }
  return *std::move(entity);
}

}  // namespace matchgraph
