// Here is a catalogue: which direction does a model give to each entity?
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "embedding/embedding_options.h"
#include "graph/rows/dense_vectors.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"

namespace matchgraph {

/// What came of it.
struct EmbeddedEntities {
  DenseVectors vectors;   ///< a row per entity, without one where its type was not to be told
  std::size_t asked = 0;  ///< texts that went to the model
  std::size_t kept = 0;   ///< texts whose vectors were there already
};

/// The vectors of all entities, from the file of kept vectors and, for the rest, from the model.
/// What it answered is kept batch by batch, so that a build that ends in between goes on where it
/// was. Throws Error: kEnvironment when the model cannot be reached, answers other than numbers, or
/// vectors of several lengths; what was kept stays. `progress`: 0..1. `jobs`:
/// threads for what the vectors become, 0: one per core. Cost: a request for
/// request.texts_per_request texts that are new.
EmbeddedEntities embed_entities(const Catalogue& catalogue, const EmbeddingRequest& request,
                                const EmbeddingOptions& options, const std::string& store_path,
                                const std::function<void(double)>& progress, std::size_t jobs = 0);

}  // namespace matchgraph
