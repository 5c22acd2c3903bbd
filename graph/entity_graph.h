// Here is an entity: what else does what it does?
#pragma once

#include <cstddef>
#include <string>

#include "graph/rows/knn.h"

namespace matchgraph {

/// Numbers that shape the entity graph; graph/README.md gives the definitions.
struct EntityGraphOptions {
  std::size_t neighbours = 100;  ///< edges an entity, by cosine
  std::size_t scaling_neighbours =
      50;                       ///< entities whose similarity measures how crowded a place is
  double scaling_floor = 0.01;  ///< added under the root, so that loners do not explode
  std::size_t alternative_smoothing = 10;  ///< nearest by scaled similarity in the symmetric matrix
  std::size_t need_smoothing = 5;          ///< nearest by scaled similarity in the directed matrix
};

struct EntitySimilarity {
  RowId entity = 0;
  float cosine = 0;  ///< of the two entities' term vectors, 0..1
  float scaled = 0;  ///< cosine / (mean best x hubness of both ends), >= 0

  bool operator==(const EntitySimilarity&) const = default;
};

/// Writes the directed graph in which an edge leads from each entity to its nearest, by scaled
/// similarity descending, ties by ascending entity, with both smoothing matrices; MappedEntityGraph
/// reads it. `nearest`: neighbour lists of the entities, by cosine, whatever that is made of;
/// `by_words`: those of the term vectors, which the matrix for needs is made of, as needs are
/// words. Both may be the same. Returns the number of edges. Throws Error (kEnvironment) when the
/// file cannot be written. Cost: linear in the edges, times a logarithm for sorting within an
/// entity.
std::size_t write_entity_graph(const NeighbourLists& nearest, const NeighbourLists& by_words,
                               const EntityGraphOptions& options, const std::string& path);
/// The same of words alone.
inline std::size_t write_entity_graph(const NeighbourLists& nearest,
                                      const EntityGraphOptions& options, const std::string& path) {
  return write_entity_graph(nearest, nearest, options, path);
}

}  // namespace matchgraph
