#include "query/explaining/entity_rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "snapshot/ranks/rank_components.h"

namespace matchgraph {

RankDetail rank_of_entity(const EngineState& state, const Entity& entity, EntityIndexNumber e) {
  const RankReader& ranks = state.snapshot->ranks();
  return rank_detail(entity, ranks.figures(e), ranks.scales(), state.snapshot->options().ranks);
}

Explanation explain_rank(const RankDetail& rank) {
  // Sums of the facts below, and not the stored rank: the two may differ by a rounding, and a
  // reader adds up.
  Explanation root{0, "UnfragileRank, of 100", {}};
  for (const RankComponent& component : rank.components) {
    std::string name = component.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    Explanation node{
        0, fmt::format("{}, 100 x {:.2f} x {:.3f}", name, component.weight, component.value), {}};
    for (const RankFact& fact : component.facts) {
      node.children.push_back({100 * component.weight * fact.value, fact.text, {}});
      node.value += node.children.back().value;
    }
    root.value += node.value;
    root.children.push_back(std::move(node));
  }
  return root;
}

}  // namespace matchgraph
