#include "graph/entity_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "graph/local_scaling.h"
#include "matchgraph/error.h"
#include "random_rows.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

// Entities of 0 to 3 capabilities each; an entity's text is all of its capabilities'.
struct Sample {
  std::vector<std::uint32_t> capability_entity;
  NeighbourLists entity_lists;
  NeighbourLists capability_lists;
  EntityGraphOptions options;

  EntityGraph graph() const {
    return EntityGraph(entity_lists, CapabilityGraph(capability_lists), capability_entity, options);
  }
};

Sample make_sample(std::size_t entities, std::uint32_t seed) {
  Sample sample;
  for (std::uint32_t entity = 0; entity < entities; ++entity) {
    for (std::uint32_t i = 0; i < entity % 4; ++i) sample.capability_entity.push_back(entity);
  }
  const auto rows = testing::zipf_rows(sample.capability_entity.size(), 60, 8, seed);
  testing::CountRows wholes(entities);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& [term, count] : rows[i]) wholes[sample.capability_entity[i]][term] += count;
  }
  KnnOptions options;
  options.k = 12;
  sample.entity_lists = nearest_neighbours(testing::vectors_of(wholes).view(), {}, options);
  options.k = 6;
  sample.capability_lists =
      nearest_neighbours(testing::vectors_of(rows).view(), sample.capability_entity, options);
  sample.options = {.neighbours = 12, .scaling_neighbours = 8, .pairs_per_edge = 2};
  return sample;
}

TEST_CASE("neighbours are those by cosine, ordered by scaled likeness") {
  const Sample sample = make_sample(90, 21);
  const EntityGraph graph = sample.graph();
  const LocalScaling scaling = local_scaling(sample.entity_lists, 8, 0.01);
  REQUIRE(graph.entities() == 90);
  CHECK(graph.mean_best() == scaling.mean_best);
  for (RowId entity = 0; entity < 90; ++entity) {
    CHECK(graph.crowdedness(entity) == static_cast<double>(scaling.crowdedness[entity]));
    std::vector<EntitySimilarity> expected;
    for (const auto& near : sample.entity_lists.of(entity)) {
      const double z = scaling.scale(entity, near.row, static_cast<double>(near.similarity));
      expected.push_back({near.row, near.similarity, static_cast<float>(z)});
    }
    std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
      return std::tie(b.scaled, a.entity) < std::tie(a.scaled, b.entity);
    });
    CHECK(graph.neighbours(entity) == expected);
  }
}

// All capability edges between two entities, in either direction, by looking at every one.
std::vector<CapabilityRowPair> all_pairs(const Sample& sample, RowId from, RowId to) {
  std::map<std::pair<RowId, RowId>, float> found;
  const auto& owner = sample.capability_entity;
  for (RowId left = 0; left < owner.size(); ++left) {
    for (const auto& near : sample.capability_lists.of(left)) {
      if (owner[left] == from && owner[near.row] == to) found[{left, near.row}] = near.similarity;
      if (owner[left] == to && owner[near.row] == from) found[{near.row, left}] = near.similarity;
    }
  }
  std::vector<CapabilityRowPair> result;
  for (const auto& [rows, similarity] : found) {
    result.push_back({rows.first, rows.second, similarity});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
  return result;
}

TEST_CASE("an edge keeps the best capability pairs, whichever way they point") {
  const Sample sample = make_sample(60, 22);
  const EntityGraph graph = sample.graph();
  std::size_t edges_with_pairs = 0;
  for (RowId from = 0; from < 60; ++from) {
    for (const auto& neighbour : graph.neighbours(from)) {
      auto expected = all_pairs(sample, from, neighbour.entity);
      if (expected.size() > 2) expected.resize(2);
      const auto pairs = graph.pairs(from, neighbour.entity);
      REQUIRE(pairs.size() == expected.size());
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        CHECK(pairs[i].left == expected[i].left);
        CHECK(pairs[i].right == expected[i].right);
        CHECK(pairs[i].similarity == expected[i].similarity);
      }
      edges_with_pairs += !pairs.empty();
    }
  }
  CHECK(edges_with_pairs > 100);
}

TEST_CASE("two entities without an edge have no pairs") {
  const Sample sample = make_sample(60, 22);
  const EntityGraph graph = sample.graph();
  for (RowId to = 0; to < 60; ++to) {
    const auto near = graph.neighbours(5);
    const bool edge = std::ranges::any_of(near, [&](const auto& n) { return n.entity == to; });
    if (!edge) CHECK(graph.pairs(5, to).empty());
  }
}

