// Judged questions -> how good is the ranking, and how fast?
//
//   matchgraph::Truth truth = matchgraph::load_truth_file("tools.needs.jsonl");
//   matchgraph::Evaluation result = matchgraph::evaluate(snapshot, truth);
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/truth.h"

namespace matchgraph {

/// How well capabilities are paired, over the judged comparisons of a truth file. A pair of grade 2
/// or more is right.
struct PairEvaluation {
  std::size_t comparisons = 0;  ///< both of whose entities the catalogue has
  std::size_t unknown = 0;      ///< others; they count nowhere
  std::size_t shown = 0;        ///< pairs that are said to be done by both
  std::size_t right = 0;        ///< of these
  std::size_t wrong = 0;        ///< of these, with nothing in common: grade 0
  std::size_t related = 0;      ///< pairs that are said to be perhaps related
  std::size_t related_right = 0;
  std::size_t possible = 0;    ///< the largest one-to-one matching of right pairs, summed
  std::size_t none = 0;        ///< comparisons without a right pair
  std::size_t none_shown = 0;  ///< of these, for which a pair is shown all the same
  std::size_t judged_relations = 0;
  std::size_t right_relations = 0;
  std::size_t nearly_right_relations = 0;  ///< also complement for unrelated, and the reverse
  /// How often each relation was judged (first) and said (second); "subset" is a superset.
  std::map<std::pair<std::string, std::string>, std::size_t> relations;

  double precision() const { return share(right, shown); }
  double recall() const { return share(right, possible); }
  double f1() const { return share(2 * right, shown + possible); }

  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

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
  std::optional<PairEvaluation> pairs = {};   ///< of a file that judges comparisons
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
