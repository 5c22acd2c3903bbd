#include "query/ranking/shared_ground.h"

#include <algorithm>

#include "query/ranking/matching/facets.h"

namespace matchgraph {
std::size_t leave_out_unshared(const EngineState& state, std::span<LikePairs> seeds, double best,
                               std::vector<Candidate>& candidates) {
  const QueryOptions& options = state.options;
  std::size_t looked_at = 0;
  const auto shares = [&](const Candidate& candidate) {
    // As a whole it is near. Entries with few lines of their own have no pairs.
    if (candidate.score >= options.sharing_score * best) return true;
    if (candidate.score < options.sharing_least_score * best) return false;
    if (++looked_at > options.sharing_depth) return false;
    const bool is_perhaps_enough = candidate.score >= options.sharing_perhaps_score * best;
    for (LikePairs& seed : seeds) {
      for (const LikePair& pair : seed.with(candidate.entity)) {
        if (is_perhaps_enough || pair.probability >= options.pairs.sure) return true;
      }
    }
    return false;
  };
  const Things& things = state.snapshot->things();
  const std::size_t before = things_among(things, candidates).count();
  std::erase_if(candidates, [&](const Candidate& candidate) { return !shares(candidate); });
  return before - things_among(things, candidates).count();
}

}  // namespace matchgraph
