#include "graph/mapped_graphs.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "matchgraph/error.h"
#include "support/random_rows.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

// 60 entities of two capabilities each; an entity's text is that of both.
struct Graphs {
  CapabilityGraph capabilities;
  EntityGraph entities;

  explicit Graphs(std::uint32_t seed) {
    const auto rows = testing::zipf_rows(120, 50, 9, seed);
    std::vector<std::uint32_t> owner;
    testing::CountRows wholes(60);
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      owner.push_back(i / 2);
      for (const auto& [term, count] : rows[i]) wholes[i / 2][term] += count;
    }
    KnnOptions options;
    options.k = 8;
    capabilities =
        CapabilityGraph(nearest_neighbours(testing::vectors_of(rows).view(), owner, options));
    entities = EntityGraph(nearest_neighbours(testing::vectors_of(wholes).view(), {}, options),
                           {.neighbours = 8});
  }
};

bool same(std::span<const WeightedRow> a, std::span<const WeightedRow> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

TEST_CASE("a mapped capability graph has the neighbours of the one in memory") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const Graphs graphs(seed);
    const TemporaryFile file;
    graphs.capabilities.save(file.path());
    const MappedCapabilityGraph mapped(file.path());
    REQUIRE(mapped.capabilities() == 120);
    CHECK(mapped.edges() == graphs.capabilities.edges());
    for (RowId row = 0; row < 120; ++row) {
      CHECK(mapped.neighbours(row) == graphs.capabilities.neighbours(row));
    }
  }
}

TEST_CASE("a mapped entity graph says everything that the one in memory says") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const EntityGraph graph = Graphs(seed).entities;
    const TemporaryFile file;
    graph.save(file.path());
    const MappedEntityGraph mapped(file.path());
    REQUIRE(mapped.entities() == 60);
    CHECK(mapped.edges() == graph.edges());
    CHECK(mapped.mean_best() == graph.mean_best());
    for (RowId a = 0; a < 60; ++a) {
      CHECK(mapped.neighbours(a) == graph.neighbours(a));
      CHECK(mapped.crowdedness(a) == graph.crowdedness(a));
      CHECK(same(mapped.need_smoothing().column(a), graph.need_smoothing().column(a)));
      CHECK(
          same(mapped.alternative_smoothing().column(a), graph.alternative_smoothing().column(a)));
    }
  }
}

TEST_CASE("a damaged file is refused, or what is read stays inside of it") {
  const TemporaryFile file;
  Graphs(7).entities.save(file.path());
  const std::string bytes = file.bytes();
  std::mt19937 random(8);
  for (int round = 0; round < 500; ++round) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    if (round % 5 == 0) damaged.resize(random() % damaged.size());
    file.write(damaged);
    try {
      const MappedEntityGraph mapped(file.path());
      for (RowId a = 0; a < mapped.entities(); ++a) {
        for (const EntitySimilarity& near : mapped.neighbours(a)) {
          CHECK(near.entity < mapped.entities());
        }
        mapped.need_smoothing().column(a);
        mapped.alternative_smoothing().column(a);
      }
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kEnvironment);
    }
  }
}

}  // namespace
}  // namespace matchgraph
