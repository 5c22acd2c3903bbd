// How good is one ranking, held against what was judged?
//
// `ranked` holds the grade of each entity of the ranking, best first, 0 where it was not judged; no
// entity occurs twice. `judged` holds the grade of every judged entity, ranked or not, in any
// order. Relevant is what has a grade over 0. All results lie in 0..1, and are 0 when nothing is
// relevant.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace matchgraph {

/// Normalised discounted cumulative gain of the first k: the sum over ranks r = 1..k of
/// (2^grade - 1) / log2(r + 1), divided by the same sum for the best order of all judged entities.
/// (Järvelin and Kekäläinen 2002, with the gain of Burges et al. 2005.)
double ndcg_at(std::size_t k, std::span<const int> ranked, std::span<const int> judged);

/// 1 / the rank of the first relevant entity, 0 when none is among the first k. Its mean over
/// questions is MRR@k.
double reciprocal_rank_at(std::size_t k, std::span<const int> ranked);

/// Relevant entities among the first k, divided by all that are relevant, also when those are more
/// than k.
double recall_at(std::size_t k, std::span<const int> ranked, std::span<const int> judged);

/// The nearest-rank percentile: the smallest value that at least `percent` of all values do not
/// exceed. `percent` is in 1..100; there is at least one value.
double percentile(std::vector<double> values, std::size_t percent);

}  // namespace matchgraph
