// Here are two nodes: over which others are they alike?
#pragma once

#include <cstddef>
#include <vector>

#include "graph/mapped_graphs.h"

namespace matchgraph {

struct ShortestWayOptions {
  /// What each step costs besides the length of its edge (boost_graph.h): of ways about as short
  /// the one with fewer steps is taken. A quarter is the length of a similarity of 0.61.
  double step_length = 0.25;
  /// Nodes that each of the two searches visits at most.
  std::size_t most_visited = 4'000;
};

struct ShortestWay {
  std::vector<RowId> nodes;  ///< from one end to the other; empty: none was found
  double length = 0;         ///< sum over the steps
  std::size_t visited = 0;   ///< nodes, by both searches
  /// The searches ended at their bound: with nodes, there may be a shorter way; without, a way.
  bool gave_up = false;
};

/// The shortest way between two different nodes. Edges lead to what is nearest and may do so in one
/// direction only, yet similarity has no direction: the ways looked at follow edges outwards from
/// both ends to a node where they meet, and either end may be that node. Cost: the edges of the
/// visited nodes, and two small arrays over all nodes; Dijkstra's search by Boost on the graph as
/// it lies.
ShortestWay shortest_way(const SimilarityGraph& graph, RowId from, RowId to,
                         const ShortestWayOptions& options = {});

}  // namespace matchgraph
