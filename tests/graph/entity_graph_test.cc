#include "graph/entity_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/local_scaling.h"
#include "graph/mapped_graphs.h"
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
  TemporaryFile file = {};

  MappedEntityGraph graph() const {
    const std::size_t edges = write_entity_graph(lists, options, file.path());
    MappedEntityGraph out(file.path());
    CHECK(out.edges() == edges);
    return out;
  }
};

Sample make_sample(std::size_t entities, std::uint32_t seed) {
  auto rows = testing::zipf_rows(entities, 60, 8, seed);
  for (std::size_t i = 0; i < rows.size(); i += 4) rows[i].clear();
  KnnOptions options;
  options.k = 12;
  return {nearest_neighbours(testing::vectors_of(rows).view(), {}, options),
          {.neighbours = 12, .scaling_neighbours = 8}};
}

TEST_CASE("neighbours are those by cosine, ordered by scaled similarity") {
  const Sample sample = make_sample(90, 21);
  const MappedEntityGraph graph = sample.graph();
  const LocalScaling scaling = local_scaling(sample.lists, 8, 0.01);
  REQUIRE(graph.entities() == 90);
  CHECK(graph.mean_best() == scaling.mean_best);
  for (RowId entity = 0; entity < 90; ++entity) {
    CHECK(graph.hubness(entity) == static_cast<double>(scaling.hubness[entity]));
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

TEST_CASE("the smoothing matrices come from the nearest by scaled similarity") {
  Sample sample = make_sample(70, 23);
  sample.options.need_smoothing = 3;
  sample.options.alternative_smoothing = 4;
  const MappedEntityGraph graph = sample.graph();
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

TEST_CASE("writing the same lists twice gives the same bytes") {
  const Sample sample = make_sample(50, 24);
  const TemporaryFile again;
  sample.graph();
  write_entity_graph(sample.lists, sample.options, again.path());
  CHECK(sample.file.bytes() == again.bytes());
}

TEST_CASE("the graph does not depend on the number of threads") {
  // More than one block.
  const Sample sample = make_sample(700, 25);
  EntityGraphOptions options = sample.options;
  options.jobs = 1;
  write_entity_graph(sample.lists, options, sample.file.path());
  for (const std::size_t jobs : {2, 5}) {
    options.jobs = jobs;
    const TemporaryFile again;
    write_entity_graph(sample.lists, options, again.path());
    CHECK(sample.file.bytes() == again.bytes());
  }
}

TEST_CASE("graphs without entities or without edges can be written and read") {
  const TemporaryFile file;
  CHECK(write_entity_graph({}, {}, file.path()) == 0);
  CHECK(MappedEntityGraph(file.path()).entities() == 0);

  CHECK(write_entity_graph(NeighbourLists{{0, 0, 0}, {}}, {}, file.path()) == 0);
  const MappedEntityGraph lonely(file.path());
  CHECK(lonely.entities() == 2);
  CHECK(lonely.neighbours(1).empty());
  CHECK(lonely.hubness(1) == 1);
}

TEST_CASE("a truncated file is refused") {
  const TemporaryFile file;
  const Sample sample = make_sample(50, 24);
  write_entity_graph(sample.lists, sample.options, file.path());
  const std::string bytes = file.bytes();
  for (std::size_t kept = 0; kept < bytes.size(); kept += 1 + bytes.size() / 40) {
    file.write(bytes.substr(0, kept));
    CHECK_THROWS_AS(MappedEntityGraph(file.path()), Error);
  }
}

}  // namespace
}  // namespace matchgraph
