// The entity graph of lists that many processes have: hubness, smoothing, and the file.
#pragma once

#include <cstddef>
#include <string>

#include "graph/entity_graph.h"
#include "graph/rows/knn.h"
#include "mpi/team.h"

namespace matchgraph::mpi {

/// As write_entity_graph(), with each process's lists those of its entities, from `first` on.
/// Returns the number of all edges. Collective. The sums behind hubness go from rank to rank, so
/// that they are made in the order of the entities; all processes hold the hubness of all, and the
/// first one the few by which each entity is smoothed.
std::size_t write_shared_entity_graph(Team& team, const NeighbourLists& own, RowId first,
                                      const EntityGraphOptions& options, const std::string& path);

}  // namespace matchgraph::mpi
