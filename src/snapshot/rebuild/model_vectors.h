// Here is a build that draws on a model: which vectors does the model give, and what if it fails?
#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "embedding/embed_entities.h"
#include "graph/rows/dense_vectors.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"

namespace matchgraph {

/// The vectors of one build. What was kept from earlier ones is read on a thread of its own, beside
/// what the build does until it takes them.
class ModelVectors {
 public:
  /// Begins to read. Everything has to outlive it.
  ModelVectors(const Catalogue& catalogue, const BuildRequest& request,
               const EmbeddingOptions& options);

  /// Asks the model for what is not kept, and writes all to the file. Where it fails and may, the
  /// report says so and there are no vectors; else throws Error (kEnvironment). `progress`: 0..1.
  EmbeddingReport take(const std::function<void(double)>& progress, const std::string& file);

  /// Without rows before take(), and where the model failed.
  DenseVectorsView view() const { return vectors_.view(); }
  /// Of what was taken; nothing where there is none.
  std::optional<EmbeddingStats> stats() const;

 private:
  const EmbeddingRequest& request_;
  const std::size_t jobs_;
  DenseVectors vectors_;
  std::future<std::unique_ptr<EntityEmbedding>> kept_;
};

}  // namespace matchgraph
