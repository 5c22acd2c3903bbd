// Here are alternatives, best first: where does the list end, as nothing is shared?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/comparison/pairing.h"
#include "query/engine_state.h"

namespace matchgraph {

/// Takes out what shares little or nothing with the seeds: no score near the best, no capability
/// that is surely one job beside a score that is not far below, nor both in part
/// (QueryOptions::sharing_score and the numbers beside it). `best`
/// is the best score without filters, so that a filter finds nothing that was not there without it.
/// Returns how many things went. Cost: pairs of capabilities of at most QueryOptions::sharing_depth
/// candidates.
std::size_t leave_out_unshared(const EngineState& state, std::span<LikePairs> seeds, double best,
                               std::vector<Candidate>& candidates);

}  // namespace matchgraph
