#include "graph/capability_graph.h"

#include <cstdint>
#include <vector>

#include "storage/array_file.h"

namespace matchgraph {

void write_capability_graph(const NeighbourLists& lists, const std::string& path) {
  // Targets and similarities apart: algorithms that only follow edges touch half as many pages.
  std::vector<std::uint32_t> targets;
  std::vector<float> similarities;
  targets.reserve(lists.neighbours.size());
  similarities.reserve(lists.neighbours.size());
  for (const RowSimilarity& neighbour : lists.neighbours) {
    targets.push_back(neighbour.row);
    similarities.push_back(neighbour.similarity);
  }
  // Readers ask for a first offset of 0, in a file without rows too.
  const std::vector<std::uint64_t> none = {0};
  ArrayFileWriter writer;
  writer.add("offsets", lists.offsets.empty() ? none : lists.offsets);
  writer.add("targets", targets);
  writer.add("similarities", similarities);
  writer.write(path);
}

}  // namespace matchgraph
