#include "tools/importers/common/entity_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "catalogue/json_line.h"
#include "text/ascii.h"

namespace matchgraph::importers {
namespace {

/// Puts a named value into a list that is sorted by name.
template <typename Named>
void insert_sorted(std::vector<Named>& list, Named one) {
  const auto place = std::upper_bound(
      list.begin(), list.end(), one,
      [](const Named& left, const Named& right) { return left.name < right.name; });
  list.insert(place, std::move(one));
}

}  // namespace

std::string entity_id(std::string_view source, std::string_view name) {
  std::string id = fmt::format("{}/{}", source, name);
  for (char& c : id) {
    c = to_lower(c);
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') c = '-';
  }
  return id;
}

void add_once(std::vector<std::string>& list, std::string one) {
  if (one.empty() || std::find(list.begin(), list.end(), one) != list.end()) return;
  list.push_back(std::move(one));
}

void add_signal(Entity& entity, std::string_view name, double value) {
  insert_sorted(entity.signals, Signal{.name = std::string(name), .value = value});
}

void add_extra(Entity& entity, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  insert_sorted(entity.extra, ExtraField{.name = std::string(name),
                                         .json = catalogue::to_text(catalogue::Json(value))});
}

void describe(Entity& entity, const std::string& description) {
  entity.summary = description;
  if (description.empty()) return;
  Capability capability;
  capability.text = description;
  entity.capabilities.push_back(std::move(capability));
}

}  // namespace matchgraph::importers
