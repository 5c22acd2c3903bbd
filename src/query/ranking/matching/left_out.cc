// What was left out for stating the contrary of a condition, as Conditions notes and tells it.

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/ranking/matching/conditions.h"
#include "traits/media.h"

namespace matchgraph {
namespace {

/// The words with which an entity states the contrary of a condition: "hosted" of "offline".
std::string contrary_words(const EngineState& state, EntityIndexNumber e, TraitNumber trait,
                           bool wanted) {
  for (const TraitStatement& ground : state.snapshot->traits().grounds(e, trait)) {
    // What a list of inputs or outputs does not hold is told by its name, and not by what it holds.
    if (ground.trait != trait && is_text_medium(ground.trait)) continue;
    const bool is_contrary = ground.trait == trait ? ground.value != wanted : wanted;
    if (is_contrary) return std::string(trait_words(ground.trait, ground.value));
  }
  return std::string(trait_words(trait, !wanted));
}

/// Those that state one thing instead of what was asked.
struct Instead {
  std::size_t condition = 0;  // position of that which they contradict
  std::size_t count = 0;
  std::vector<EntityScore> nearest;  // the best of them, best first

  void add(const EntityScore& one) {
    constexpr std::size_t kNamed = 3;
    ++count;
    const bool is_full = nearest.size() == kNamed;
    if (is_full && !is_better(one, nearest.back())) return;
    const auto place =
        std::upper_bound(nearest.begin(), nearest.end(), one,
                         [](const auto& a, const auto& b) { return is_better(a, b); });
    nearest.insert(place, one);
    if (is_full) nearest.pop_back();
  }
};

}  // namespace

void Conditions::leave_out(const EntityScore& one) {
  const std::size_t condition = first_contrary(one.entity);
  if (condition < left_out_.size()) left_out_[condition].push_back(one);
}

std::vector<EntityScore> Conditions::best_left_out(std::size_t condition) const {
  const Things& things = state_.snapshot->things();
  std::vector<EntityScore> out;
  std::unordered_map<std::uint32_t, std::size_t> place_of_thing;  // in `out`
  for (const EntityScore& one : left_out_[condition]) {
    if (!things.is_alone(one.entity)) {
      const auto [place, is_new] = place_of_thing.try_emplace(things.of(one.entity), out.size());
      if (!is_new) {
        if (is_better(one, out[place->second])) out[place->second] = one;
        continue;
      }
    }
    out.push_back(one);
  }
  return out;
}

std::vector<LeftOut> Conditions::left_out() const {
  const EntityTraits& traits = state_.snapshot->traits();
  // Of two conditions that one statement contradicts ("open source, not hosted") it is told once.
  std::map<std::string, Instead> by_words;
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    if (left_out_[i].empty()) continue;
    const Asked& asked = asked_[i].front();
    const std::string_view plain_contrary = trait_words(asked.trait, !asked.wanted);
    // What speaks for itself says it by its set, of which there are few, and tens of thousands may
    // be left out: they are counted, and only the best are put in order.
    std::vector<Instead*> by_set(traits.sets(), nullptr);
    for (const EntityScore& one : best_left_out(i)) {
      const EntityIndexNumber by = speaker(asked, one.entity);
      Instead*& known = by_set[traits.set_of(by)];
      if (known == nullptr) {
        const std::string words = contrary_words(state_, by, asked.trait, asked.wanted);
        const auto [place, is_new] = by_words.try_emplace(words);
        known = &place->second;
        // It belongs to the condition that it is the very contrary of.
        if (is_new || words == plain_contrary) known->condition = i;
      }
      known->add(one);
    }
  }
  std::vector<const decltype(by_words)::value_type*> best_first;
  for (const auto& instead : by_words) best_first.push_back(&instead);
  std::sort(best_first.begin(), best_first.end(), [](const auto* a, const auto* b) {
    if (a->second.condition != b->second.condition) {
      return a->second.condition < b->second.condition;
    }
    return is_better(a->second.nearest.front(), b->second.nearest.front());
  });
  std::vector<LeftOut> out;
  for (const auto* instead : best_first) {
    const Asked& asked = asked_[instead->second.condition].front();
    LeftOut& added = out.emplace_back(LeftOut{std::string(trait_table()[asked.trait].slug),
                                              asked.wanted,
                                              instead->first,
                                              instead->second.count,
                                              {}});
    for (const EntityScore& one : instead->second.nearest) {
      added.nearest.push_back({std::string(state_.facts().id(one.entity)),
                               std::string(state_.facts().name(one.entity))});
    }
  }
  return out;
}

}  // namespace matchgraph