TEST_CASE("the smoothing matrices come from the nearest by scaled likeness") {
  Sample sample = make_sample(70, 23);
  sample.options.need_smoothing = 3;
  sample.options.alternative_smoothing = 4;
  const EntityGraph graph = sample.graph();
  std::vector<std::set<RowId>> first_four(70);
  for (RowId entity = 0; entity < 70; ++entity) {
    const auto near = graph.neighbours(entity);
    std::set<RowId> first_three;
    for (std::size_t i = 0; i < near.size() && near[i].scaled > 0; ++i) {
      if (i < 3) first_three.insert(near[i].entity);
      if (i >= 4) continue;
      first_four[entity].insert(near[i].entity);
      first_four[near[i].entity].insert(entity);
    }
    std::set<RowId> found;
    double sum = 0;
    for (const auto& entry : graph.need_smoothing().row(entity)) {
      found.insert(entry.row);
      sum += static_cast<double>(entry.weight);
    }
    CHECK(found == first_three);
    if (!found.empty()) CHECK(sum == doctest::Approx(1));
  }
  for (RowId entity = 0; entity < 70; ++entity) {
    std::set<RowId> found;
    for (const auto& entry : graph.alternative_smoothing().row(entity)) found.insert(entry.row);
    CHECK(found == first_four[entity]);
  }
}

void check_same(const EntityGraph& a, const EntityGraph& b) {
  REQUIRE(a.entities() == b.entities());
  CHECK(a.edges() == b.edges());
  CHECK(a.mean_best() == b.mean_best());
  for (RowId entity = 0; entity < a.entities(); ++entity) {
    CHECK(a.neighbours(entity) == b.neighbours(entity));
    CHECK(a.crowdedness(entity) == b.crowdedness(entity));
    CHECK(std::ranges::equal(a.need_smoothing().row(entity), b.need_smoothing().row(entity)));
    CHECK(std::ranges::equal(a.alternative_smoothing().column(entity),
                             b.alternative_smoothing().column(entity)));
    for (const auto& neighbour : a.neighbours(entity)) {
      CHECK(a.pairs(entity, neighbour.entity).size() == b.pairs(entity, neighbour.entity).size());
    }
  }
}

TEST_CASE("a loaded graph is the one that was saved, byte for byte when saved again") {
  const EntityGraph graph = make_sample(50, 24).graph();
  const TemporaryFile file;
  const TemporaryFile again;
  graph.save(file.path());
  const EntityGraph loaded = EntityGraph::load(file.path());
  check_same(graph, loaded);
  loaded.save(again.path());
  CHECK(file.bytes() == again.bytes());
}

TEST_CASE("graphs without entities or without edges can be saved and loaded") {
  const TemporaryFile file;
  EntityGraph().save(file.path());
  CHECK(EntityGraph::load(file.path()).entities() == 0);

  const EntityGraph lonely(NeighbourLists{{0, 0, 0}, {}}, CapabilityGraph(), {}, {});
  lonely.save(file.path());
  const EntityGraph loaded = EntityGraph::load(file.path());
  CHECK(loaded.entities() == 2);
  CHECK(loaded.neighbours(1).empty());
  CHECK(loaded.pairs(0, 1).empty());
  CHECK(loaded.crowdedness(1) == 1);
}

TEST_CASE("a truncated file is refused") {
  const TemporaryFile file;
  make_sample(50, 24).graph().save(file.path());
  const std::string bytes = file.bytes();
  for (std::size_t kept = 0; kept < bytes.size(); kept += 1 + bytes.size() / 40) {
    file.write(bytes.substr(0, kept));
    CHECK_THROWS_AS(EntityGraph::load(file.path()), Error);
  }
}

TEST_CASE("a damaged file is refused or gives a graph that can be read") {
  const TemporaryFile file;
  make_sample(40, 25).graph().save(file.path());
  const std::string bytes = file.bytes();
  std::mt19937 random(1);
  int refused = 0;
  for (int trial = 0; trial < 400; ++trial) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    file.write(damaged);
    try {
      const EntityGraph graph = EntityGraph::load(file.path());
      for (RowId entity = 0; entity < graph.entities(); ++entity) {
        for (const auto& near : graph.neighbours(entity)) {
          CHECK(near.entity < graph.entities());
          graph.pairs(entity, near.entity);
        }
        smooth(graph.alternative_smoothing(), std::vector<Score>{{entity, 1}}, 1);
      }
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kEnvironment);
      ++refused;
    }
  }
  CHECK(refused > 100);
}

}  // namespace
}  // namespace matchgraph
