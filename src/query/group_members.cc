#include "query/group_members.h"

#include <algorithm>
#include <set>

namespace matchgraph {

std::vector<std::vector<EntityIndexNumber>> members_by_rank(const EngineState& state,
                                                            std::size_t clusters) {
  std::vector<std::vector<EntityIndexNumber>> out(clusters);
  for (EntityIndexNumber e = 0; e < state.facts().entities(); ++e) {
    const std::size_t cluster = state.snapshot->clusters().of(e);
    if (cluster < clusters) out[cluster].push_back(e);
  }
  const RankReader& ranks = state.snapshot->ranks();
  for (std::vector<EntityIndexNumber>& members : out) {
    // Stable, so that ties keep the order of ids.
    std::stable_sort(members.begin(), members.end(),
                     [&ranks](EntityIndexNumber a, EntityIndexNumber b) {
                       return ranks.rank(a) > ranks.rank(b);
                     });
  }
  return out;
}

std::vector<EntityIndexNumber> things_of(const EngineState& state,
                                         const std::vector<EntityIndexNumber>& entities,
                                         std::size_t count) {
  std::set<std::uint32_t> seen;
  std::vector<EntityIndexNumber> out;
  for (const EntityIndexNumber e : entities) {
    if (out.size() == count) break;
    // A picture has few places, and none for a second offer of one thing.
    if (seen.insert(state.snapshot->things().of(e)).second) out.push_back(e);
  }
  return out;
}

}  // namespace matchgraph
