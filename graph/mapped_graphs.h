// Here is a saved graph: who are the neighbours of one node, without reading all of it?
//
// Answering one question touches a few rows; these readers leave the arrays in the mapped file, so
// that opening costs nothing and memory is what is touched. boost_graph.h shows the same arrays to
// Boost's algorithms, without a copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/local_scaling.h"
#include "graph/rows/knn.h"
#include "graph/smoothing.h"
#include "storage/array_file.h"

namespace matchgraph {

/// A directed graph with a similarity per edge, somewhere in memory: the edges of node i are
/// [offsets[i], offsets[i + 1]) of `targets` and `similarities`. Does not own. Safe to share.
class SimilarityGraph {
 public:
  SimilarityGraph() = default;
  /// Throws Error (kEnvironment), which names the file, when the arrays do not fit each other.
  SimilarityGraph(std::span<const std::uint64_t> offsets, std::span<const std::uint32_t> targets,
                  std::span<const float> similarities, std::string path);

  std::size_t nodes() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::size_t edges() const { return targets_.size(); }
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  /// Edges of a node. Throws Error (kEnvironment) when they lie outside of the file.
  Range row(RowId node) const;
  /// End of an edge. Throws Error (kEnvironment) when it is no node.
  RowId target(std::uint64_t edge) const;
  /// Cosine, 0..1; of a damaged file any value.
  float similarity(std::uint64_t edge) const { return similarities_[edge]; }

 private:
  std::span<const std::uint64_t> offsets_;
  std::span<const std::uint32_t> targets_;
  std::span<const float> similarities_;
  std::string path_;
};

/// What write_capability_graph wrote. Immutable, safe to share.
class MappedCapabilityGraph : public SimilarityGraph {
 public:
  /// Throws Error (kEnvironment) for a file that is missing or damaged.
  explicit MappedCapabilityGraph(const std::string& path)
      : MappedCapabilityGraph(ArrayFile(path), path) {}

  std::size_t capabilities() const { return nodes(); }
  /// Most similar first.
  std::vector<RowSimilarity> neighbours(RowId capability) const;

 private:
  MappedCapabilityGraph(ArrayFile file, const std::string& path);

  ArrayFile file_;
};

/// What write_entity_graph wrote. Immutable, safe to share.
class MappedEntityGraph : public SimilarityGraph {
 public:
  /// Throws Error (kEnvironment) for a file that is missing or damaged.
  explicit MappedEntityGraph(const std::string& path) : MappedEntityGraph(ArrayFile(path), path) {}

  std::size_t entities() const { return nodes(); }
  /// All neighbours, by scaled similarity descending, ties by ascending entity.
  std::vector<EntitySimilarity> neighbours(RowId entity) const;
  /// Neighbourhoods that pass on scores between alternatives: alternative_smoothing nearest,
  /// symmetric.
  const SmoothingMatrixView& alternative_smoothing() const { return alternative_smoothing_; }
  /// Neighbourhoods that pass on scores of a need: need_smoothing nearest, directed.
  const SmoothingMatrixView& need_smoothing() const { return need_smoothing_; }
  /// Hubness r of an entity's place, mean 1 over entities: hubs have a large one.
  double hubness(RowId entity) const { return static_cast<double>(hubness_[entity]); }
  /// m: mean over entities of their best cosine; the unit of scaled similarity.
  double mean_best() const { return mean_best_; }
  /// As LocalScaling::scale.
  double scale(RowId a, RowId b, double similarity) const {
    return scaled_similarity(similarity, mean_best_, hubness_[a], hubness_[b]);
  }

 private:
  MappedEntityGraph(ArrayFile file, const std::string& path);

  ArrayFile file_;
  SmoothingMatrixView alternative_smoothing_;
  SmoothingMatrixView need_smoothing_;
  std::span<const float> hubness_;
  double mean_best_ = 0;
};

}  // namespace matchgraph
