#include "graph/capability_graph.h"

namespace matchgraph {

CapabilityGraphArrays::CapabilityGraphArrays(const NeighbourLists& lists)
    // Readers ask for a first offset of 0, in a file without rows too.
    : offsets(lists.offsets.empty() ? std::vector<std::uint64_t>{0} : lists.offsets) {
  targets.reserve(lists.neighbours.size());
  similarities.reserve(lists.neighbours.size());
  for (const RowSimilarity& neighbour : lists.neighbours) {
    targets.push_back(neighbour.row);
    similarities.push_back(neighbour.similarity);
  }
}

void CapabilityGraphArrays::add_to(ArrayFileWriter& writer) const {
  writer.add("offsets", offsets);
  writer.add("targets", targets);
  writer.add("similarities", similarities);
}

void write_capability_graph(const NeighbourLists& lists, const std::string& path) {
  const CapabilityGraphArrays arrays(lists);
  ArrayFileWriter writer;
  arrays.add_to(writer);
  writer.write(path);
}

}  // namespace matchgraph
