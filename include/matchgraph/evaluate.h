// Judged questions -> how good is the ranking, and how fast?
//
//   matchgraph::Truth truth = matchgraph::load_truth_file("tools.needs.jsonl");
//   matchgraph::Evaluation result = matchgraph::evaluate(snapshot, truth);
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/truth.h"

namespace matchgraph {

/// Means over all questions of a truth file; definitions in src/query/evaluation/metrics.h.
struct Evaluation {
  std::string truth;  ///< the file
  std::size_t questions = 0;
  double ndcg10 = 0;
  double mrr10 = 0;
  double recall10 = 0;
  double recall100 = 0;
  std::optional<double> p50_ms;  ///< of the ranking alone; unknown when nothing was ranked
  std::optional<double> p99_ms;
  std::size_t unknown_ids = 0;    ///< different ids, judged or asked about, not in the catalogue
  std::size_t unknown_seeds = 0;  ///< questions about such an id; each scores 0
  std::size_t refused = 0;        ///< needs that search refuses; each scores 0
  std::vector<std::string> unknown_examples;  ///< the first ten of the unknown ids, by id
  std::vector<std::size_t> refused_lines;     ///< from 1
};

/// Is told each question with its ranking, best first, as it is ranked. A question that scores 0
/// for an unknown seed or a refused need comes with an empty ranking.
using RankingObserver =
    std::function<void(const JudgedQuestion&, const std::vector<RankedEntity>&)>;

/// Entities that are ranked for a question; what lies deeper counts as not found.
inline constexpr std::size_t kEvaluationDepth = 100;

/// Asks every question of the truth, one after the other on the calling thread, and judges the
/// rankings, which group neither offers nor near-duplicates. Relevant ids that the catalogue lacks
/// stay in what could have been found. Throws Error (kEnvironment) for damaged data.
Evaluation evaluate(const std::shared_ptr<const Snapshot>& snapshot, const Truth& truth,
                    const RankingParts& parts = {}, const RankingObserver& observe = {});

}  // namespace matchgraph
