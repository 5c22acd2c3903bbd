// Here is a capability: which others, of other entities, are like it?
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/knn.h"

namespace matchgraph {

struct Likeness {
  float similarity = 0;  ///< cosine, 0..1
};

/// Directed graph: an edge leads from each capability to its k nearest. Immutable, safe to share.
class CapabilityGraph {
 public:
  using Graph =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Likeness,
                                         boost::no_property, std::uint32_t, std::uint64_t>;

  CapabilityGraph() = default;
  explicit CapabilityGraph(const NeighbourLists& lists);

  /// Reads what save() wrote. Throws Error (kEnvironment) on damage.
  static CapabilityGraph load(const std::string& path);
  void save(const std::string& path) const;

  std::size_t capabilities() const { return boost::num_vertices(graph_); }
  std::size_t edges() const { return boost::num_edges(graph_); }
  /// Most similar first.
  std::vector<RowSimilarity> neighbours(RowId capability) const;
  const Graph& graph() const { return graph_; }

 private:
  Graph graph_;
};

}  // namespace matchgraph
