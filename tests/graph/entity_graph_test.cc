#include "graph/entity_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "graph/local_scaling.h"
#include "matchgraph/error.h"
#include "support/random_rows.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

// Some entities say nothing.
struct Sample {
  NeighbourLists lists;
  EntityGraphOptions options;

  EntityGraph graph() const { return EntityGraph(lists, options); }
};

Sample make_sample(std::size_t entities, std::uint32_t seed) {
  auto rows = testing::zipf_rows(entities, 60, 8, seed);
  for (std::size_t i = 0; i < rows.size(); i += 4) rows[i].clear();
  KnnOptions options;
  options.k = 12;
  return {nearest_neighbours(testing::vectors_of(rows).view(), {}, options),
          {.neighbours = 12, .scaling_neighbours = 8}};
}

TEST_CASE("neighbours are those by cosine, ordered by scaled likeness") {
  const Sample sample = make_sample(90, 21);
  const EntityGraph graph = sample.graph();
  const LocalScaling scaling = local_scaling(sample.lists, 8, 0.01);
  REQUIRE(graph.entities() == 90);
  CHECK(graph.mean_best() == scaling.mean_best);
  for (RowId entity = 0; entity < 90; ++entity) {
    CHECK(graph.crowdedness(entity) == static_cast<double>(scaling.crowdedness[entity]));
    std::vector<EntitySimilarity> expected;
    for (const auto& near : sample.lists.of(entity)) {
      const double z = scaling.scale(entity, near.row, static_cast<double>(near.similarity));
      expected.push_back({near.row, near.similarity, static_cast<float>(z)});
    }
    std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
      return std::tie(b.scaled, a.entity) < std::tie(a.scaled, b.entity);
    });
    CHECK(graph.neighbours(entity) == expected);
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
    for (RowId other = 0; other < 70; ++other) {
      const float weight = graph.need_smoothing().weight(entity, other);
      if (weight > 0) found.insert(other);
      sum += static_cast<double>(weight);
    }
    CHECK(found == first_three);
    if (!found.empty()) CHECK(sum == doctest::Approx(1));
  }
  for (RowId entity = 0; entity < 70; ++entity) {
    std::set<RowId> found;
    for (RowId other = 0; other < 70; ++other) {
      if (graph.alternative_smoothing().weight(entity, other) > 0) found.insert(other);
    }
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
    CHECK(std::ranges::equal(a.need_smoothing().column(entity), b.need_smoothing().column(entity)));
    CHECK(std::ranges::equal(a.alternative_smoothing().column(entity),
                             b.alternative_smoothing().column(entity)));
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

  const EntityGraph lonely(NeighbourLists{{0, 0, 0}, {}}, {});
  lonely.save(file.path());
  const EntityGraph loaded = EntityGraph::load(file.path());
  CHECK(loaded.entities() == 2);
  CHECK(loaded.neighbours(1).empty());
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
