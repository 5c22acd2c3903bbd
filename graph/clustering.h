// Here is everything: into which groups of what is alike does it fall?
//
// Louvain's method (Blondel and others, 2008) on the nearest by scaled similarity, run over Boost's
// interface of a weighted graph. It needs no number of clusters, costs little more than reading the
// edges, and gives the same clusters every time: one thread, nodes in their order, ties to the
// lesser number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/mapped_graphs.h"

namespace matchgraph {

struct ClusterOptions {
  /// Edges of an entity that count, the first by scaled similarity. With more of them clusters run
  /// together over what all of a catalogue share.
  std::size_t neighbours = 6;
  /// Of modularity: above 1 makes smaller clusters.
  double resolution = 2.5;
  /// A cluster of more members than this times the root of the entities' number is divided again,
  /// as long as that finds parts: 5 for 63,436 entities is 1,259.
  double largest = 5;
  std::size_t smallest = 4;  ///< a cluster of fewer joins the one that it is most like
  std::size_t passes = 12;   ///< over all nodes of a level, at most
};

/// Each entity's cluster, numbered from 0 by falling size, ties by the first member. Every cluster
/// is connected. Entities that are like nothing are together in one cluster, the last: its number
/// is that of the clusters that are any; nothing is in it when all entities have a neighbour.
struct Clustering {
  std::vector<std::uint32_t> cluster_of;
  std::size_t clusters = 0;  ///< without that of the entities that are like nothing
};

/// Throws Error (kEnvironment) for a damaged graph. Cost: a few passes over the edges that count,
/// and sorting them.
Clustering cluster_entities(const MappedEntityGraph& graph, const ClusterOptions& options = {});

}  // namespace matchgraph
