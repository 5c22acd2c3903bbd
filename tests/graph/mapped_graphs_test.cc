#include "graph/mapped_graphs.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "matchgraph/error.h"
#include "support/random_rows.h"
#include "support/sealed_bytes.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

NeighbourLists mapped_lists(std::uint32_t seed) {
  KnnOptions options;
  options.k = 8;
  return nearest_neighbours(testing::vectors_of(testing::zipf_rows(60, 50, 9, seed)).view(), {},
                            options);
}

TEST_CASE("a damaged file is refused, or what is read stays inside of it") {
  const TemporaryFile file;
  write_entity_graph(mapped_lists(7), {.neighbours = 8}, file.path());
  const std::string bytes = test::unsealed_bytes(file.path());
  std::mt19937 random(8);
  for (int round = 0; round < 500; ++round) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    if (round % 5 == 0) damaged.resize(random() % damaged.size());
    test::write_sealed(file.path(), damaged);
    try {
      const MappedEntityGraph mapped(file.path());
      for (RowId a = 0; a < mapped.entities(); ++a) {
        for (const EntitySimilarity& near : mapped.neighbours(a)) {
          CHECK(near.entity < mapped.entities());
        }
        mapped.need_smoothing().column(a);
        mapped.alternative_smoothing().column(a);
        smooth(mapped.alternative_smoothing(), std::vector<Score>{{a, 1}}, 1);
      }
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kEnvironment);
    }
  }
}

}  // namespace
}  // namespace matchgraph
