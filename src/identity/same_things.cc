#include "identity/same_things.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "identity/own_name.h"
#include "identity/project_address.h"
#include "identity/seller.h"
#include "text/fold.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace catalogue {
namespace {

constexpr std::size_t kTellingSummary = 40;  // bytes; shorter ones are said of many things

/// Of more entries than these the address is a common home: a monorepo, a list of tools.
constexpr std::size_t kMostAtOneAddress = 4;

/// Types under which sources list the same program.
constexpr std::array<std::string_view, 12> kPrograms = {
    "agent",   "api",        "app",      "cli",  "extension", "framework",
    "library", "mcp-server", "platform", "tool", "web-app",   "workflow"};

bool is_program(const std::string& type) {
  return std::find(kPrograms.begin(), kPrograms.end(), type) != kPrograms.end();
}

bool is_any_type(const std::string& type) { return type == "repository" || type == "other"; }

/// Whether sources may call one thing by these two types.
bool may_be_one(const std::string& a, const std::string& b) {
  // Code hosts and lists of links say no more of a thing than that it is there.
  return a == b || is_any_type(a) || is_any_type(b) || (is_program(a) && is_program(b));
}

struct Key {
  std::string text;  // equal for the same thing
  std::string what;  // for a person
};

std::vector<Key> address_keys(const Entity& entity) {
  std::vector<Key> keys;
  // An offer's address is that of the model's weights, and many offers have it.
  if (provider_of(entity)) return keys;
  const auto add = [&keys](const std::string& address) {
    const bool is_new = keys.empty() || keys.front().text != address;
    if (!address.empty() && is_new) keys.push_back({.text = address, .what = address});
  };
  add(project_address(entity.url));
  const std::string hub_id = extra_text(entity, "hub_id");
  if (!hub_id.empty()) add(project_address("huggingface.co/" + hub_id));
  return keys;
}

std::vector<Key> name_keys(const Entity& entity) {
  const std::optional<std::string> provider = provider_of(entity);
  const std::string maker = compact(entity.maker);
  const std::string name = compact(without_maker(entity));
  // A name alone is said of different things by different makers.
  if (name.empty() || maker.empty() || (provider && provider->empty())) return {};
  Key key{.text = entity.type + '\n' + name + '\n' + maker,
          .what = std::string(without_maker(entity)) + " by " + entity.maker};
  // Each seller's offer keeps its own entry, price and terms, and only the same offer in two price
  // lists is one.
  if (provider) {
    key.text += '\n' + compact(*provider);
    key.what += ", offered by " + *provider;
  }
  return {key};
}

std::vector<Key> summary_keys(const Entity& entity) {
  if (provider_of(entity) || entity.summary.size() < kTellingSummary) return {};
  return {{.text = entity.type + '\n' + fold_for_values(entity.summary),
           .what = shorten(entity.summary, 60)}};
}

/// The entries that have a key, in order.
struct Group {
  std::string what;
  std::vector<std::size_t> entries;
};

/// Groups of two and more, in the order of their first entries.
template <typename KeysOf>
std::vector<Group> groups_by(std::span<const Entity> entities, const KeysOf& keys_of) {
  std::unordered_map<std::string, std::size_t> known;
  std::vector<Group> groups;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    for (Key& key : keys_of(entities[i])) {
      const auto [found, is_new] = known.try_emplace(std::move(key.text), groups.size());
      if (is_new) groups.push_back({.what = std::move(key.what), .entries = {}});
      groups[found->second].entries.push_back(i);
    }
  }
  std::erase_if(groups, [](const Group& group) { return group.entries.size() < 2; });
  return groups;
}

/// The parts of a group whose entries have one name.
std::vector<Group> named_alike(std::span<const Entity> entities, const Group& group) {
  std::vector<Group> parts;
  std::unordered_map<std::string, std::size_t> known;
  for (const std::size_t entry : group.entries) {
    const auto [found, is_new] =
        known.try_emplace(compact(without_maker(entities[entry])), parts.size());
    if (is_new) parts.push_back({.what = group.what, .entries = {}});
    parts[found->second].entries.push_back(entry);
  }
  return parts;
}

/// Joins entries into things, each of them what its sources say once.
class Joiner {
 public:
  Joiner(std::span<const Entity> entities, std::span<const std::vector<Mention>> mentions)
      : entities_(entities), first_(entities.size()), mentions_(mentions.begin(), mentions.end()) {
    std::iota(first_.begin(), first_.end(), std::size_t{0});
    for (const std::size_t entry : first_) entries_.push_back({entry});
  }

