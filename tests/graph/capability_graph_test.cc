#include "graph/capability_graph.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/mapped_graphs.h"
#include "matchgraph/error.h"
#include "storage/array_file.h"
#include "support/random_rows.h"
#include "temporary_file.h"

namespace matchgraph {
namespace {

using testing::TemporaryFile;

NeighbourLists sample_lists() {
  const auto vectors = testing::vectors_of(testing::zipf_rows(100, 60, 8, 6));
  return nearest_neighbours(vectors.view(), {}, {});
}

void check_same(const MappedCapabilityGraph& graph, const NeighbourLists& lists) {
  REQUIRE(graph.capabilities() == lists.rows());
  CHECK(graph.edges() == lists.neighbours.size());
  for (RowId row = 0; row < lists.rows(); ++row) {
    CHECK(std::ranges::equal(graph.neighbours(row), lists.of(row)));
  }
}

TEST_CASE("the file holds the lists that it was written of") {
  const NeighbourLists lists = sample_lists();
  const TemporaryFile file;
  write_capability_graph(lists, file.path());
  check_same(MappedCapabilityGraph(file.path()), lists);
}

TEST_CASE("writing the same lists twice gives the same bytes") {
  const TemporaryFile first;
  const TemporaryFile second;
  write_capability_graph(sample_lists(), first.path());
  write_capability_graph(sample_lists(), second.path());
  CHECK(first.bytes() == second.bytes());
}

TEST_CASE("a graph without capabilities or without edges can be written and read") {
  const TemporaryFile file;
  write_capability_graph({}, file.path());
  CHECK(MappedCapabilityGraph(file.path()).capabilities() == 0);
  write_capability_graph(NeighbourLists{{0, 0, 0}, {}}, file.path());
  const MappedCapabilityGraph graph(file.path());
  CHECK(graph.capabilities() == 2);
  CHECK(graph.neighbours(1).empty());
}

struct Parts {
  std::vector<std::uint64_t> offsets = {0, 2, 3, 3};
  std::vector<std::uint32_t> targets = {1, 2, 0};
  std::vector<float> similarities = {0.9F, 0.5F, 0.9F};
};

void write(const Parts& parts, const TemporaryFile& file) {
  ArrayFileWriter writer;
  writer.add("offsets", parts.offsets);
  writer.add("targets", parts.targets);
  writer.add("similarities", parts.similarities);
  writer.write(file.path());
}

void check_refused(const Parts& parts) {
  const TemporaryFile file;
  write(parts, file);
  try {
    const MappedCapabilityGraph graph(file.path());
    for (RowId row = 0; row < graph.capabilities(); ++row) graph.neighbours(row);
    FAIL("a damaged file was read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kEnvironment);
    CHECK(std::string(error.what()).find(file.path()) != std::string::npos);
  }
}

TEST_CASE(
    "damaged arrays are refused, at the latest where they are read, with the name of the file") {
  const TemporaryFile file;
  write({}, file);
  CHECK(MappedCapabilityGraph(file.path()).edges() == 3);
  check_refused({.offsets = {}});
  check_refused({.offsets = {1, 2, 3, 3}});
  check_refused({.offsets = {0, 3, 2, 3}});
  check_refused({.offsets = {0, 2, 3, 4}});
  check_refused({.offsets = {0, 99, 3, 3}});
  check_refused({.targets = {1, 3, 0}});
  check_refused({.targets = {1, 2}});
  check_refused({.similarities = {0.9F, 0.5F}});
}

TEST_CASE("a truncated, foreign or missing file is refused") {
  const TemporaryFile file;
  write_capability_graph(sample_lists(), file.path());
  const std::string bytes = file.bytes();
  for (const std::size_t kept :
       {std::size_t{0}, std::size_t{10}, bytes.size() / 2, bytes.size() - 1}) {
    file.write(bytes.substr(0, kept));
    CHECK_THROWS_AS(MappedCapabilityGraph(file.path()), Error);
  }
  CHECK_THROWS_AS(MappedCapabilityGraph(file.path() + ".missing"), Error);
}

}  // namespace
}  // namespace matchgraph
