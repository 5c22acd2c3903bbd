// Here is an entity: which direction did an embedding model give to it?
#pragma once

#include <string>

#include "graph/rows/dense_vectors.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Vectors of the entities. Read-only; safe to share between threads.
class EntityEmbeddings {
 public:
  /// What write_embeddings wrote. Throws Error (kEnvironment) on damage.
  explicit EntityEmbeddings(const std::string& path);

  DenseVectorsView view() const { return view_; }

 private:
  ArrayFile file_;
  DenseVectorsView view_;
};

/// Throws Error (kEnvironment) when the file cannot be written.
void write_embeddings(const DenseVectors& vectors, const std::string& path);

}  // namespace matchgraph
