// Ways between nodes against Floyd and Warshall's tables of all distances.
#include "graph/shortest_way.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace matchgraph {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
using Distances = std::vector<std::vector<double>>;

/// A graph of lists in memory.
struct SmallGraph {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  std::vector<float> similarities;

  SimilarityGraph graph() const { return {offsets, targets, similarities, "lists"}; }
};

SmallGraph random_small_graph(std::mt19937& random, std::size_t nodes, std::size_t degree) {
  SmallGraph out;
  for (std::size_t node = 0; node < nodes; ++node) {
    for (std::size_t i = random() % (degree + 1); i > 0; --i) {
      const auto other = static_cast<std::uint32_t>(random() % nodes);
      if (other == node) continue;
      out.targets.push_back(other);
      out.similarities.push_back(static_cast<float>(random() % 100) / 100);
    }
    out.offsets.push_back(out.targets.size());
  }
  return out;
}

double length_of(float similarity, double step_length) {
  return similarity > 0 ? std::pow(std::log(static_cast<double>(similarity)), 2) + step_length
                        : kFar;
}

Distances all_distances(const SmallGraph& lists, double step_length) {
  const std::size_t nodes = lists.offsets.size() - 1;
  Distances out(nodes, std::vector<double>(nodes, kFar));
  for (std::size_t a = 0; a < nodes; ++a) {
    out[a][a] = 0;
    for (std::uint64_t i = lists.offsets[a]; i < lists.offsets[a + 1]; ++i) {
      double& known = out[a][lists.targets[i]];
      known = std::min(known, length_of(lists.similarities[i], step_length));
    }
  }
  for (std::size_t over = 0; over < nodes; ++over) {
    for (std::size_t a = 0; a < nodes; ++a) {
      for (std::size_t b = 0; b < nodes; ++b) {
        out[a][b] = std::min(out[a][b], out[a][over] + out[over][b]);
      }
    }
  }
  return out;
}

/// The best length over all nodes where outward ways from both ends can meet.
double expected_length(const Distances& distances, RowId from, RowId to) {
  double best = kFar;
  for (std::size_t node = 0; node < distances.size(); ++node) {
    best = std::min(best, distances[from][node] + distances[to][node]);
  }
  return best;
}

/// Length of the way that is told, each step by the better of its edges in either direction.
double told_length(const SmallGraph& lists, const std::vector<RowId>& nodes, double step_length) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    double best = kFar;
    for (const auto& [a, b] : {std::pair(nodes[i], nodes[i + 1]), {nodes[i + 1], nodes[i]}}) {
      for (std::uint64_t edge = lists.offsets[a]; edge < lists.offsets[a + 1]; ++edge) {
        if (lists.targets[edge] != b) continue;
        best = std::min(best, length_of(lists.similarities[edge], step_length));
      }
    }
    sum += best;
  }
  return sum;
}

TEST_CASE("a way is as short as any, both ways round, and is made of edges") {
  std::mt19937 random(5);
  std::size_t found = 0;
  std::size_t missing = 0;
  for (int round = 0; round < 60; ++round) {
    const SmallGraph lists = random_small_graph(random, 2 + random() % 14, 1 + random() % 4);
    ShortestWayOptions options;
    options.step_length = round % 2 == 0 ? 0 : 0.5;
    const Distances distances = all_distances(lists, options.step_length);
    for (RowId from = 0; from < distances.size(); ++from) {
      for (RowId to = 0; to < distances.size(); ++to) {
        if (from == to) continue;
        const double expected = expected_length(distances, from, to);
        const ShortestWay way = shortest_way(lists.graph(), from, to, options);
        CHECK_FALSE(way.gave_up);
        CHECK(way.nodes.empty() == (expected == kFar));
        ++(way.nodes.empty() ? missing : found);
        if (way.nodes.empty()) continue;
        CHECK(way.length == doctest::Approx(expected));
        CHECK(way.nodes.front() == from);
        CHECK(way.nodes.back() == to);
        // A step in the other direction of a shorter edge may be told shorter than it was found.
        CHECK(told_length(lists, way.nodes, options.step_length) <= way.length + 1e-9);
        CHECK(shortest_way(lists.graph(), to, from, options).length == doctest::Approx(way.length));
      }
    }
  }
  CHECK(found > 1000);
  CHECK(missing > 100);
}

TEST_CASE("a direct edge is taken unless a detour over what is more alike is worth its step") {
  // 0 -> 2 directly at 0.3, a length of 1.45; or over 1 at 0.6 each, 0.26 and 0.26.
  const SmallGraph graph = {{0, 2, 3, 3}, {1, 2, 2}, {0.6F, 0.3F, 0.6F}};
  CHECK(shortest_way(graph.graph(), 0, 2, {.step_length = 0}).nodes.size() == 3);
  CHECK(shortest_way(graph.graph(), 0, 2, {.step_length = 0.9}).nodes.size() == 3);
  CHECK(shortest_way(graph.graph(), 0, 2, {.step_length = 1}).nodes.size() == 2);
}

TEST_CASE("three good links are shorter than one weak link, though their product is less") {
  // 0 -> 3 directly at 0.1, or over 1 and 2 at 0.4 each, a product of 0.064.
  const SmallGraph graph = {{0, 2, 3, 4, 4}, {1, 3, 2, 3}, {0.4F, 0.1F, 0.4F, 0.4F}};
  CHECK(shortest_way(graph.graph(), 0, 3).nodes == std::vector<RowId>{0, 1, 2, 3});
}

TEST_CASE("a search that ends at its bound says so") {
  SmallGraph line;  // 0 -> 1 -> ... -> 99
  for (std::uint32_t node = 0; node < 100; ++node) {
    if (node > 0) line.similarities.push_back(0.9F);
    if (node < 99) line.targets.push_back(node + 1);
    line.offsets.push_back(line.targets.size());
  }
  const ShortestWay whole = shortest_way(line.graph(), 0, 99, {.most_visited = 100});
  CHECK(whole.nodes.size() == 100);
  CHECK_FALSE(whole.gave_up);
  const ShortestWay cut = shortest_way(line.graph(), 0, 99, {.most_visited = 40});
  CHECK(cut.nodes.empty());
  CHECK(cut.gave_up);
  CHECK(cut.visited <= 80);
}

}  // namespace
}  // namespace matchgraph
