// Here is a Boost graph: which arrays describe it, and do arrays read from a file describe one?
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/error.h"

namespace matchgraph {

/// A directed graph: the edges of vertex v are [offsets[v], offsets[v + 1]) of `targets` and
/// `edges`.
template <typename Edge>
struct GraphArrays {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  std::vector<Edge> edges;

  void add_edge(std::uint32_t target, const Edge& edge) {
    targets.push_back(target);
    edges.push_back(edge);
  }
  /// The edges added since the last call are those of the next vertex.
  void end_vertex() { offsets.push_back(targets.size()); }
};

template <typename Graph, typename Edge>
Graph make_graph(const GraphArrays<Edge>& arrays) {
  using Vertex = std::uint32_t;
  const auto vertices = static_cast<Vertex>(arrays.offsets.size() - 1);
  std::vector<std::pair<Vertex, Vertex>> ends;
  ends.reserve(arrays.targets.size());
  for (Vertex vertex = 0; vertex < vertices; ++vertex) {
    for (std::uint64_t i = arrays.offsets[vertex]; i < arrays.offsets[vertex + 1]; ++i) {
      ends.emplace_back(vertex, arrays.targets[i]);
    }
  }
  return Graph(boost::edges_are_sorted, ends.begin(), ends.end(), arrays.edges.begin(), vertices,
               ends.size());
}

template <typename Edge, typename Graph>
GraphArrays<Edge> arrays_of(const Graph& graph) {
  GraphArrays<Edge> arrays;
  for (std::uint32_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
    const auto [begin, end] = boost::out_edges(vertex, graph);
    for (auto edge = begin; edge != end; ++edge) {
      arrays.add_edge(boost::target(*edge, graph), graph[*edge]);
    }
    arrays.end_vertex();
  }
  return arrays;
}

/// Throws Error (kEnvironment) that names the file when `sound` is false.
inline void require(bool sound, const std::string& path, const char* what) {
  if (!sound) throw Error(ErrorCode::kEnvironment, path + ": damaged: " + what);
}

/// Offsets lead from 0 to `size` and never back.
inline void require_offsets(std::span<const std::uint64_t> offsets, std::size_t size,
                            const std::string& path) {
  require(!offsets.empty() && offsets.front() == 0 && offsets.back() == size, path,
          "offsets do not cover their array");
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    require(offsets[i - 1] <= offsets[i], path, "offsets go backwards");
  }
}

/// Values are rows of a table of `rows` rows.
inline void require_rows(std::span<const std::uint32_t> values, std::size_t rows,
                         const std::string& path) {
  for (const std::uint32_t value : values) require(value < rows, path, "an edge leads nowhere");
}

}  // namespace matchgraph
