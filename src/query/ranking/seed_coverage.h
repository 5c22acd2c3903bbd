// Here are alternatives, best first: do the first of them together do what the seed does?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/comparison/pairing.h"
#include "query/engine_state.h"

namespace matchgraph {

/// A candidate that was moved among the first for one capability of a seed.
struct BroughtForward {
  EntityIndexNumber entity = 0;
  std::size_t seed = 0;        ///< position among the seeds
  std::size_t capability = 0;  ///< position in the seed's list
};

/// Gives places among the first `options.covering_results` candidates, which come best first, to
/// candidates of the next `options.covering_window` that meet a capability of a seed which none of
/// the first meets. They take the places of the last that meet nothing alone; everything else keeps
/// its order. `seeds` are of each seed. Cost: the pairs of capabilities with everything in the
/// window.
std::vector<BroughtForward> cover_seeds(const EngineState& state, std::span<LikePairs> seeds,
                                        std::vector<Candidate>& candidates);

}  // namespace matchgraph
