// Measured rankings, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {
namespace {

using render::Json;

Json pairs_json(const PairEvaluation& pairs) {
  Json relations = Json::array();
  for (const auto& [which, count] : pairs.relations) {
    relations.push_back({{"judged", which.first}, {"said", which.second}, {"count", count}});
  }
  return {
      {"comparisons", pairs.comparisons},
      {"unknown", pairs.unknown},
      {"shown", pairs.shown},
      {"possible", pairs.possible},
      // Shares of nothing are null.
      {"precision", pairs.precision()},
      {"grade_zero", PairEvaluation::share(pairs.wrong, pairs.shown)},
      {"recall", pairs.recall()},
      {"f1", pairs.f1()},
      {"related", pairs.related},
      {"recall_with_related",
       PairEvaluation::share(pairs.right + pairs.related_right, pairs.possible)},
      {"nothing_in_common", pairs.none},
      {"nothing_in_common_shown", pairs.none_shown},
      {"relation_accuracy", PairEvaluation::share(pairs.right_relations, pairs.judged_relations)},
      {"relation_accuracy_merged",
       PairEvaluation::share(pairs.nearly_right_relations, pairs.judged_relations)},
      {"relations", relations}};
}

}  // namespace

std::string to_json(const std::vector<Evaluation>& evaluations) {
  render::Json list = render::Json::array();
  for (const Evaluation& result : evaluations) {
    Json json = {{"truth", result.truth},
                 {"questions", result.questions},
                 {"ndcg10", result.ndcg10},
                 {"mrr10", result.mrr10},
                 {"recall10", result.recall10},
                 {"recall100", result.recall100},
                 {"p50_ms", result.p50_ms},
                 {"p99_ms", result.p99_ms},
                 {"unknown_ids", result.unknown_ids},
                 {"unknown_seeds", result.unknown_seeds},
                 // Some of them by name, as a list of all could be longer than the figures.
                 {"unknown_examples", result.unknown_examples},
                 {"refused", result.refused},
                 {"refused_lines", result.refused_lines}};
    if (result.pairs) json.set("pairs", pairs_json(*result.pairs));
    list.push_back(json);
  }
  return render::document(list);
}

}  // namespace matchgraph
