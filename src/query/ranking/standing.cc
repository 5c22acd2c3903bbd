#include "query/ranking/standing.h"

#include <algorithm>
#include <utility>

#include "traits/trait.h"

namespace matchgraph {

void put_deprecated_behind(const EngineState& state, std::vector<Candidate>& candidates) {
  // Far enough behind to let a successor stand first, and not out of sight where nothing else fits.
  constexpr double kWorth = 0.5;
  const auto deprecated = trait_named("deprecated");
  if (!deprecated) return;
  std::vector<std::pair<double, Candidate>> weighed;
  weighed.reserve(candidates.size());
  bool has_any = false;
  for (const Candidate& candidate : candidates) {
    const bool is_deprecated =
        state.snapshot->traits().stance(candidate.entity, *deprecated) == Stance::kYes;
    has_any = has_any || is_deprecated;
    weighed.emplace_back(is_deprecated ? kWorth * candidate.score : candidate.score, candidate);
  }
  if (!has_any) return;
  std::stable_sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) {
    if (a.second.seeds_reached != b.second.seeds_reached) {
      return a.second.seeds_reached > b.second.seeds_reached;
    }
    return a.first > b.first;
  });
  std::transform(weighed.begin(), weighed.end(), candidates.begin(),
                 [](const auto& pair) { return pair.second; });
}

}  // namespace matchgraph
