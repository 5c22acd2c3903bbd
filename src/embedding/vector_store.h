// Vectors that a model was asked for before, so that a rebuild asks only for what changed.
//
// One SQLite file beside the generations (embeddings.db), shared by them: a vector belongs to a
// model and a text, whatever catalogue the text stands in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/sqlite/database.h"

namespace matchgraph {

/// For one thread, and one process: a build holds the folder's lock.
class VectorStore {
 public:
  /// Opens the file, made when missing. Throws Error (kEnvironment).
  VectorStore(const std::string& path, std::string model);

  /// The vector of a text; nothing when the model was not asked for it. Throws Error (kEnvironment)
  /// for a vector whose bytes are not those that were kept.
  std::optional<std::vector<float>> find(std::string_view text);
  /// Keeps vectors, texts[i] having vectors[i]; they are on disk when it returns. Throws Error
  /// (kEnvironment).
  void keep(std::span<const std::string> texts, std::span<const std::vector<float>> vectors);

  const std::string& path() const { return database_.path(); }

 private:
  std::string key_of(std::string_view text) const;

  std::string model_;
  evidence::Database database_;
  evidence::Statement find_;
  evidence::Statement insert_;
};

}  // namespace matchgraph
