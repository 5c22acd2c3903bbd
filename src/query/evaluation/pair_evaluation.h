// Here are comparisons that a reader judged: are the right capabilities paired?
#pragma once

#include <memory>
#include <vector>

#include "matchgraph/evaluate.h"

namespace matchgraph {

/// Compares each two entities and judges the pairs and the relation. Cost: a comparison each.
PairEvaluation evaluate_pairs(const std::shared_ptr<const Snapshot>& snapshot,
                              const std::vector<JudgedComparison>& judged);

}  // namespace matchgraph
