#include "snapshot/generations/entity_changes.h"

#include <deque>
#include <string_view>
#include <unordered_map>

namespace matchgraph {
namespace {

/// Adds the names of items that one of two lists, both ascending by name, has alone or otherwise.
template <typename Item>
void add_changed_names(const std::vector<Item>& before, const std::vector<Item>& after,
                       const std::string& prefix, std::vector<std::string>& names) {
  // Both lists are ascending since the catalogue was loaded, so one walk suffices.
  std::size_t b = 0;
  std::size_t a = 0;
  while (b < before.size() || a < after.size()) {
    if (a == after.size() || (b < before.size() && before[b].name < after[a].name)) {
      names.push_back(prefix + before[b++].name);
    } else if (b == before.size() || after[a].name < before[b].name) {
      names.push_back(prefix + after[a++].name);
    } else {
      if (before[b] != after[a]) names.push_back(prefix + after[a].name);
      ++a;
      ++b;
    }
  }
}

}  // namespace

std::vector<std::uint32_t> same_capabilities(const std::vector<Capability>& before,
                                             const std::vector<Capability>& after) {
  // Queues of places, as the text is the only identity that a capability has.
  std::unordered_map<std::string_view, std::deque<std::uint32_t>> places;
  // An entity may list one line several times: each is matched once, in order.
  for (std::uint32_t i = 0; i < before.size(); ++i) places[before[i].text].push_back(i);
  std::vector<std::uint32_t> matches;
  matches.reserve(after.size());
  for (const Capability& capability : after) {
    const auto found = places.find(capability.text);
    if (found == places.end() || found->second.empty()) {
      matches.push_back(kNoCapability);
      continue;
    }
    matches.push_back(found->second.front());
    found->second.pop_front();
  }
  return matches;
}

std::vector<std::string> changed_fields(const Entity& before, const Entity& after) {
  std::vector<std::string> names;
  // By member pointers, so that a name and its field stand in one line and cannot be mixed up.
  const auto compare = [&](const char* name, const auto& member) {
    if (before.*member != after.*member) names.emplace_back(name);
  };
  compare("name", &Entity::name);
  compare("type", &Entity::type);
  compare("summary", &Entity::summary);
  compare("unique", &Entity::unique);
  compare("versus", &Entity::versus);
  compare("maker", &Entity::maker);
  compare("url", &Entity::url);
  compare("license", &Entity::license);
  compare("tags", &Entity::tags);
  compare("aliases", &Entity::aliases);
  compare("pricing", &Entity::pricing);
  add_changed_names(before.signals, after.signals, "signals.", names);
  compare("released", &Entity::released);
  compare("updated", &Entity::updated);
  compare("stated", &Entity::stated);
  compare("source", &Entity::sources);
  compare("origins", &Entity::origins);
  compare("conflicts", &Entity::conflicts);
  add_changed_names(before.extra, after.extra, "", names);
  return names;
}

}  // namespace matchgraph
