// Here is an entity: what else does what it does?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/local_scaling.h"
#include "graph/rows/knn.h"
#include "graph/rows/weighted_row.h"
#include "graph/smoothing.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Numbers that shape the entity graph; graph/README.md gives the definitions.
struct EntityGraphOptions {
  std::size_t neighbours = 100;  ///< edges an entity, by cosine
  std::size_t scaling_neighbours =
      50;                       ///< entities whose similarity measures how crowded a place is
  double scaling_floor = 0.01;  ///< added under the root, so that loners do not explode
  std::size_t alternative_smoothing = 10;  ///< nearest by scaled similarity in the symmetric matrix
  std::size_t need_smoothing = 5;          ///< nearest by scaled similarity in the directed matrix
  std::size_t jobs = 0;  ///< threads; 0: one per core. The result does not depend on it
};

struct EntitySimilarity {
  RowId entity = 0;
  float cosine = 0;  ///< of the two entities' term vectors, 0..1
  float scaled = 0;  ///< cosine / (mean best x hubness of both ends), >= 0

  bool operator==(const EntitySimilarity&) const = default;
};

/// The graph's rows of some successive entities.
struct EntityGraphRows {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  std::vector<float> cosines;
  std::vector<std::vector<WeightedRow>> smoothed_by;  ///< the first few, by scaled similarity

  /// `lists`: theirs; `first`: the first of them; `scaling`: of all entities.
  EntityGraphRows(const NeighbourLists& lists, RowId first, const LocalScaling& scaling,
                  const EntityGraphOptions& options);
};

/// Both smoothing matrices, of the first few of all entities.
struct EntitySmoothing {
  SmoothingMatrix alternative;
  SmoothingMatrix need;

  EntitySmoothing() = default;
  EntitySmoothing(std::span<const std::vector<WeightedRow>> for_alternatives,
                  std::span<const std::vector<WeightedRow>> for_needs,
                  const EntityGraphOptions& options);
};

/// The arrays of the file, or one process's part of them.
struct EntityGraphArrays {
  std::span<const std::uint64_t> offsets;
  std::span<const std::uint32_t> targets;
  std::span<const float> cosines;
  std::span<const double> mean_best;  ///< one, or none in a part that has not got it
  std::span<const float> hubness;     ///< by entity
  const EntitySmoothing& smoothing;

  void add_to(ArrayFileWriter& writer) const;
};

/// Writes the directed graph in which an edge leads from each entity to its nearest, by scaled
/// similarity descending, ties by ascending entity, with both smoothing matrices; MappedEntityGraph
/// reads it. `nearest`: neighbour lists of the entities, by cosine, whatever that is made of;
/// `by_words`: those of the term vectors, which the matrix for needs is made of, as needs are
/// words. Both may be the same. Returns the number of edges. Throws Error (kEnvironment) when the
/// file cannot be written. Cost: linear in the edges, times a logarithm for sorting within an
/// entity; over threads, but for the writing.
std::size_t write_entity_graph(const NeighbourLists& nearest, const NeighbourLists& by_words,
                               const EntityGraphOptions& options, const std::string& path);
/// The same of words alone.
inline std::size_t write_entity_graph(const NeighbourLists& nearest,
                                      const EntityGraphOptions& options, const std::string& path) {
  return write_entity_graph(nearest, nearest, options, path);
}

}  // namespace matchgraph
