#include "query/ranking/similarity.h"

#include <algorithm>

#include "graph/rows/term_vectors.h"

namespace matchgraph {
namespace {

double direct(const QueryOptions& options, double scaled, double cosine) {
  // By the square: what shares a little gains next to nothing, what says the same a half.
  return scaled * (1 + options.similarity_sharpening * cosine * cosine);
}

double similarity_of(const EngineState& state, EntityIndexNumber seed, EntityIndexNumber other,
                     double cosine) {
  if (cosine <= 0 || seed == other) return 0;
  return direct(state.options, state.snapshot->entity_graph().scale(seed, other, cosine), cosine);
}

/// Adds what being chosen for the same needs is worth.
void add_joint_choices(const EngineState& state, EntityIndexNumber seed,
                       std::vector<NearEntity>& out) {
  const std::optional<PastNeeds>& past = state.snapshot->past_needs();
  if (!past || past->joint_choices(seed).empty()) return;
  // Smoothing gives neighbours first, then the rest.
  std::sort(out.begin(), out.end(),
            [](const NearEntity& a, const NearEntity& b) { return a.entity < b.entity; });
  for (const JointChoice& joint : past->joint_choices(seed)) {
    auto at = std::lower_bound(
        out.begin(), out.end(), joint.entity,
        [](const NearEntity& near, EntityIndexNumber e) { return near.entity < e; });
    if (at == out.end() || at->entity != joint.entity) {
      // Chosen together though the texts have nothing in common: the graph did not reach it.
      at = out.insert(at, NearEntity{joint.entity, 0});
    }
    at->score += past->joint_weight() * static_cast<double>(joint.strength);
  }
}

}  // namespace

std::vector<NearEntity> near_entities(const EngineState& state, EntityIndexNumber seed,
                                      const RankingParts& parts) {
  const MappedEntityGraph& graph = state.snapshot->entity_graph();
  const std::vector<EntitySimilarity> neighbours = graph.neighbours(seed);
  std::vector<Score> scaled;
  scaled.reserve(neighbours.size());
  for (const EntitySimilarity& near : neighbours) {
    scaled.push_back({near.entity, static_cast<double>(near.scaled)});
  }
  const std::vector<SmoothedScore> smoothed =
      smooth(graph.alternative_smoothing(), scaled, state.options.alternative_smoothing);
  std::vector<NearEntity> out;
  out.reserve(smoothed.size());
  auto next = neighbours.begin();
  for (const SmoothedScore& score : smoothed) {
    if (score.row == seed) continue;
    NearEntity near{score.row, score.smoothed};
    // The neighbours come first, in their order.
    while (next != neighbours.end() && next->entity != score.row) ++next;
    if (next != neighbours.end()) {
      const double similarity = direct(state.options, static_cast<double>(next->scaled),
                                       static_cast<double>(next->cosine));
      // The surroundings are summed over plain similarities; only its own is sharpened.
      near.score += similarity - score.own;
    }
    out.push_back(near);
  }
  if (parts.evidence) add_joint_choices(state, seed, out);
  return out;
}

std::vector<float> cosines_with_all(const EngineState& state, EntityIndexNumber seed) {
  const TermVectorsView vectors = state.snapshot->entity_vectors();
  // By term: each row is then summed in one pass without walking the seed's terms again.
  std::vector<float> spread(state.snapshot->terms().size(), 0);
  const auto seed_terms = vectors.row_terms(seed);
  for (std::size_t i = 0; i < seed_terms.size(); ++i) {
    spread[seed_terms[i]] = vectors.row_weights(seed)[i];
  }
  const MixedSimilarity similarity = state.snapshot->entity_similarity();
  const bool has_model = similarity.model().rows() > 0;
  std::vector<float> out(vectors.rows(), 0);
  for (RowId row = 0; row < vectors.rows(); ++row) {
    const auto terms = vectors.row_terms(row);
    const auto weights = vectors.row_weights(row);
    float sum = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) sum += spread[terms[i]] * weights[i];
    out[row] =
        has_model ? static_cast<float>(similarity.of(seed, row, static_cast<double>(sum))) : sum;
  }
  return out;
}

std::vector<double> similarity_to_all(const EngineState& state, EntityIndexNumber seed) {
  const std::vector<float> cosines = cosines_with_all(state, seed);
  std::vector<double> out(cosines.size(), 0);
  for (EntityIndexNumber e = 0; e < out.size(); ++e) {
    out[e] = similarity_of(state, seed, e, static_cast<double>(cosines[e]));
  }
  return out;
}

double similarity_to(const EngineState& state, EntityIndexNumber seed, EntityIndexNumber other) {
  return similarity_of(state, seed, other, state.snapshot->entity_similarity().of(seed, other));
}

}  // namespace matchgraph
