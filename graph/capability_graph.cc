#include "graph/capability_graph.h"

#include <cmath>

#include "graph/graph_arrays.h"
#include "storage/array_file.h"

namespace matchgraph {
namespace {

void require_similarities(const GraphArrays<Likeness>& arrays, const std::string& path) {
  for (std::size_t vertex = 0; vertex + 1 < arrays.offsets.size(); ++vertex) {
    float previous = 1;
    for (std::uint64_t i = arrays.offsets[vertex]; i < arrays.offsets[vertex + 1]; ++i) {
      const float similarity = arrays.edges[i].similarity;
      require(similarity >= 0 && similarity <= previous, path,
              "similarities are not descending from 1 to 0");
      previous = similarity;
    }
  }
}

}  // namespace

CapabilityGraph::CapabilityGraph(const NeighbourLists& lists) {
  GraphArrays<Likeness> arrays;
  for (RowId row = 0; row < lists.rows(); ++row) {
    for (const RowSimilarity& neighbour : lists.of(row)) {
      arrays.add_edge(neighbour.row, {neighbour.similarity});
    }
    arrays.end_vertex();
  }
  graph_ = make_graph<Graph>(arrays);
}

CapabilityGraph CapabilityGraph::load(const std::string& path) {
  const ArrayFile file(path);
  const auto offsets = file.get<std::uint64_t>("offsets");
  const auto targets = file.get<std::uint32_t>("targets");
  const auto edges = file.get<Likeness>("similarities");
  require_offsets(offsets, targets.size(), path);
  require_rows(targets, offsets.size() - 1, path);
  require(edges.size() == targets.size(), path, "an edge without similarity");

  const GraphArrays<Likeness> arrays{{offsets.begin(), offsets.end()},
                                     {targets.begin(), targets.end()},
                                     {edges.begin(), edges.end()}};
  require_similarities(arrays, path);
  CapabilityGraph result;
  result.graph_ = make_graph<Graph>(arrays);
  return result;
}

void CapabilityGraph::save(const std::string& path) const {
  const auto arrays = arrays_of<Likeness>(graph_);
  ArrayFileWriter writer;
  writer.add("offsets", arrays.offsets);
  writer.add("targets", arrays.targets);
  writer.add("similarities", arrays.edges);
  writer.write(path);
}

std::vector<RowSimilarity> CapabilityGraph::neighbours(RowId capability) const {
  std::vector<RowSimilarity> result;
  const auto [begin, end] = boost::out_edges(capability, graph_);
  for (auto edge = begin; edge != end; ++edge) {
    result.push_back({boost::target(*edge, graph_), graph_[*edge].similarity});
  }
  return result;
}

}  // namespace matchgraph
