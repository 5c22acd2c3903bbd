// Here is a saved graph: who are the neighbours of one node, without reading all of it?
//
// CapabilityGraph and EntityGraph are Boost graphs in memory, for building and for algorithms that
// walk the whole graph. Answering one question touches a few rows; these readers leave the arrays
// in the mapped file, so that opening costs nothing and memory is what is touched. On 63,436
// entities with 6.3 million edges that is the difference between 0.2 s and 450 MB a command, and
// almost none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/capability_graph.h"
#include "graph/entity_graph.h"
#include "graph/smoothing.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Rows of a saved graph: the edges of node i are [offsets[i], offsets[i + 1]) of `targets`.
class MappedRows {
 public:
  /// Throws Error (kEnvironment) when offsets and targets do not fit.
  MappedRows(std::span<const std::uint64_t> offsets, std::span<const std::uint32_t> targets,
             std::string path);

  std::size_t nodes() const { return offsets_.size() - 1; }
  std::size_t edges() const { return targets_.size(); }
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  /// Edges of a node. Throws Error (kEnvironment) when they lie outside of the file.
  Range row(RowId node) const;
  /// End of an edge. Throws Error (kEnvironment) when it is no node.
  RowId target(std::uint64_t edge) const;

 private:
  std::span<const std::uint64_t> offsets_;
  std::span<const std::uint32_t> targets_;
  std::string path_;
};

/// What CapabilityGraph::save wrote. Immutable, safe to share.
class MappedCapabilityGraph {
 public:
  explicit MappedCapabilityGraph(const std::string& path);

  std::size_t capabilities() const { return rows_.nodes(); }
  std::size_t edges() const { return rows_.edges(); }
  /// As CapabilityGraph::neighbours.
  std::vector<RowSimilarity> neighbours(RowId capability) const;

 private:
  ArrayFile file_;
  MappedRows rows_;
  std::span<const Likeness> likenesses_;
};

/// What EntityGraph::save wrote. Immutable, safe to share.
class MappedEntityGraph {
 public:
  explicit MappedEntityGraph(const std::string& path);

  std::size_t entities() const { return rows_.nodes(); }
  std::size_t edges() const { return rows_.edges(); }
  // As the functions of EntityGraph.
  std::vector<EntitySimilarity> neighbours(RowId entity) const;
  const SmoothingMatrixView& alternative_smoothing() const { return alternative_smoothing_; }
  const SmoothingMatrixView& need_smoothing() const { return need_smoothing_; }
  double crowdedness(RowId entity) const { return static_cast<double>(crowdedness_[entity]); }
  double mean_best() const { return mean_best_; }
  /// As LocalScaling::scale.
  double scale(RowId a, RowId b, double similarity) const {
    return scaled_likeness(similarity, mean_best_, crowdedness_[a], crowdedness_[b]);
  }

 private:
  ArrayFile file_;
  MappedRows rows_;
  std::span<const EntityEdge> edges_;
  SmoothingMatrixView alternative_smoothing_;
  SmoothingMatrixView need_smoothing_;
  std::span<const float> crowdedness_;
  double mean_best_ = 0;
};

}  // namespace matchgraph
