// The saved graphs as Boost sees them: its own concept checks, its algorithms, and the same edges
// read row by row.
#include "graph/boost_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <set>
#include <vector>

#include "graph/capability_graph.h"
#include "matchgraph/error.h"
#include "support/random_rows.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

template <typename Graph>
struct ModelsBoost {
  BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, RowId, boost::vertex_index_t>));
  BOOST_CONCEPT_ASSERT(
      (boost::ReadablePropertyGraphConcept<Graph, GraphEdge, boost::edge_weight_t>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<EdgeLengthMap, GraphEdge>));
};

// Three nodes without edges stand at the beginning, in the middle and at the end.
NeighbourLists lists_with_gaps(std::uint32_t seed) {
  auto rows = testing::zipf_rows(70, 40, 7, seed);
  for (const std::size_t row : {0U, 33U, 69U}) rows[row].clear();
  KnnOptions options;
  options.k = 5;
  return nearest_neighbours(testing::vectors_of(rows).view(), {}, options);
}

TEST_CASE("the saved graphs model Boost's concepts") {
  CHECK(sizeof(ModelsBoost<SimilarityGraph>) > 0);
  CHECK(sizeof(ModelsBoost<MappedCapabilityGraph>) > 0);
  CHECK(sizeof(ModelsBoost<MappedEntityGraph>) > 0);
}

TEST_CASE("Boost's interface shows the edges that the lists hold") {
  const NeighbourLists lists = lists_with_gaps(3);
  const TemporaryFile file;
  write_capability_graph(lists, file.path());
  const MappedCapabilityGraph graph(file.path());
  REQUIRE(num_vertices(graph) == lists.rows());
  REQUIRE(num_edges(graph) == lists.neighbours.size());
  auto [edge, last] = edges(graph);
  for (const RowId node : boost::make_iterator_range(vertices(graph))) {
    CHECK(out_degree(node, graph) == lists.of(node).size());
    auto [out, out_end] = out_edges(node, graph);
    auto [next, next_end] = adjacent_vertices(node, graph);
    CHECK(out_end - out == static_cast<std::ptrdiff_t>(lists.of(node).size()));
    for (const RowSimilarity& neighbour : lists.of(node)) {
      CHECK(source(*out, graph) == node);
      CHECK(target(*out, graph) == neighbour.row);
      CHECK(*next == neighbour.row);
      CHECK(*edge == *out);
      CHECK(get(boost::edge_weight, graph, *out) ==
            doctest::Approx(std::pow(std::log(static_cast<double>(neighbour.similarity)), 2)));
      ++out, ++next, ++edge;
    }
    CHECK((out == out_end));
    CHECK((next == next_end));
  }
  CHECK((edge == last));
}

TEST_CASE("what Boost's search in breadth reaches is what following the lists reaches") {
  const NeighbourLists lists = lists_with_gaps(4);
  const TemporaryFile file;
  write_capability_graph(lists, file.path());
  const MappedCapabilityGraph graph(file.path());
  for (RowId from = 0; from < lists.rows(); from += 7) {
    std::set<RowId> expected = {from};
    for (std::size_t before = 0; before != expected.size();) {
      before = expected.size();
      for (const RowId node : std::set<RowId>(expected)) {
        for (const RowSimilarity& neighbour : lists.of(node)) expected.insert(neighbour.row);
      }
    }
    std::vector<std::size_t> steps(lists.rows(), 0);
    boost::breadth_first_search(graph, from,
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(steps.data(), boost::on_tree_edge()))));
    std::set<RowId> reached = {from};
    for (RowId node = 0; node < steps.size(); ++node) {
      if (steps[node] > 0) reached.insert(node);
    }
    CHECK(reached == expected);
  }
}

TEST_CASE(
    "an edge without similarity, or with more than all, has a length that no search follows or "
    "that is none") {
  const std::vector<std::uint64_t> offsets = {0, 4};
  const std::vector<std::uint32_t> targets = {0, 0, 0, 0};
  const std::vector<float> similarities = {0, -1, std::nanf(""), 7};
  const SimilarityGraph graph(offsets, targets, similarities, "graph");
  for (std::uint64_t edge = 0; edge < 3; ++edge) {
    CHECK(get(boost::edge_weight, graph, {0, edge}) == std::numeric_limits<double>::infinity());
  }
  CHECK(get(boost::edge_weight, graph, {0, 3}) == 0);
}

TEST_CASE("damage ends an algorithm with an error that names the file") {
  const std::vector<std::uint64_t> offsets = {0, 1, 2};
  const std::vector<std::uint32_t> targets = {1, 9};
  const std::vector<float> similarities = {1, 1};
  const SimilarityGraph graph(offsets, targets, similarities, "some graph");
  CHECK_THROWS_WITH_AS(
      boost::breadth_first_search(graph, 0, boost::visitor(boost::bfs_visitor<>())),
      "some graph: damaged: an edge leads nowhere", Error);
}

}  // namespace
}  // namespace matchgraph
