#include "query/ranking/model_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "traits/trait.h"
#include "wording/thing_kind.h"

namespace matchgraph {

bool asks_for_models(const Filters& filters) {
  return !filters.types.empty() &&
         std::all_of(filters.types.begin(), filters.types.end(),
                     [](const std::string& type) { return thing_kind(type) == ThingKind::kModel; });
}

void put_known_models_first(const FactColumns& facts, std::vector<Candidate>& ranked) {
  constexpr std::size_t kLookedAt = 100;  // what people page through
  std::vector<std::pair<double, Candidate>> first;
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kLookedAt, ranked.size()));
  std::transform(ranked.begin(), end, std::back_inserter(first), [&facts](const Candidate& one) {
    const auto sellers = static_cast<double>(facts.group_members(facts.group(one.entity)).size());
    // What several sell is called by its own name; one seller may name a thing after what people
    // look for.
    return std::pair(one.score * std::log2(1 + sellers), one);
  });
  std::stable_sort(first.begin(), first.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::transform(first.begin(), first.end(), ranked.begin(),
                 [](const auto& pair) { return pair.second; });
  // Routers and choices among models of others name no maker.
  std::stable_partition(ranked.begin(), ranked.end(), [&facts](const Candidate& one) {
    return !facts.maker(one.entity).empty();
  });
}

void put_other_answers_behind(const EntityTraits& traits,
                              const std::vector<TraitCondition>& conditions,
                              std::vector<Candidate>& ranked) {
  const bool means_words =
      std::any_of(conditions.begin(), conditions.end(), [](const TraitCondition& one) {
        return one.is_tacit && one.wanted && one.trait == "output-text";
      });
  if (!means_words) return;
  static constexpr std::array<std::string_view, 3> kOthers = {"output-image", "output-audio",
                                                              "output-video"};
  std::stable_partition(ranked.begin(), ranked.end(), [&traits](const Candidate& one) {
    return std::none_of(kOthers.begin(), kOthers.end(), [&](std::string_view slug) {
      const auto trait = trait_named(slug);
      return trait && traits.says(one.entity, *trait);
    });
  });
}

}  // namespace matchgraph
