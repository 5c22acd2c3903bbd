#include "identity/offers.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "identity/project_address.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

// Weights and data are copied to many places, and each copy has an address of its own.
bool has_many_hosts(const Entity& entity) {
  return entity.type == "model" || entity.type == "dataset";
}

/// What tells things of one name apart; empty or 0 where the entry does not say.
struct Marks {
  std::string maker;
  std::string repository;
  std::uint32_t price_kind = 0;

  bool are_complete() const { return !maker.empty() && price_kind != 0; }
  // What is not stated fits anything: a silent entry contradicts nobody.
  bool fit(const Marks& other) const {
    return (maker.empty() || other.maker.empty() || maker == other.maker) &&
           (repository.empty() || other.repository.empty() || repository == other.repository) &&
           (price_kind == 0 || other.price_kind == 0 || price_kind == other.price_kind);
  }
  void add(const Marks& other) {
    if (maker.empty()) maker = other.maker;
    if (repository.empty()) repository = other.repository;
    if (price_kind == 0) price_kind = other.price_kind;
  }
  auto key() const { return std::tie(maker, repository, price_kind); }
};

Marks marks_of(const Entity& entity, std::uint32_t price_kind) {
  Marks out;
  out.maker = fold_for_names(entity.maker);
  // A model's address tells where this copy lies, and would part offers of one maker's model.
  if (out.maker.empty() || !has_many_hosts(entity)) {
    out.repository = catalogue::project_address(entity.url);
  }
  out.price_kind = price_kind;
  return out;
}

/// The things of one name. Complete entries make them; the others follow, as each may fit several.
class ThingsOfOneName {
 public:
  void add(std::uint32_t entry, Marks marks) {
    (marks.are_complete() ? complete_ : sparse_).emplace_back(entry, std::move(marks));
  }

  /// Names for each entry its thing's first.
  void settle(std::vector<std::uint32_t>& first_of) {
    for (const auto& [entry, marks] : complete_) {
      join(entry, marks, same_.emplace(marks.key(), things_.size()));
    }
    for (const auto& [entry, marks] : sparse_) {
      if (const std::size_t only = only_fitting(marks); only < things_.size()) {
        things_[only].members.push_back(entry);
        // What this entry says that the thing did not keeps a later one from joining against it.
        things_[only].marks.add(marks);
      } else {
        join(entry, marks, same_.emplace(marks.key(), things_.size()));
      }
    }
    for (const Thing& thing : things_) {
      std::uint32_t first = thing.members.front();
      for (const std::uint32_t member : thing.members) first = std::min(first, member);
      for (const std::uint32_t member : thing.members) first_of[member] = first;
    }
  }

 private:
  struct Thing {
    Marks marks;
    std::vector<std::uint32_t> members;
  };
  using Key = std::tuple<std::string, std::string, std::uint32_t>;
  using Places = std::map<Key, std::size_t>;

  void join(std::uint32_t entry, const Marks& marks, std::pair<Places::iterator, bool> place) {
    if (place.second) things_.push_back({marks, {}});
    things_[place.first->second].members.push_back(entry);
  }

  /// The place of the one thing that the marks fit; past the end for none or several.
  std::size_t only_fitting(const Marks& marks) const {
    constexpr std::size_t kLookedAt = 64;  // things of one name: each look is at all of them
    std::size_t found = things_.size();
    if (things_.size() > kLookedAt) return found;
    for (std::size_t i = 0; i < things_.size(); ++i) {
      if (!things_[i].marks.fit(marks)) continue;
      // Two things fit, and nothing tells which of them is meant.
      if (found < things_.size()) return things_.size();
      found = i;
    }
    return found;
  }

  std::vector<std::pair<std::uint32_t, Marks>> complete_, sparse_;
  std::vector<Thing> things_;
  Places same_;
};

}  // namespace

std::string offer_key(const Entity& entity) {
  const std::string folded =
      fold_for_names(has_many_hosts(entity) ? without_maker(entity) : entity.name);
  return entity.type + '\n' + (folded.empty() ? entity.name : catalogue::join_words(folded));
}

std::vector<std::uint32_t> join_offers(std::span<const Entity> entities,
                                       std::span<const std::uint32_t> price_kinds) {
  std::map<std::string, std::vector<std::uint32_t>> by_key;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    by_key[offer_key(entities[e])].push_back(static_cast<std::uint32_t>(e));
  }
  std::vector<std::uint32_t> first_of(entities.size());
  for (const auto& [key, entries] : by_key) {
    ThingsOfOneName things;
    for (const std::uint32_t e : entries) things.add(e, marks_of(entities[e], price_kinds[e]));
    things.settle(first_of);
  }
  return first_of;
}

std::vector<std::size_t> things_by_name(std::span<const NamedEntry> entries) {
  std::vector<std::size_t> out;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::size_t> known;
  std::size_t count = 0;
  for (const NamedEntry& entry : entries) {
    std::size_t thing = count;
    // What names no maker may be anybody's, so that each such entry is a thing of its own.
    if (entry.maker != 0) {
      thing = known.try_emplace({entry.type, entry.maker, fold_for_names(entry.name)}, count)
                  .first->second;
    }
    count += thing == count;
    out.push_back(thing);
  }
  return out;
}

std::size_t completeness(const Entity& entity) {
  return entity.capabilities.size() * 4 + entity.signals.size() +
         !entity.summary.empty() * std::size_t{2} + entity.pricing.has_value() +
         entity.released.has_value() + entity.updated.has_value() + !entity.license.empty() +
         !entity.url.empty() + !entity.maker.empty();
}

}  // namespace matchgraph
