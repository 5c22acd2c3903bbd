// Here are two entities: how are they connected?

#include <algorithm>

#include "graph/rows/row_cosines.h"
#include "graph/shortest_way.h"
#include "matchgraph/error.h"
#include "query/comparison/pairing.h"
#include "query/engine_state.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

/// The two capabilities that most likely do the same, when any two perhaps do.
std::optional<LikePair> best_pair(const EngineState& state, EntityIndexNumber left,
                                  EntityIndexNumber right) {
  LikePairs pairs(*state.snapshot, left, state.options, state.limits.pairs);
  std::optional<LikePair> best;
  for (const LikePair& pair : pairs.with(right)) {
    const bool is_better = !best || pair.probability > best->probability ||
                           (pair.probability == best->probability &&
                            std::pair(pair.row, pair.column) < std::pair(best->row, best->column));
    if (is_better) best = pair;
  }
  return best;
}

PathStep step_between(EngineState& state, EntityIndexNumber left, EntityIndexNumber right) {
  const Snapshot& snapshot = *state.snapshot;
  PathStep out;
  out.similarity = cosine(snapshot.entity_vectors(), left, right);
  out.shared_words =
      shared_words(snapshot, snapshot.entity_vectors(), left, right, state.options.shared_words);
  if (const auto pair = best_pair(state, left, right)) {
    out.capabilities = describe_pair(snapshot, snapshot.entity(left), left, snapshot.entity(right),
                                     right, *pair, state.options, nullptr);
  }
  return out;
}

}  // namespace

Path path(EngineState& state, std::string_view from, std::string_view to) {
  const EntityIndexNumber first = state.number(from);
  const EntityIndexNumber last = state.number(to);
  if (first == last) {
    throw Error(ErrorCode::kUsage, "a way leads from one entity to another: name two");
  }
  const ShortestWay way = shortest_way(state.snapshot->entity_graph(), first, last);
  Path out;
  out.ends = {state.card(first), state.card(last)};
  out.visited = way.visited;
  out.gave_up = way.gave_up;
  for (const RowId node : way.nodes) out.entities.push_back(state.card(node));
  for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
    out.steps.push_back(step_between(state, way.nodes[i], way.nodes[i + 1]));
    // Alike by a way is what is alike at each of its steps: similarities multiply.
    out.similarity = (i == 0 ? 1 : out.similarity) * out.steps.back().similarity;
  }
  return out;
}

}  // namespace matchgraph
