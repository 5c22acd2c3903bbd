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
#include "graph/knn.h"
#include "graph/local_scaling.h"
#include "graph/smoothing.h"
#include "storage/array_file.h"

namespace matchgraph {

/// A directed graph with a likeness an edge, somewhere in memory: the edges of node i are
/// [offsets[i], offsets[i + 1]) of `targets` and `likenesses`. Does not own. Safe to share.
class LikenessGraph {
 public:
  LikenessGraph() = default;
  /// Throws Error (kEnvironment), which names the file, when the arrays do not fit each other.
  LikenessGraph(std::span<const std::uint64_t> offsets, std::span<const std::uint32_t> targets,
                std::span<const float> likenesses, std::string path);

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
  float likeness(std::uint64_t edge) const { return likenesses_[edge]; }

 private:
  std::span<const std::uint64_t> offsets_;
  std::span<const std::uint32_t> targets_;
  std::span<const float> likenesses_;
  std::string path_;
};

/// What write_capability_graph wrote. Immutable, safe to share.
class MappedCapabilityGraph : public LikenessGraph {
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
class MappedEntityGraph : public LikenessGraph {
 public:
  /// Throws Error (kEnvironment) for a file that is missing or damaged.
  explicit MappedEntityGraph(const std::string& path) : MappedEntityGraph(ArrayFile(path), path) {}

  std::size_t entities() const { return nodes(); }
  /// All neighbours, by scaled likeness descending, ties by ascending entity.
  std::vector<EntitySimilarity> neighbours(RowId entity) const;
  /// Surroundings that pass on scores between alternatives: alternative_smoothing nearest,
  /// symmetric.
  const SmoothingMatrixView& alternative_smoothing() const { return alternative_smoothing_; }
  /// Surroundings that pass on scores of a need: need_smoothing nearest, directed.
  const SmoothingMatrixView& need_smoothing() const { return need_smoothing_; }
  /// Crowdedness r of an entity's place, mean 1 over entities: hubs have a large one.
  double crowdedness(RowId entity) const { return static_cast<double>(crowdedness_[entity]); }
  /// m: mean over entities of their best cosine; the unit of scaled likeness.
  double mean_best() const { return mean_best_; }
  /// As LocalScaling::scale.
  double scale(RowId a, RowId b, double similarity) const {
    return scaled_likeness(similarity, mean_best_, crowdedness_[a], crowdedness_[b]);
  }

 private:
  MappedEntityGraph(ArrayFile file, const std::string& path);

  ArrayFile file_;
  SmoothingMatrixView alternative_smoothing_;
  SmoothingMatrixView need_smoothing_;
  std::span<const float> crowdedness_;
  double mean_best_ = 0;
};

}  // namespace matchgraph
