// Here is an entity: how near is every other one to it?
//
// score(seed, d) = z(seed, d) (1 + h cosine(seed, d)^2) + s x sum over j of P(d, j) z(seed, j),
// where z is the locally scaled cosine and P the graph's smoothing matrix (graph/README.md): what
// surrounds d counts, and what says the same as the seed counts more.
#pragma once

#include <vector>

#include "graph/smoothing.h"
#include "query/engine_state.h"

namespace matchgraph {

/// An entity that the graph reaches from a seed.
struct NearEntity {
  EntityIndexNumber entity = 0;
  double score = 0;  ///< its similarity, what its neighbourhood adds, and joint choices
};

/// Everything that the graph or past searches reach from the seed, in no particular order. Cost:
/// the seed's neighbours times what surrounds each.
std::vector<NearEntity> near_entities(const EngineState& state, EntityIndexNumber seed,
                                      const RankingParts& parts = {});

/// Similarity by the vectors alone, of all entities with the seed; 0 for the seed itself. Cost: a
/// scan of all vectors.
std::vector<double> similarity_to_all(const EngineState& state, EntityIndexNumber seed);
/// The same of one entity.
double similarity_to(const EngineState& state, EntityIndexNumber seed, EntityIndexNumber other);

/// Cosines of the seed with all entities, mixed with a model's where the snapshot has one. Cost: a
/// scan of all vectors.
std::vector<float> cosines_with_all(const EngineState& state, EntityIndexNumber seed);

}  // namespace matchgraph
