#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/generations/manifest.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

using Names = std::vector<std::string>;

/// A folder with a generation for each catalogue, numbered from 1.
class Generations {
 public:
  explicit Generations(const std::vector<Catalogue>& catalogues) {
    for (const Catalogue& catalogue : catalogues) {
      BuildRequest request;
      request.data = data_.path();
      request.jobs = 1;
      build_snapshot(catalogue, request);
    }
  }
  SnapshotDiff diff(std::size_t limit = 10) const {
    return diff_generations(data_.path(), 1, 2, limit);
  }
  const std::string& data() const { return data_.path(); }
  Snapshot open(std::uint64_t number) const { return Snapshot(data_.path(), number, ""); }

 private:
  test::TemporaryFolder data_;
};

/// The six tools, with something done to one of them.
Catalogue six_tools_but(const std::string& id, const std::function<void(Entity&)>& change) {
  Catalogue catalogue = test::six_tools();
  const auto found = std::find_if(catalogue.entities.begin(), catalogue.entities.end(),
                                  [&](const Entity& entity) { return entity.id == id; });
  REQUIRE(found != catalogue.entities.end());
  change(*found);
  return catalogue;
}

Catalogue six_tools_and(const std::string& line) {
  Catalogue catalogue = test::six_tools();
  for (Entity& entity : test::catalogue_of(line).entities) catalogue.entities.push_back(entity);
  std::sort(catalogue.entities.begin(), catalogue.entities.end(),
            [](const Entity& left, const Entity& right) { return left.id < right.id; });
  return catalogue;
}

Names ids(const std::vector<NamedEntity>& entities) {
  Names out;
  for (const NamedEntity& entity : entities) out.push_back(entity.id);
  return out;
}

// The oracle: edges by the names of their ends, counted with sets and maps.

template <typename Weight>
using NamedEdges = std::map<std::pair<std::string, std::string>, Weight>;

template <typename Weight>
ChangeCounts count_changes(const NamedEdges<Weight>& before, const NamedEdges<Weight>& after) {
  ChangeCounts counts;
  for (const auto& [ends, weight] : before) {
    const auto found = after.find(ends);
    if (found == after.end()) {
      ++counts.removed;
    } else {
      ++(found->second == weight ? counts.same : counts.changed);
    }
  }
  counts.added = after.size() - counts.same - counts.changed;
  return counts;
}

NamedEdges<float> capability_edges(const Snapshot& snapshot) {
  const auto name = [&](RowId row) {
    const auto e = snapshot.facts().entity_of_capability(row);
    const Entity entity = snapshot.entity(e);
    return entity.id + "\n" +
           entity.capabilities[row - snapshot.facts().capability_begin()[e]].text;
  };
  NamedEdges<float> edges;
  for (RowId row = 0; row < snapshot.facts().capabilities(); ++row) {
    for (const RowSimilarity& edge : snapshot.capability_graph().neighbours(row)) {
      edges[{name(row), name(edge.row)}] = edge.similarity;
    }
  }
  return edges;
}

NamedEdges<std::pair<float, float>> entity_edges(const Snapshot& snapshot) {
  NamedEdges<std::pair<float, float>> edges;
  for (RowId e = 0; e < snapshot.facts().entities(); ++e) {
    for (const EntitySimilarity& edge : snapshot.entity_graph().neighbours(e)) {
      edges[{std::string(snapshot.facts().id(e)), std::string(snapshot.facts().id(edge.entity))}] =
          {edge.cosine, edge.scaled};
    }
  }
  return edges;
}

Names neighbour_ids(const Snapshot& snapshot, const std::string& id) {
  const auto e = snapshot.facts().find_id(id);
  REQUIRE(e.has_value());
  Names out;
  for (const EntitySimilarity& edge : snapshot.entity_graph().neighbours(*e)) {
    out.emplace_back(snapshot.facts().id(edge.entity));
  }
  return out;
}

