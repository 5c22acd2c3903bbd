// Here is a catalogue: which direction does a model give to each entity?
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "embedding/embedding_options.h"
#include "embedding/vector_store.h"
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

/// Many entities may have one text.
struct DistinctTexts {
  static constexpr std::size_t kNone = ~std::size_t{0};
  std::vector<std::string> texts;
  std::vector<std::size_t> of_entity;  ///< kNone: not to be told
};

/// The vectors of all entities, from the file of kept vectors and, for the rest, from the model:
/// what is kept is read when it is made, and the model is asked at the end. For one thread at a
/// time.
class EntityEmbedding {
 public:
  /// Reads the vectors that are kept. Throws Error (kEnvironment) where the file is damaged or has
  /// vectors of several lengths. Cost: a look into the file per text. The catalogue may go after
  /// it; request and options have to outlive this.
  EntityEmbedding(const Catalogue& catalogue, const EmbeddingRequest& request,
                  const EmbeddingOptions& options, const std::string& store_path);

  /// Once. What the model answers is kept batch by batch, so that a build that ends in between goes
  /// on where it was. Throws Error: kEnvironment when the model cannot be reached, answers other
  /// than numbers, or vectors of several lengths; what was kept stays. `progress`: 0..1. `jobs`:
  /// threads for what the vectors become, 0: one per core. Cost: a request for
  /// request.texts_per_request texts that are new.
  EmbeddedEntities finish(const std::function<void(double)>& progress, std::size_t jobs = 0);

 private:
  void ask_for_missing(const std::function<void(double)>& progress);

  const EmbeddingRequest& request_;
  const EmbeddingOptions& options_;
  const std::string store_path_;
  VectorStore store_;
  const DistinctTexts distinct_;
  std::vector<std::vector<float>> vectors_;  // by distinct text
  std::vector<std::size_t> missing_;         // distinct texts
};

}  // namespace matchgraph
