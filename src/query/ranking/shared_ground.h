// Here are alternatives, best first: where does the list end, as nothing is shared?
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "query/comparison/pairing.h"
#include "query/engine_state.h"

namespace matchgraph {

/// Takes out what shares little or nothing with the seeds: no score near the best, no capability
/// that is surely one job beside a score that is not far below, nor both in part
/// (QueryOptions::sharing_score and the numbers beside it). A seed whose lines are all said by very
/// many shares them with what says mostly the same (RelationOptions::alike_lines). `best` is the
/// best score without filters, so that a filter finds nothing that was not there without it. What
/// `stays` (empty: nothing) holds for is not taken out.
/// Returns how many things went. Cost: pairs of capabilities of at most QueryOptions::sharing_depth
/// candidates.
std::size_t leave_out_unshared(const EngineState& state, std::span<LikePairs> seeds, double best,
                               std::vector<Candidate>& candidates,
                               const std::function<bool(const Candidate&)>& stays = {});

/// For seeds that have hardly a line of their own, as models in price lists: brings forward what
/// says more of the seeds' lines in the same words, as it is all that is known of what they do. Of
/// what says as much, likeness counts the more sellers a thing has, for it is then one of names:
/// times the logarithm of their number. Looks at the first QueryOptions::sharing_depth of
/// `candidates`, which hold each thing once; other seeds leave the order as it is.
/// Returns whether it is such seeds.
bool put_saying_most_first(const EngineState& state, std::span<LikePairs> seeds,
                           std::vector<Candidate>& candidates);

}  // namespace matchgraph