  /// False, and nothing is done, when a source has two of the entries or their types differ.
  bool join(const Group& group, SameBy by) {
    std::set<std::size_t> things;
    // Ordered, so that the entry met first gives the thing its id.
    for (const std::size_t entry : group.entries) things.insert(thing_of(entry));
    if (!can_be_one(things)) return false;
    const std::size_t first = *things.begin();
    for (auto other = std::next(things.begin()); other != things.end(); ++other) {
      first_[*other] = first;
      mentions_[first].insert(mentions_[first].end(), mentions_[*other].begin(),
                              mentions_[*other].end());
      entries_[first].insert(entries_[first].end(), entries_[*other].begin(),
                             entries_[*other].end());
      found_.push_back({.first = first, .other = *other, .by = by, .what = group.what});
    }
    return true;
  }

  std::vector<Recognised> take() {
    // A thing may have been joined to an earlier one since.
    for (Recognised& found : found_) found.first = thing_of(found.other);
    std::sort(found_.begin(), found_.end(), [](const Recognised& a, const Recognised& b) {
      return std::pair(a.first, a.other) < std::pair(b.first, b.other);
    });
    return std::move(found_);
  }

 private:
  std::size_t thing_of(std::size_t entry) const {
    // Chains stay short: things have few entries, one per source.
    while (first_[entry] != entry) entry = first_[entry];
    return entry;
  }

  // Every pair is asked, as sources that agree with a third need not agree with each other; a group
  // that breaks one rule joins nothing.
  bool can_be_one(const std::set<std::size_t>& things) const {
    for (auto a = things.begin(); a != things.end(); ++a) {
      for (auto b = std::next(a); b != things.end(); ++b) {
        for (const std::size_t x : entries_[*a]) {
          for (const std::size_t y : entries_[*b]) {
            if (!may_be_one(entities_[x].type, entities_[y].type)) return false;
          }
        }
        for (const Mention& x : mentions_[*a]) {
          for (const Mention& y : mentions_[*b]) {
            if (!are_apart(x, y)) return false;
          }
        }
      }
    }
    return true;
  }

  std::span<const Entity> entities_;
  std::vector<std::size_t> first_;  // an entry of the same thing that was met before, or itself
  std::vector<std::vector<Mention>> mentions_;     // of things
  std::vector<std::vector<std::size_t>> entries_;  // of things
  std::vector<Recognised> found_;
};

}  // namespace

bool are_apart(const Mention& a, const Mention& b) {
  return a.file != b.file || (a.source != 0 && b.source != 0 && a.source != b.source);
}

std::vector<Recognised> recognise(std::span<const Entity> entities,
                                  std::span<const std::vector<Mention>> mentions) {
  Joiner joiner(entities, mentions);
  for (const Group& group : groups_by(entities, address_keys)) {
    // One address for several entries of a source is a repository of many things; there the name
    // has to tell.
    if (joiner.join(group, SameBy::kAddress)) continue;
    for (const Group& part : named_alike(entities, group)) joiner.join(part, SameBy::kAddress);
  }
  // Addresses first: they are surer, and what they join can make a later join by name impossible.
  for (const Group& group : groups_by(entities, name_keys)) joiner.join(group, SameBy::kName);
  return joiner.take();
}

}  // namespace catalogue

std::string_view to_string(SameBy by) {
  switch (by) {
    case SameBy::kAddress:
      return "address";
    case SameBy::kName:
      return "name";
    case SameBy::kSummary:
      return "summary";
  }
  return {};
}

std::vector<SamePair> find_duplicates(const Catalogue& all) {
  using catalogue::Group;
  const std::vector<Entity>& entities = all.entities;
  std::set<std::pair<std::size_t, std::size_t>> known;
  std::vector<SamePair> pairs;
  const auto add = [&](const std::vector<Group>& groups, SameBy by) {
    for (const Group& group : groups) {
      const std::size_t first = group.entries.front();
      for (std::size_t i = 1; i < group.entries.size(); ++i) {
        const std::size_t other = group.entries[i];
        if (!catalogue::may_be_one(entities[first].type, entities[other].type)) continue;
        // A pair that is found by its address is not told again for its name.
        if (!known.emplace(first, other).second) continue;
        pairs.push_back({.id = entities[first].id,
                         .other_id = entities[other].id,
                         .name = entities[first].name,
                         .other_name = entities[other].name,
                         .by = by,
                         .what = group.what});
      }
    }
  };
  auto by_address = catalogue::groups_by(entities, catalogue::address_keys);
  std::erase_if(by_address, [](const Group& group) {
    return group.entries.size() > catalogue::kMostAtOneAddress;
  });
  add(by_address, SameBy::kAddress);
  add(catalogue::groups_by(entities, catalogue::name_keys), SameBy::kName);
  // For a person to look at alone: recognise() joins nothing because it is described alike.
  add(catalogue::groups_by(entities, catalogue::summary_keys), SameBy::kSummary);
  std::sort(pairs.begin(), pairs.end(), [](const SamePair& a, const SamePair& b) {
    return std::pair(a.id, a.other_id) < std::pair(b.id, b.other_id);
  });
  return pairs;
}

}  // namespace matchgraph
