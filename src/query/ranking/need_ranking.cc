#include "query/ranking/need_ranking.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/smoothing.h"
#include "query/questions.h"
#include "query/ranking/known_items.h"
#include "query/ranking/matching/text_filter.h"
#include "snapshot/need_scores.h"

namespace matchgraph {
namespace {

/// In the order of entities.
std::vector<Candidate> sum_of(std::vector<Candidate> ranked, std::vector<SmoothedScore> added) {
  std::sort(ranked.begin(), ranked.end(),
            [](const Candidate& a, const Candidate& b) { return a.entity < b.entity; });
  std::sort(added.begin(), added.end(),
            [](const SmoothedScore& a, const SmoothedScore& b) { return a.row < b.row; });
  std::vector<Candidate> out;
  auto next = added.begin();
  for (const Candidate& candidate : ranked) {
    // What only past searches led to is found as well: its texts may not hold a word of the need.
    for (; next != added.end() && next->row < candidate.entity; ++next) {
      out.push_back({next->row, next->smoothed});
    }
    out.push_back(candidate);
    if (next != added.end() && next->row == candidate.entity) {
      out.back().score += (next++)->smoothed;
    }
  }
  for (; next != added.end(); ++next) out.push_back({next->row, next->smoothed});
  return out;
}

}  // namespace

std::vector<Score> past_scores_of(EngineState& state, std::string_view text,
                                  const RankingParts& parts) {
  const std::optional<PastNeeds>& past = state.snapshot->past_needs();
  if (!past || !parts.evidence) return {};
  return past->scores(state.index.analyser(), text);
}

std::vector<Candidate> score_with_neighbourhoods(const EngineState& state,
                                                 std::span<const Score> text_scores,
                                                 std::span<const Score> past_scores,
                                                 const RankingParts& parts) {
  std::vector<Candidate> ranked;
  const SmoothingMatrixView& matrix = state.snapshot->entity_graph().need_smoothing();
  for (const SmoothedScore& score :
       smooth(matrix, text_scores, parts.graph ? state.options.need_smoothing : 0)) {
    ranked.push_back({score.row, score.smoothed});
  }
  // Raw scores of one unit (BM25), so that they may be added as they are.
  if (!past_scores.empty()) {
    const double spread = parts.graph ? state.snapshot->past_needs()->spread() : 0;
    ranked = sum_of(std::move(ranked), smooth(matrix, past_scores, spread));
  }
  sort_best_first(ranked, parts.facts ? &state.snapshot->ranks() : nullptr);
  return ranked;
}

PositionSet reached_from(const EngineState& state, std::span<const EntityScore> best,
                         std::span<const Score> past_scores) {
  PositionSet out(state.facts().entities());
  const SmoothingMatrixView& matrix = state.snapshot->entity_graph().need_smoothing();
  for (const EntityScore& one : best) {
    if (one.entity >= matrix.rows()) continue;  // a catalogue too small for neighbourhoods
    for (const WeightedRow& reached : matrix.column(one.entity)) out.add(reached.row);
  }
  if (!past_scores.empty()) {
    const double spread = state.snapshot->past_needs()->spread();
    for (const SmoothedScore& score : smooth(matrix, past_scores, spread)) out.add(score.row);
  }
  return out;
}

std::vector<Candidate> rank_need(EngineState& state, std::string_view text,
                                 const RankingParts& parts) {
  const Need need = state.index.analyse(text);
  const auto text_scores = best_text_scores(state.index, need, state.options.need_depth);
  std::vector<Candidate> out =
      score_with_neighbourhoods(state, text_scores, past_scores_of(state, text, parts), parts);
  // What is called so stands before what only holds the word, hence in this order.
  put_exact_first(state, need, out);
  put_known_first(known_items(state, text), out);
  return out;
}

}  // namespace matchgraph
