#include "query/ranking/standing.h"

#include <algorithm>
#include <vector>

#include "traits/trait.h"

namespace matchgraph {

void put_deprecated_behind(const EngineState& state, std::vector<Candidate>& candidates) {
  // Far enough behind to let a successor stand first, and not out of sight where nothing else fits.
  constexpr double kWorth = 0.5;
  const auto deprecated = trait_named("deprecated");
  if (!deprecated) return;
  const EntityTraits& traits = state.snapshot->traits();
  const auto is_current = [&](const Candidate& candidate) {
    return !traits.says(candidate.entity, *deprecated);
  };
  const auto first = std::find_if_not(candidates.begin(), candidates.end(), is_current);
  if (first == candidates.end()) return;
  std::vector<Candidate> old, current;
  for (auto at = first; at != candidates.end(); ++at) {
    (is_current(*at) ? current : old).push_back(*at);
  }
  // Both are best first still; of equal ones the deprecated stood in front, and keeps standing so.
  const auto is_before = [](const Candidate& now, const Candidate& deprecated_one) {
    if (now.seeds_reached != deprecated_one.seeds_reached) {
      return now.seeds_reached > deprecated_one.seeds_reached;
    }
    return now.score > kWorth * deprecated_one.score;
  };
  auto out = first;
  auto next = old.begin();
  for (const Candidate& now : current) {
    while (next != old.end() && !is_before(now, *next)) *out++ = *next++;
    *out++ = now;
  }
  std::copy(next, old.end(), out);
}

}  // namespace matchgraph
