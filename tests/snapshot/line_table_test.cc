#include "snapshot/line_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "lines/job_name.h"
#include "lines/opposites.h"
#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

std::vector<std::string> texts_of(const Snapshot& snapshot, std::span<const TermId> terms) {
  std::vector<std::string> out;
  for (const TermId term : terms) out.emplace_back(snapshot.terms()[term]);
  return out;
}

/// A table as it is on disk, of two lines: the first is named by two terms, the second denies one.
struct TableOnDisk {
  std::vector<std::uint8_t> kinds = {0, 0x80}, sides = {0, 0}, takes = {0, 0}, gives = {0, 0},
                            heads = {1, 255}, lengths = {2, 0};
  std::vector<std::uint32_t> begins = {0}, denied_at = {0, 1};
  std::vector<TermId> names = {3, 5}, denied = {4};
  std::vector<RowId> denying = {1};

  LineTable open() const {
    const std::string path = folder_.file("lines");
    ArrayFileWriter writer;
    writer.add("kinds", kinds);
    writer.add("sides", sides);
    writer.add("takes", takes);
    writer.add("gives", gives);
    writer.add("heads", heads);
    writer.add("names.lengths", lengths);
    writer.add("names.begins", begins);
    writer.add("names.terms", names);
    writer.add("denied.lines", denying);
    writer.add("denied.at", denied_at);
    writer.add("denied.terms", denied);
    writer.write(path);
    return {path, 6};
  }

 private:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("the table of lines says of each line what its text says") {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "word" + std::to_string(i) + " ";
  const Catalogue catalogue = test::catalogue_of(
      R"({"id":"a","name":"Alpha","type":"tool","capabilities":[{"name":"Vector search with filters","text":"Finds near vectors without a server"},{"text":"Requires Python 3.10"},{"text":"Runs locally, read-only"},{"text":"Key features:"}]}
{"id":"b","name":"Beta","type":"tool","capabilities":[{"name":")" +
      many + R"(","text":"Says much"},{"text":"Video is not supported"}]}
{"id":"c","name":"Gamma","type":"tool","capabilities":[]}
)");
  const test::TemporaryFolder folder;
  BuildRequest request;
  request.data = folder.path();
  request.jobs = 1;
  build_snapshot(catalogue, request);
  const auto opened = open_snapshot(folder.path());
  const Snapshot& snapshot = *opened;
  const LineTable& table = snapshot.lines();
  Analyser analyser;
  RowId row = 0;
  for (const Entity& entity : catalogue.entities) {
    for (const Capability& capability : entity.capabilities) {
      CAPTURE(capability.text);
      CHECK(table.kind(row) == line_kind(capability.name, capability.text));
      const JobName expected = job_name(analyser, capability.name, capability.text);
      std::vector<std::string> terms = expected.terms;
      std::sort(terms.begin(), terms.end());
      terms.resize(std::min<std::size_t>(terms.size(), 254));
      CHECK(texts_of(snapshot, table.name(row)) == terms);
      const bool has_head = std::binary_search(terms.begin(), terms.end(), expected.head);
      CHECK((table.head(row) == LineTable::kNoTerm) == !has_head);
      if (has_head) CHECK(snapshot.terms()[table.head(row)] == expected.head);
      CHECK(table.sides(row) == sides_of(capability.text));
      ++row;
    }
  }
  CHECK(texts_of(snapshot, table.denied(0)) == std::vector<std::string>{"server"});
  CHECK(table.denied(2).empty());
  CHECK(table.capabilities() == row);
}

TEST_CASE("what a damaged table says is refused where it is read") {
  const LineTable whole = TableOnDisk().open();
  CHECK(whole.head(0) == 5);
  CHECK(whole.denied(1).front() == 4);
  const auto damaged = [](auto&& damage) {
    TableOnDisk table;
    damage(table);
    return table.open();
  };
  CHECK_THROWS_AS(damaged([](auto& t) { t.names[0] = 6; }).name(0), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.lengths[0] = 3; }).name(0), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.begins[0] = 9; }).name(0), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.heads[0] = 2; }).head(0), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.kinds[0] = 6; }).kind(0), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.denied[0] = 6; }).denied(1), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.denied_at[0] = 2; }).denied(1), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.denying[0] = 0; }).denied(1), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.kinds.pop_back(); }), Error);
  CHECK_THROWS_AS(damaged([](auto& t) { t.denied_at.pop_back(); }), Error);
}
