// Here is an entity: what is known of it, and what is near?

#include <algorithm>
#include <optional>
#include <set>

#include "query/comparison/claims.h"
#include "query/engine_state.h"
#include "query/explaining/entity_rank.h"
#include "query/explaining/explain.h"
#include "query/questions.h"
#include "query/ranking/matching/trait_values.h"
#include "query/sellers.h"

namespace matchgraph {

EntityDetail entity_detail(EngineState& state, std::string_view id, bool explain) {
  const EntityIndexNumber e = state.number(id);
  const FactColumns& facts = state.facts();
  EntityDetail out;
  out.entity = state.snapshot->entity(e);
  out.card = state.card(out.entity, e);
  out.traits = trait_values(state, e, out.entity);
  // Computed again by the function that a build ranks with, so that the facts shown are those that
  // made the stored figure.
  out.rank = rank_of_entity(state, out.entity, e);
  if (explain) out.rank_explanation = explain_rank(out.rank);
  if (const RankReader& ranks = state.snapshot->ranks(); ranks.has_evidence()) {
    const std::uint32_t first = facts.capability_begin()[e];
    for (std::uint32_t row = first; row < first + out.entity.capabilities.size(); ++row) {
      out.capability_evidence.push_back(
          {ranks.capability_times_matched(row), ranks.capability_times_chosen(row)});
    }
  }
  out.offers = state.other_offers(e);
  out.sellers = sellers_of(state, e);
  out.standing = standing_offer_of(state, out.card, out.entity, e);
  const Clusters& clusters = state.snapshot->clusters();
  const std::uint32_t cluster = clusters.of(e);
  out.cluster = {clusters.id(cluster), std::string(clusters.names()[cluster]),
                 clusters.size(cluster)};
  // One neighbour per group: offers of one thing are near to each other and would fill the list.
  std::set<std::uint32_t> shown{facts.group(e)};
  std::optional<EntityParts> parts;
  if (explain) parts = entity_parts(state, e);
  for (const EntitySimilarity& near : state.snapshot->entity_graph().neighbours(e)) {
    if (out.neighbours.size() == state.options.neighbours) break;
    if (!shown.insert(facts.group(near.entity)).second) continue;
    Neighbour neighbour{state.card(near.entity), static_cast<double>(near.cosine), {}};
    if (parts) {
      neighbour.explanation = explain_cosine(state, *parts, near.entity);
      // The sum of the leaves may differ from the cosine by a rounding; what is shown has to add
      // up.
      neighbour.similarity = neighbour.explanation->value;
    }
    out.neighbours.push_back(std::move(neighbour));
  }
  // The graph orders neighbours by scaled similarity, which allows for hubs; shown are cosines.
  std::stable_sort(
      out.neighbours.begin(), out.neighbours.end(),
      [](const Neighbour& a, const Neighbour& b) { return a.similarity > b.similarity; });
  out.claims = claims_by(state, e);
  ClaimList about = claims_about(state, e, state.options.claims_about);
  out.claims_about = std::move(about.claims);
  out.claims_about_total = about.total;
  return out;
}

}  // namespace matchgraph