/// Ids of `list` that are not in `other`, in the order of `list`.
Names without(const Names& list, const Names& other) {
  Names out;
  for (const std::string& id : list) {
    if (std::find(other.begin(), other.end(), id) == other.end()) out.push_back(id);
  }
  return out;
}

void check_against_oracle(const Generations& generations, const SnapshotDiff& diff) {
  const Snapshot before = generations.open(1);
  const Snapshot after = generations.open(2);
  CHECK(diff.capability_edges == count_changes(capability_edges(before), capability_edges(after)));
  CHECK(diff.entity_edges == count_changes(entity_edges(before), entity_edges(after)));
  CHECK(diff.new_neighbours.size() == diff.neighbour_lists.changed);
  for (const NeighbourChange& change : diff.new_neighbours) {
    INFO(change.entity.id);
    const Names old_list = neighbour_ids(before, change.entity.id);
    const Names new_list = neighbour_ids(after, change.entity.id);
    CHECK(ids(change.came) == without(new_list, old_list));
    CHECK(ids(change.went) == without(old_list, new_list));
    CHECK(change.kept == new_list.size() - change.came.size());
  }
}

/// Checks that `call` throws an Error of that kind, with `part` in its message.
void check_error(const std::function<void()>& call, ErrorCode code, const std::string& part) {
  try {
    call();
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == code);
    INFO(error.what());
    CHECK(std::string(error.what()).find(part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("nothing differs between two builds of one catalogue") {
  const Generations generations({test::six_tools(), test::six_tools()});
  const SnapshotDiff diff = generations.diff();
  CHECK(diff.before.number == 1);
  CHECK(diff.after.number == 2);
  CHECK(diff.is_same());
  CHECK(diff.files.empty());
  CHECK(diff.options.empty());
  CHECK(diff.entities == ChangeCounts{0, 0, 0, 6});
  CHECK(diff.capabilities == ChangeCounts{0, 0, 0, 10});
  CHECK(diff.neighbour_lists == ChangeCounts{0, 0, 0, 6});
  CHECK(diff.reordered_lists == 0);
  const Snapshot snapshot = generations.open(1);
  CHECK(diff.capability_edges == ChangeCounts{0, 0, 0, snapshot.capability_graph().edges()});
  CHECK(diff.entity_edges == ChangeCounts{0, 0, 0, snapshot.entity_graph().edges()});
  CHECK(snapshot.capability_graph().edges() > 0);
  CHECK(diff.removed.empty());
  CHECK(diff.added.empty());
  CHECK(diff.changed.empty());
  CHECK(diff.new_neighbours.empty());
}

TEST_CASE("one changed text is a capability that went and one that came") {
  const std::string chess = "Plays chess against a beginner and explains each move.";
  const std::string scans = "Queries scanned pages and spreadsheets with SQL.";
  const Generations generations(
      {test::six_tools(),
       six_tools_but("game/chess", [&](Entity& entity) { entity.capabilities[0].text = scans; })});
  const SnapshotDiff diff = generations.diff();
  CHECK_FALSE(diff.is_same());
  CHECK(diff.entities == ChangeCounts{0, 0, 1, 5});
  CHECK(diff.capabilities == ChangeCounts{1, 1, 0, 9});
  CHECK(diff.changed ==
        std::vector<EntityChange>{{{"game/chess", "ChessCoach"}, {}, {chess}, {scans}, {}}});
  CHECK(diff.options.empty());
  CHECK(diff.neighbour_lists == ChangeCounts{0, 0, 3, 3});
  CHECK(diff.new_neighbours ==
        std::vector<NeighbourChange>{
            {{"game/chess", "ChessCoach"},
             {{"pdf/scanly", "Scanly"}, {"pdf/textract", "Textract"}},
             {},
             0},
            {{"pdf/scanly", "Scanly"}, {{"game/chess", "ChessCoach"}}, {}, 1},
            {{"pdf/textract", "Textract"}, {{"game/chess", "ChessCoach"}}, {}, 2}});
  check_against_oracle(generations, diff);
}

TEST_CASE("entities are the same by id, however they are numbered") {
  const Generations generations(
      {six_tools_and(
           R"({"id":"zz/zebra","name":"Zebra","type":"tool","capabilities":[{"text":"Converts PDF files to stripes."}]})"
           "\n"),
       six_tools_and(
           R"({"id":"aa/ant","name":"Ant","type":"tool","capabilities":[{"text":"Lists tables and columns of a nest."},{"text":"Carries leaves."}]})"
           "\n")});
  const SnapshotDiff diff = generations.diff();
  CHECK(diff.entities == ChangeCounts{1, 1, 0, 6});
  CHECK(diff.capabilities == ChangeCounts{1, 2, 0, 10});
  CHECK(diff.removed == std::vector<NamedEntity>{{"zz/zebra", "Zebra"}});
  CHECK(diff.added == std::vector<NamedEntity>{{"aa/ant", "Ant"}});
  CHECK(diff.changed.empty());
  CHECK(diff.neighbour_lists.removed == 1);
  CHECK(diff.neighbour_lists.added == 1);
  check_against_oracle(generations, diff);
}

TEST_CASE("changed fields are named as catalogues write them, signals one by one") {
  const Generations generations(
      {test::six_tools(), six_tools_but("pdf/textract", [](Entity& entity) {
         entity.license = "Apache-2.0";
         entity.pricing.reset();
         entity.signals = {{"forks", 3}, {"stars", 501}};
         entity.updated.reset();
         entity.extra = {{"shoe_size", "43"}};
         entity.capabilities[0].unique = "Keeps columns apart.";
       })});
  const SnapshotDiff diff = generations.diff();
  CHECK(diff.changed ==
        std::vector<EntityChange>{
            {{"pdf/textract", "Textract"},
             {"license", "pricing", "signals.forks", "signals.stars", "updated", "shoe_size"},
             {},
             {},
             {"Converts PDF files to plain text, page by page."}}});
  CHECK(diff.capabilities == ChangeCounts{0, 0, 1, 9});
  CHECK(diff.entities == ChangeCounts{0, 0, 1, 5});
}

TEST_CASE("a fact that no text holds leaves both graphs as they are") {
  const Generations generations({test::six_tools(), six_tools_but("db/pgask", [](Entity& entity) {
                                   entity.signals = {{"stars", 1300}};
                                 })});
  const SnapshotDiff diff = generations.diff();
  CHECK(diff.entities == ChangeCounts{0, 0, 1, 5});
  CHECK(diff.capability_edges.same == generations.open(1).capability_graph().edges());
  CHECK(diff.entity_edges.same == generations.open(1).entity_graph().edges());
  CHECK(diff.neighbour_lists == ChangeCounts{0, 0, 0, 6});
  CHECK(std::find(diff.files.begin(), diff.files.end(), snapshot_file::kFacts) != diff.files.end());
  CHECK(std::find(diff.files.begin(), diff.files.end(), snapshot_file::kEntityGraph) ==
        diff.files.end());
}

TEST_CASE("capabilities in another order are the same ones, and the order is told") {
  const Generations generations(
      {test::six_tools(), six_tools_but("pdf/paperflow", [](Entity& entity) {
         std::swap(entity.capabilities[0], entity.capabilities[1]);
       })});
  const SnapshotDiff diff = generations.diff();
  CHECK(diff.capabilities == ChangeCounts{0, 0, 0, 10});
  CHECK(diff.changed == std::vector<EntityChange>{
                            {{"pdf/paperflow", "PaperFlow"}, {"capability order"}, {}, {}, {}}});
  check_against_oracle(generations, diff);
}

TEST_CASE("of capabilities with one text as many are the same as both have") {
  const auto repeated = [](std::size_t times) {
    return six_tools_but("game/chess", [times](Entity& entity) {
      entity.capabilities.resize(times, entity.capabilities[0]);
    });
  };
  const Generations generations({repeated(3), repeated(2)});
  const SnapshotDiff diff = generations.diff();
  CHECK(diff.capabilities == ChangeCounts{1, 0, 0, 11});
  REQUIRE(diff.changed.size() == 1);
  CHECK(diff.changed[0].capabilities_removed.size() == 1);
  CHECK(diff.changed[0].capabilities_added.empty());
}

TEST_CASE("lists are cut at the limit, counts are not") {
  Catalogue renamed = test::six_tools();
  for (Entity& entity : renamed.entities) entity.maker = "Somebody";
  renamed.entities.erase(renamed.entities.begin(), renamed.entities.begin() + 2);
  const Generations generations({test::six_tools(), renamed});
  for (const std::size_t limit : {0U, 1U, 3U, 10U}) {
    const SnapshotDiff diff = generations.diff(limit);
    CHECK(diff.limit == limit);
    CHECK(diff.entities == ChangeCounts{2, 0, 4, 0});
    CHECK(diff.removed.size() == std::min<std::size_t>(limit, 2));
    CHECK(diff.changed.size() == std::min<std::size_t>(limit, 4));
    CHECK(diff.new_neighbours.size() == std::min(limit, diff.neighbour_lists.changed));
    for (std::size_t i = 1; i < diff.new_neighbours.size(); ++i) {
      const NeighbourChange& more = diff.new_neighbours[i - 1];
      const NeighbourChange& less = diff.new_neighbours[i];
      CHECK(more.came.size() + more.went.size() >= less.came.size() + less.went.size());
    }
  }
  check_against_oracle(generations, generations.diff());
}

TEST_CASE("numbers that shaped only one of the builds, or otherwise, are told") {
  const Generations generations({test::six_tools(), test::six_tools()});
  const std::string folder = generations.data() + "/gen-000002";
  Manifest manifest = read_manifest(folder);
  REQUIRE(manifest.options.size() > 2);
  const auto [first, value] = manifest.options[0];
  const auto [last, last_value] = manifest.options.back();
  manifest.options[0].second = value + 1;
  manifest.options.back().first = "new.number";
  write_manifest(manifest, folder);
  CHECK(generations.diff().options == std::vector<NumberChange>{{first, value, value + 1},
                                                                {last, last_value, {}},
                                                                {"new.number", {}, last_value}});
}

TEST_CASE("generations that are not there, and damaged ones, are refused by name") {
  const Generations generations({test::six_tools(), test::six_tools()});
  check_error([&] { diff_generations(generations.data(), 1, 7); }, ErrorCode::kUsage,
              "no generation 7");
  check_error([&] { diff_generations(generations.data() + "/none", 1, 2); },
              ErrorCode::kEnvironment, "no snapshot there");
  std::filesystem::resize_file(generations.data() + "/gen-000001/facts.arrays", 100);
  check_error([&] { diff_generations(generations.data(), 1, 2); }, ErrorCode::kEnvironment,
              "facts.arrays");
}

TEST_CASE("a generation is the same as itself, and its diff is turned around by its order") {
  const Generations generations({test::six_tools(), six_tools_but("game/chess", [](Entity& entity) {
                                   entity.capabilities.clear();
                                 })});
  const SnapshotDiff there = generations.diff();
  const SnapshotDiff back = diff_generations(generations.data(), 2, 1);
  CHECK(there.capabilities == ChangeCounts{1, 0, 0, 9});
  CHECK(back.capabilities == ChangeCounts{0, 1, 0, 9});
  CHECK(back.entity_edges.added == there.entity_edges.removed);
  CHECK(back.capability_edges.removed == there.capability_edges.added);
  CHECK(diff_generations(generations.data(), 2, 2).is_same());
}
