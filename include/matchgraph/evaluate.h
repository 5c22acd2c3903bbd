// Judged questions -> how good is the ranking, and how fast?
//
//   matchgraph::Truth truth = matchgraph::load_truth_file("tools.needs.jsonl");
//   matchgraph::Evaluation result = matchgraph::evaluate(snapshot, truth);
//
// A truth file is JSON Lines, UTF-8: {"query": text, "relevant": {id: grade}} for a need,
// {"entity": id, "relevant": {id: grade}} for alternatives to an entity. A grade is a whole number
// from 0 (judged, and of no use) to 30; other fields are passed over.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/engine.h"

namespace matchgraph {

struct JudgedQuestion {
  enum class Kind { kNeed, kAlternatives };
  Kind kind = Kind::kNeed;
  std::string text;                     ///< the need in plain words, or the entity's id
  std::map<std::string, int> relevant;  ///< id -> grade; at least one is over 0
  std::size_t line = 0;                 ///< in the file, from 1
};

/// The questions of one truth file.
struct Truth {
  std::string file;
  std::vector<JudgedQuestion> questions;  ///< in the order of their lines
  std::vector<Diagnostic> diagnostics;    ///< in the order of their lines
  std::size_t errors = 0;                 ///< counted also where diagnostics are too many to keep
};

/// Reads a truth file with all its faults in one pass. A line with an error gives no question; one
/// that names nothing relevant gives none either, with a warning: no ranking could score on it. A
/// file that cannot be read is an error of line 0. Never throws for what a file contains.
Truth load_truth_file(const std::string& file, const LoadOptions& options = {});
/// As load_truth_file, for a stream under the given name.
Truth load_truth(std::istream& in, const std::string& file, const LoadOptions& options = {});

/// Means over all questions of a truth file; definitions in src/query/metrics.h.
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
