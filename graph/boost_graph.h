// Here is a saved graph: how does Boost walk it?
//
// A SimilarityGraph, and what derives from it, models Boost's VertexListGraph, EdgeListGraph,
// IncidenceGraph and AdjacencyGraph where it lies, with two readable property maps:
// `boost::vertex_index` numbers the nodes, `boost::edge_weight` is the length of an edge. Reading
// past damage throws Error (kEnvironment), also out of the middle of an algorithm.
#pragma once

#include <algorithm>
#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "graph/mapped_graphs.h"

namespace matchgraph {

/// An edge: where it starts, and its place among all edges.
struct GraphEdge {
  RowId source = 0;
  std::uint64_t place = 0;

  auto operator<=>(const GraphEdge&) const = default;
};

/// Walks the edges of one node.
class OutEdgeIterator
    : public boost::iterator_facade<OutEdgeIterator, GraphEdge, boost::random_access_traversal_tag,
                                    GraphEdge, std::int64_t> {
 public:
  OutEdgeIterator() = default;
  explicit OutEdgeIterator(GraphEdge edge) : edge_(edge) {}

 private:
  friend class boost::iterator_core_access;
  GraphEdge dereference() const { return edge_; }
  bool equal(const OutEdgeIterator& other) const { return edge_.place == other.edge_.place; }
  void increment() { ++edge_.place; }
  void decrement() { --edge_.place; }
  void advance(std::int64_t by) { edge_.place += static_cast<std::uint64_t>(by); }
  std::int64_t distance_to(const OutEdgeIterator& other) const {
    return static_cast<std::int64_t>(other.edge_.place - edge_.place);
  }

  GraphEdge edge_;
};

/// Walks all edges of a graph, node by node.
class EdgeIterator : public boost::iterator_facade<EdgeIterator, GraphEdge,
                                                   boost::forward_traversal_tag, GraphEdge> {
 public:
  EdgeIterator() = default;
  /// At the edge `place`, which belongs to `source` or a node behind it.
  EdgeIterator(const SimilarityGraph& graph, GraphEdge edge) : graph_(&graph), edge_(edge) {
    find_source();
  }

 private:
  friend class boost::iterator_core_access;
  GraphEdge dereference() const { return edge_; }
  bool equal(const EdgeIterator& other) const { return edge_.place == other.edge_.place; }
  void increment() {
    ++edge_.place;
    find_source();
  }
  /// Goes on to the node whose edge it is: nodes may have none.
  void find_source() {
    if (edge_.place == graph_->edges()) return;
    while (graph_->row(edge_.source).end <= edge_.place) ++edge_.source;
  }

  const SimilarityGraph* graph_ = nullptr;
  GraphEdge edge_;
};

/// How long an edge is: the square of the logarithm of its similarity. The logarithm alone would
/// make the shortest way that of the greatest product, and one link of 0.05 as short as three of
/// 0.37; a chain is as weak as its weak links, so that these are to count for more. Never negative;
/// infinite where there is no similarity, which no algorithm follows.
class EdgeLengthMap {
 public:
  using key_type = GraphEdge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;

  explicit EdgeLengthMap(const SimilarityGraph& graph) : graph_(&graph) {}

  friend double get(const EdgeLengthMap& map, const GraphEdge& edge) {
    const double similarity = static_cast<double>(map.graph_->similarity(edge.place));
    if (!(similarity > 0)) return std::numeric_limits<double>::infinity();
    const double logarithm = std::log(std::min(similarity, 1.0));
    return logarithm * logarithm;
  }

 private:
  const SimilarityGraph* graph_;
};

struct SimilarityGraphTraversal : virtual boost::vertex_list_graph_tag,
                                  virtual boost::edge_list_graph_tag,
                                  virtual boost::incidence_graph_tag,
                                  virtual boost::adjacency_graph_tag {};

using NodeIterator = boost::counting_iterator<RowId, boost::use_default, std::int64_t>;
using AdjacentIterator =
    boost::adjacency_iterator_generator<SimilarityGraph, RowId, OutEdgeIterator>::type;

inline std::pair<NodeIterator, NodeIterator> vertices(const SimilarityGraph& graph) {
  return {NodeIterator(0), NodeIterator(static_cast<RowId>(graph.nodes()))};
}
inline std::size_t num_vertices(const SimilarityGraph& graph) { return graph.nodes(); }

inline std::pair<EdgeIterator, EdgeIterator> edges(const SimilarityGraph& graph) {
  return {EdgeIterator(graph, {0, 0}), EdgeIterator(graph, {0, graph.edges()})};
}
inline std::size_t num_edges(const SimilarityGraph& graph) { return graph.edges(); }
inline RowId source(const GraphEdge& edge, const SimilarityGraph&) { return edge.source; }
inline RowId target(const GraphEdge& edge, const SimilarityGraph& graph) {
  return graph.target(edge.place);
}

inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(RowId node,
                                                             const SimilarityGraph& graph) {
  const SimilarityGraph::Range range = graph.row(node);
  return {OutEdgeIterator({node, range.begin}), OutEdgeIterator({node, range.end})};
}
inline std::size_t out_degree(RowId node, const SimilarityGraph& graph) {
  const SimilarityGraph::Range range = graph.row(node);
  return range.end - range.begin;
}

inline std::pair<AdjacentIterator, AdjacentIterator> adjacent_vertices(
    RowId node, const SimilarityGraph& graph) {
  const auto [begin, end] = out_edges(node, graph);
  return {AdjacentIterator(begin, &graph), AdjacentIterator(end, &graph)};
}

inline boost::typed_identity_property_map<RowId> get(boost::vertex_index_t,
                                                     const SimilarityGraph&) {
  return {};
}
inline RowId get(boost::vertex_index_t, const SimilarityGraph&, RowId node) { return node; }
inline EdgeLengthMap get(boost::edge_weight_t, const SimilarityGraph& graph) {
  return EdgeLengthMap(graph);
}
inline double get(boost::edge_weight_t, const SimilarityGraph& graph, const GraphEdge& edge) {
  return get(EdgeLengthMap(graph), edge);
}

}  // namespace matchgraph

namespace boost {

template <std::derived_from<matchgraph::SimilarityGraph> Graph>
struct graph_traits<Graph> {
  using vertex_descriptor = matchgraph::RowId;
  using edge_descriptor = matchgraph::GraphEdge;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = matchgraph::SimilarityGraphTraversal;
  using vertex_iterator = matchgraph::NodeIterator;
  using edge_iterator = matchgraph::EdgeIterator;
  using out_edge_iterator = matchgraph::OutEdgeIterator;
  using adjacency_iterator = matchgraph::AdjacentIterator;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return std::numeric_limits<vertex_descriptor>::max(); }
};

template <std::derived_from<matchgraph::SimilarityGraph> Graph>
struct property_map<Graph, vertex_index_t> {
  using type = typed_identity_property_map<matchgraph::RowId>;
  using const_type = type;
};

template <std::derived_from<matchgraph::SimilarityGraph> Graph>
struct property_map<Graph, edge_weight_t> {
  using type = matchgraph::EdgeLengthMap;
  using const_type = type;
};

}  // namespace boost
