// Measured rankings, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {

std::string to_json(const std::vector<Evaluation>& evaluations) {
  render::Json list = render::Json::array();
  for (const Evaluation& result : evaluations) {
    list.push_back({{"truth", result.truth},
                    {"questions", result.questions},
                    {"ndcg10", result.ndcg10},
                    {"mrr10", result.mrr10},
                    {"recall10", result.recall10},
                    {"recall100", result.recall100},
                    {"p50_ms", result.p50_ms},
                    {"p99_ms", result.p99_ms},
                    {"unknown_ids", result.unknown_ids},
                    {"unknown_seeds", result.unknown_seeds},
                    {"unknown_examples", result.unknown_examples},
                    {"refused", result.refused},
                    {"refused_lines", result.refused_lines}});
  }
  return render::document(list);
}

}  // namespace matchgraph
