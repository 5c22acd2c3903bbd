#include "graph/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace matchgraph {
namespace {

using Edges = std::vector<LayoutEdge>;

/// The edges of a random graph, connected or not; some twice, some loops.
Edges random_edges(std::mt19937& random, std::size_t nodes, std::size_t count) {
  Edges out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(
        {random() % nodes, random() % nodes, 0.1 + static_cast<double>(random() % 100) / 50.0});
  }
  return out;
}

double apart(const LayoutPoint& a, const LayoutPoint& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// Lengths of the shortest ways between all nodes; a large number where there is none.
std::vector<std::vector<double>> shortest_ways(std::size_t nodes, const Edges& edges) {
  std::vector<std::vector<double>> ways(nodes, std::vector<double>(nodes, 1e9));
  for (std::size_t i = 0; i < nodes; ++i) ways[i][i] = 0;
  for (const LayoutEdge& edge : edges) {
    double& there = ways[edge.from][edge.to];
    there = std::min(there, edge.length);
    ways[edge.to][edge.from] = there;
  }
  for (std::size_t k = 0; k < nodes; ++k) {
    for (std::size_t i = 0; i < nodes; ++i) {
      for (std::size_t j = 0; j < nodes; ++j) {
        ways[i][j] = std::min(ways[i][j], ways[i][k] + ways[k][j]);
      }
    }
  }
  return ways;
}

/// What holds of every layout. With many nodes labels may be smaller than wanted.
void check_places(const std::vector<LayoutPoint>& places, const LayoutOptions& options) {
  const bool few = places.size() <= 16;
  const double width = few ? options.label_width : 0.02;
  const double height = few ? options.label_height : 0.006;
  REQUIRE(!places.empty());
  CHECK(places[0].x == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(places[0].y == doctest::Approx(0.5).epsilon(1e-12));
  for (std::size_t i = 0; i < places.size(); ++i) {
    REQUIRE(std::isfinite(places[i].x));
    REQUIRE(std::isfinite(places[i].y));
    CHECK(places[i].x >= width / 2 - 1e-9);
    CHECK(places[i].x <= 1 - width / 2 + 1e-9);
    CHECK(places[i].y >= height / 2 - 1e-9);
    CHECK(places[i].y <= 1 - height / 2 + 1e-9);
    for (std::size_t j = 0; j < i; ++j) {
      const bool beside = std::abs(places[i].x - places[j].x) >= width - 1e-9;
      const bool above = std::abs(places[i].y - places[j].y) >= height - 1e-9;
      CHECK((beside || above));
    }
  }
}

}  // namespace

TEST_CASE("labels of any graph lie in the picture and cover no other, the first in the middle") {
  std::mt19937 random(31);
  for (int round = 0; round < 150; ++round) {
    const std::size_t nodes = 1 + random() % 30;
    const Edges edges = random_edges(random, nodes, random() % (3 * nodes));
    check_places(lay_out(nodes, edges), {});
  }
  check_places(lay_out(100, random_edges(random, 100, 300)), {});
}

TEST_CASE("graphs without any preference are laid out too") {
  CHECK(lay_out(0, {}).empty());
  CHECK(lay_out(1, {}) == std::vector<LayoutPoint>{{0.5, 0.5}});
  for (const std::size_t nodes : {2U, 3U, 4U, 7U, 16U, 40U}) {
    check_places(lay_out(nodes, {}), {});  // no edges
    Edges star;
    Edges chain;
    Edges all;
    for (std::size_t i = 1; i < nodes; ++i) {
      star.push_back({0, i, 1});
      chain.push_back({i - 1, i, 1});
      for (std::size_t j = 0; j < i; ++j) all.push_back({i, j, 1});
    }
    for (const Edges& edges : {star, chain, all}) check_places(lay_out(nodes, edges), {});
  }
}

TEST_CASE("very long and very short edges do no harm") {
  const Edges edges = {{0, 1, 1e-9}, {0, 2, 1e9}, {2, 3, 1e-12}, {3, 4, 1}};
  check_places(lay_out(5, edges), {});
}

TEST_CASE("the same graph is laid out in the same way, to the bit") {
  std::mt19937 random(32);
  for (int round = 0; round < 20; ++round) {
    const std::size_t nodes = 2 + random() % 30;
    const Edges edges = random_edges(random, nodes, 2 * nodes);
    CHECK(lay_out(nodes, edges) == lay_out(nodes, edges));
  }
}

TEST_CASE("what is near in the graph is near in the picture, on the whole") {
  std::mt19937 random(33);
  for (int round = 0; round < 40; ++round) {
    const std::size_t nodes = 8 + random() % 17;
    Edges edges = random_edges(random, nodes, nodes);
    for (std::size_t i = 1; i < nodes; ++i) edges.push_back({random() % i, i, 1});
    const auto ways = shortest_ways(nodes, edges);
    const auto places = lay_out(nodes, edges);
    std::vector<std::pair<double, double>> pairs;  // way, distance in the picture
    for (std::size_t i = 0; i < nodes; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        pairs.emplace_back(ways[i][j], apart(places[i], places[j]));
      }
    }
    std::sort(pairs.begin(), pairs.end());
    const std::size_t third = pairs.size() / 3;
    double near = 0;
    double far = 0;
    for (std::size_t i = 0; i < third; ++i) {
      near += pairs[i].second;
      far += pairs[pairs.size() - 1 - i].second;
    }
    CHECK(near * 1.2 < far);
  }
}

}  // namespace matchgraph
