// Here is an entity: what else does what it does?
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/knn.h"
#include "graph/local_scaling.h"
#include "graph/smoothing.h"
#include "graph/term_vectors.h"

namespace matchgraph {

/// Numbers that shape the entity graph; graph/README.md gives the definitions.
struct EntityGraphOptions {
  std::size_t neighbours = 100;         ///< edges an entity, by cosine
  std::size_t scaling_neighbours = 50;  ///< entities whose likeness measures how crowded a place is
  double scaling_floor = 0.01;          ///< added under the root, so that loners do not explode
  std::size_t alternative_smoothing = 10;  ///< nearest by scaled likeness in the symmetric matrix
  std::size_t need_smoothing = 5;          ///< nearest by scaled likeness in the directed matrix
};

/// What an edge of the entity graph carries. What it is worth where it stands follows from both
/// ends (LocalScaling), and what they do alike from the capability graph.
struct EntityEdge {
  float cosine = 0;  ///< of the two entities' term vectors, 0..1
};

struct EntitySimilarity {
  RowId entity = 0;
  float cosine = 0;
  float scaled = 0;  ///< cosine / (mean best x crowdedness of both ends), >= 0

  bool operator==(const EntitySimilarity&) const = default;
};

/// Directed graph over entities. Immutable, safe to share.
class EntityGraph {
 public:
  using Graph =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EntityEdge,
                                         boost::no_property, std::uint32_t, std::uint64_t>;

  EntityGraph() = default;

  /// `nearest`: neighbour lists of the entity vectors (by cosine, options.neighbours long). Cost:
  /// linear in the edges, times a logarithm for sorting within an entity.
  EntityGraph(const NeighbourLists& nearest, const EntityGraphOptions& options);

  /// Reads what save() wrote. Throws Error (kEnvironment) on damage.
  static EntityGraph load(const std::string& path);
  void save(const std::string& path) const;

  std::size_t entities() const { return boost::num_vertices(graph_); }
  std::size_t edges() const { return boost::num_edges(graph_); }

  /// All neighbours, by scaled likeness descending, ties by ascending entity.
  std::vector<EntitySimilarity> neighbours(RowId entity) const;

  /// Surroundings that pass on scores between alternatives: alternative_smoothing nearest,
  /// symmetric.
  const SmoothingMatrix& alternative_smoothing() const { return alternative_smoothing_; }
  /// Surroundings that pass on scores of a need: need_smoothing nearest, directed.
  const SmoothingMatrix& need_smoothing() const { return need_smoothing_; }

  /// Crowdedness r of an entity's place, mean 1 over entities: hubs have a large one.
  double crowdedness(RowId entity) const { return scaling_.crowdedness[entity]; }
  /// m: mean over entities of their best cosine; the unit of scaled likeness.
  double mean_best() const { return scaling_.mean_best; }

  const Graph& graph() const { return graph_; }

 private:
  Graph graph_;
  SmoothingMatrix alternative_smoothing_;
  SmoothingMatrix need_smoothing_;
  LocalScaling scaling_;
};

}  // namespace matchgraph
