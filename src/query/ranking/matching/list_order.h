// Here are things found, best first: what if they are to stand in another order?
//
// Another order shows the same things. What fits far less than the best follows what fits, or a
// list by price would begin with what hardly has to do with the question.
#pragma once

#include <optional>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

/// Puts candidates, which come best first, into another order; ties keep the order they had. Those
/// under `share` of the best score follow the others, but by name, maker and licence. By price each
/// unit stands by itself, the most frequent one first and what is free with it; a workload's cost
/// is one unit. What is not known comes last of each part. By relevance nothing is done. Cost: a
/// sort. Throws Error (kUsage) for an order by a field that nothing has.
void sort_candidates(const FactColumns& facts, const ResultOrder& order, double share,
                     std::vector<Candidate>& candidates,
                     const std::optional<Workload>& workload = {});

/// How a list in that order is made up, `best` being the score that `share` is of; nothing by
/// relevance. `candidates` hold each thing once.
std::optional<OrderParts> order_parts(const FactColumns& facts, const ResultOrder& order,
                                      double share, double best,
                                      const std::vector<Candidate>& candidates,
                                      const std::optional<Workload>& workload = {});

/// Where, behind the first of them, candidates [from, to) of such a list begin another unit of
/// price. Nothing by another order than price. Cost: linear in all candidates.
std::vector<PriceBreak> price_breaks(const FactColumns& facts, const ResultOrder& order,
                                     const std::vector<Candidate>& candidates, std::size_t from,
                                     std::size_t to, const std::optional<Workload>& workload = {});

}  // namespace matchgraph
