// Here is a capability: which others, of other entities, are like it?
#pragma once

#include <string>

#include "graph/rows/knn.h"

namespace matchgraph {

/// Writes the directed graph in which an edge leads from each capability to its nearest, most
/// similar first; MappedCapabilityGraph reads it. Throws Error (kEnvironment) when the file cannot
/// be written. Cost: linear in the edges.
void write_capability_graph(const NeighbourLists& lists, const std::string& path);

}  // namespace matchgraph
