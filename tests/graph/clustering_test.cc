#include "graph/clustering.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "support/random_rows.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

/// Rows of planted groups: six of ten words of its group each, and one word of everybody's.
testing::CountRows planted_rows(std::mt19937& random, std::size_t groups, std::size_t members) {
  testing::CountRows out;
  for (std::size_t row = 0; row < groups * members; ++row) {
    auto& counts = out.emplace_back();
    for (std::uint32_t word = 0; word < 10; ++word) {
      if (random() % 10 < 6) counts[static_cast<TermId>(10 * (row % groups)) + word] = 1;
    }
    counts[static_cast<TermId>(10 * groups + random() % 20)] = 1;
  }
  return out;
}

MappedEntityGraph graph_of(const testing::CountRows& rows, const TemporaryFile& file) {
  KnnOptions options;
  options.k = 20;
  write_entity_graph(nearest_neighbours(testing::vectors_of(rows).view(), {}, options), {},
                     file.path());
  return MappedEntityGraph(file.path());
}

std::map<std::uint32_t, std::vector<RowId>> members_of(const Clustering& clustering) {
  std::map<std::uint32_t, std::vector<RowId>> out;
  for (RowId e = 0; e < clustering.cluster_of.size(); ++e) {
    out[clustering.cluster_of[e]].push_back(e);
  }
  return out;
}

/// Whether edges of the graph, in any direction, join all members without leaving them.
bool is_connected(const MappedEntityGraph& graph, const std::vector<RowId>& members) {
  const std::set<RowId> inside(members.begin(), members.end());
  std::map<RowId, std::set<RowId>> joined;
  for (const RowId e : members) {
    for (const EntitySimilarity& near : graph.neighbours(e)) {
      if (!inside.contains(near.entity)) continue;
      joined[e].insert(near.entity);
      joined[near.entity].insert(e);
    }
  }
  std::set<RowId> reached = {members.front()};
  std::vector<RowId> waiting = {members.front()};
  while (!waiting.empty()) {
    const RowId e = waiting.back();
    waiting.pop_back();
    for (const RowId next : joined[e]) {
      if (reached.insert(next).second) waiting.push_back(next);
    }
  }
  return reached.size() == members.size();
}

TEST_CASE("groups that were planted are found") {
  std::mt19937 random(3);
  const TemporaryFile file;
  const MappedEntityGraph graph = graph_of(planted_rows(random, 8, 25), file);
  const Clustering found = cluster_entities(graph, {.resolution = 1});
  // Of two entities of one cluster nearly all are of one group, and the other way round.
  std::size_t same_both = 0;
  std::size_t same_cluster = 0;
  std::size_t same_group = 0;
  for (RowId a = 0; a < 200; ++a) {
    for (RowId b = 0; b < a; ++b) {
      const bool cluster = found.cluster_of[a] == found.cluster_of[b];
      const bool group = a % 8 == b % 8;
      same_cluster += cluster ? 1 : 0;
      same_group += group ? 1 : 0;
      same_both += cluster && group ? 1 : 0;
    }
  }
  CHECK(static_cast<double>(same_both) > 0.9 * static_cast<double>(same_cluster));
  CHECK(static_cast<double>(same_both) > 0.6 * static_cast<double>(same_group));
}

TEST_CASE("clusters hold each entity once, are connected, and come by falling size") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    auto rows = testing::zipf_rows(300, 120, 8, seed);
    for (std::size_t i = 0; i < rows.size(); i += 50) rows[i].clear();  // like nothing
    const TemporaryFile file;
    const MappedEntityGraph graph = graph_of(rows, file);
    const ClusterOptions options;
    const Clustering found = cluster_entities(graph, options);
    REQUIRE(found.cluster_of.size() == 300);
    std::size_t before = 300;
    for (const auto& [cluster, members] : members_of(found)) {
      REQUIRE(cluster <= found.clusters);
      if (cluster == found.clusters) continue;
      CHECK(members.size() <= before);
      CHECK(members.size() >= options.smallest);
      CHECK(is_connected(graph, members));
      before = members.size();
    }
    for (std::size_t i = 0; i < rows.size(); i += 50) CHECK(found.cluster_of[i] == found.clusters);
    CHECK(members_of(found).size() == found.clusters + 1);
    CHECK(cluster_entities(graph, options).cluster_of == found.cluster_of);
  }
}

TEST_CASE("a cluster that would be too large is divided") {
  const TemporaryFile file;
  const MappedEntityGraph graph = graph_of(testing::zipf_rows(400, 200, 8, 9), file);
  const auto largest = [&](double share) {
    const auto members = members_of(cluster_entities(graph, {.resolution = 0.2, .largest = share}));
    return members.at(0).size();
  };
  CHECK(largest(100) > 80);
  CHECK(largest(2) <= 80);  // twice 20, and the crumbs that join
}

TEST_CASE("no entities, and entities that are like nothing, have no clusters") {
  const TemporaryFile file;
  write_entity_graph({}, {}, file.path());
  CHECK(cluster_entities(MappedEntityGraph(file.path())).cluster_of.empty());
  write_entity_graph(NeighbourLists{{0, 0, 0}, {}}, {}, file.path());
  const Clustering lonely = cluster_entities(MappedEntityGraph(file.path()));
  CHECK(lonely.clusters == 0);
  CHECK(lonely.cluster_of == std::vector<std::uint32_t>{0, 0});
}

}  // namespace
}  // namespace matchgraph
