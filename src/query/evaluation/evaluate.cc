// Here is a snapshot and judged questions: how good and how fast are the answers?
#include "matchgraph/evaluate.h"

#include <chrono>
#include <set>

#include "matchgraph/error.h"
#include "query/evaluation/metrics.h"
#include "query/evaluation/pair_evaluation.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {
namespace {

constexpr std::size_t kShort = 10;  // nDCG, MRR and the short recall look at the first ten
constexpr std::size_t kExamples = 10;

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Asks the questions of one truth file and adds up.
class Evaluator {
 public:
  Evaluator(const std::shared_ptr<const Snapshot>& snapshot, const RankingParts& parts)
      : snapshot_(snapshot), engine_(snapshot), parts_(parts) {}

  /// The question's ranking, judged.
  std::vector<RankedEntity> ask(const JudgedQuestion& question) {
    ++sums_.questions;
    // Judged ids that a catalogue has lost lower every figure, and somebody has to see that it is
    // not the ranking.
    for (const auto& [id, grade] : question.relevant) note_unknown(id);
    std::vector<RankedEntity> ranking = rank(question);
    judge(question, ranking);
    return ranking;
  }

  Evaluation result(const std::string& truth) {
    Evaluation means = sums_;
    means.truth = truth;
    const auto questions = static_cast<double>(sums_.questions);
    for (double* mean : {&means.ndcg10, &means.mrr10, &means.recall10, &means.recall100}) {
      if (sums_.questions > 0) *mean /= questions;
    }
    if (!times_.empty()) {
      means.p50_ms = percentile(times_, 50);
      means.p99_ms = percentile(times_, 99);
    }
    means.unknown_ids = unknown_.size();
    for (const std::string& id : unknown_) {
      if (means.unknown_examples.size() < kExamples) means.unknown_examples.push_back(id);
    }
    return means;
  }

 private:
  bool is_known(const std::string& id) const { return snapshot_->facts().find_id(id).has_value(); }

  void note_unknown(const std::string& id) {
    if (!is_known(id)) unknown_.insert(id);
  }

  std::vector<RankedEntity> rank(const JudgedQuestion& question) {
    const bool is_need = question.kind == JudgedQuestion::Kind::kNeed;
    if (!is_need && !is_known(question.text)) {
      note_unknown(question.text);
      // Still a question, without an answer: a mean over the answered ones alone would rise when a
      // catalogue loses what is asked for.
      ++sums_.unknown_seeds;
      return {};
    }
    if (is_need && is_refused(question.text)) {
      ++sums_.refused;
      sums_.refused_lines.push_back(question.line);
      return {};
    }
    // Timed is only what is ranked: refusals take no time and would pull the median down.
    const Clock::time_point start = Clock::now();
    std::vector<RankedEntity> ranking =
        is_need ? engine_.rank_need(question.text, kEvaluationDepth, parts_)
                : engine_.rank_alternatives(question.text, kEvaluationDepth, parts_);
    times_.push_back(milliseconds_since(start));
    return ranking;
  }

  /// What Engine::search does not answer.
  static bool is_refused(const std::string& need) {
    return need.size() > QueryOptions().max_text_bytes ||
           need.find_first_not_of(" \t\r\n") == std::string::npos;
  }

  void judge(const JudgedQuestion& question, const std::vector<RankedEntity>& ranking) {
    std::vector<int> judged;
    for (const auto& [id, grade] : question.relevant) judged.push_back(grade);
    std::vector<int> ranked;
    for (const RankedEntity& entity : ranking) {
      // What nobody judged counts as irrelevant, which understates every ranking alike.
      const auto found = question.relevant.find(entity.id);
      ranked.push_back(found == question.relevant.end() ? 0 : found->second);
    }
    sums_.ndcg10 += ndcg_at(kShort, ranked, judged);
    sums_.mrr10 += reciprocal_rank_at(kShort, ranked);
    sums_.recall10 += recall_at(kShort, ranked, judged);
    sums_.recall100 += recall_at(kEvaluationDepth, ranked, judged);
  }

  std::shared_ptr<const Snapshot> snapshot_;
  Engine engine_;
  RankingParts parts_;
  Evaluation sums_;
  std::vector<double> times_;  // milliseconds a question that was ranked
  std::set<std::string> unknown_;
};

}  // namespace

Evaluation evaluate(const std::shared_ptr<const Snapshot>& snapshot, const Truth& truth,
                    const RankingParts& parts, const RankingObserver& observe) {
  Evaluator evaluator(snapshot, parts);
  for (const JudgedQuestion& question : truth.questions) {
    const std::vector<RankedEntity> ranking = evaluator.ask(question);
    if (observe) observe(question, ranking);
  }
  Evaluation out = evaluator.result(truth.file);
  if (!truth.comparisons.empty()) out.pairs = evaluate_pairs(snapshot, truth.comparisons);
  return out;
}

}  // namespace matchgraph
