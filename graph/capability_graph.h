// Here is a capability: which others, of other entities, are like it?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/rows/knn.h"
#include "storage/array_file.h"

namespace matchgraph {

/// The arrays of the file, or one process's part of them. Targets and similarities apart:
/// algorithms that only follow edges touch half as many pages.
struct CapabilityGraphArrays {
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint32_t> targets;
  std::vector<float> similarities;

  explicit CapabilityGraphArrays(const NeighbourLists& lists);
  void add_to(ArrayFileWriter& writer) const;
};

/// Writes the directed graph in which an edge leads from each capability to its nearest, most
/// similar first; MappedCapabilityGraph reads it. Throws Error (kEnvironment) when the file cannot
/// be written. Cost: linear in the edges.
void write_capability_graph(const NeighbourLists& lists, const std::string& path);

}  // namespace matchgraph
