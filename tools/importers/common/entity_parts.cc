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
    // An id stands in addresses and on command lines, so it has no white space.
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
  // Kept as JSON, since whoever reads the catalogue gets the value back as its source had it.
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

void describe_by_sentence(Entity& entity, const std::string& description) {
  entity.summary = description;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < description.size(); ++at) {
    const std::string_view rest = std::string_view(description).substr(at);
    // Chinese and Japanese put no space behind a sentence, so their full stop is enough by itself.
    const bool is_wide = rest.starts_with("。");
    // A capital or digit behind a stop begins a sentence; "e.g. x" and "v1.2" go on.
    const bool is_stop = (rest[0] == '.' || rest[0] == '!') && rest.size() > 2 && rest[1] == ' ' &&
                         is_upper(rest[2]) && at > 2 && is_alphanumeric(description[at - 1]) &&
                         description[at - 2] != '.';
    if (!is_wide && !is_stop && rest[0] != '\n' && rest.size() > 1) continue;
    // "。" has three bytes in UTF-8.
    const std::size_t end = is_wide ? at + 3 : at + 1;
    Capability capability;
    capability.text =
        std::string(trimmed(std::string_view(description).substr(begin, end - begin)));
    // A word or two go with the sentence before.
    constexpr std::size_t kShortest = 12;
    if (!entity.capabilities.empty() && capability.text.size() < kShortest) {
      entity.capabilities.back().text += " " + capability.text;
    } else if (!capability.text.empty()) {
      entity.capabilities.push_back(std::move(capability));
    }
    begin = end;
    at = end - 1;
  }
}

}  // namespace matchgraph::importers
