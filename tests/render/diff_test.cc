#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"

using namespace matchgraph;

namespace {

SnapshotDiff small_diff() {
  SnapshotDiff diff;
  diff.before = {41, "aaa"};
  diff.after = {42, "bbb"};
  diff.entities = {1, 12, 1, 1200};
  diff.capabilities = {2, 0, 1, 3};
  diff.entity_edges = {0, 0, 5, 0};
  diff.neighbour_lists = {1, 12, 3, 1198};
  diff.reordered_lists = 1;
  diff.files = {"entities.records", "facts.arrays"};
  diff.options = {{"need.k1", 4, 4.5}, {"query.depth", {}, 100}};
  diff.limit = 1;
  diff.removed = {{"old/one", "Old One"}};
  diff.added = {{"new/one", "New One"}};
  diff.changed = {{{"pdf/textract", "Textract"},
                   {"license", "signals.stars"},
                   {"Reads scanned pages."},
                   {"Reads photographed pages."},
                   {"Converts PDF files."}}};
  diff.new_neighbours = {
      {{"pdf/scanly", "Scanly"},
       {{"a", "A"}, {"b", "B"}, {"c", "C"}, {"d", "D"}, {"e", "E"}, {"f", "F"}, {"g", "G"}},
       {{"old/one", "Old One"}},
       93}};
  return diff;
}

}  // namespace

TEST_CASE("a diff tells counts, options, entities and neighbours that changed") {
  CHECK(to_text(small_diff(), {false, 80}) == R"(generation 41 to 42
digest: aaa to bbb
files: entities.records, facts.arrays

counts
  entities          1 removed, 12 added, 1 changed, 1,200 the same
  capabilities      2 removed, 1 changed, 3 the same
  capability edges  none
  entity edges      5 changed
  neighbour lists   1 removed, 12 added, 3 changed, 1,198 the same
  1 list of the same neighbours stands in another order

options
  need.k1: 4 to 4.5
  query.depth: unknown to 100

removed (1)
  Old One old/one

added (12)
  New One new/one
  and 11 more

changed (1)
  Textract pdf/textract
    license, signals.stars
    - Reads scanned pages.
    + Reads photographed pages.
    ~ Converts PDF files.

other neighbours (3)
  Scanly pdf/scanly
    came 7: A, B, C, D, E and 2 more
    went 1: Old One
    kept 93
  and 2 more
)");
}

TEST_CASE("a diff of what is the same says so") {
  SnapshotDiff diff;
  diff.before = {1, "abc"};
  diff.after = {2, "abc"};
  diff.entities.same = diff.neighbour_lists.same = 1;
  CHECK(to_text(diff, {false, 80}) == R"(generation 1 to 2
the same, byte for byte: digest abc

counts
  entities          1 the same
  capabilities      none
  capability edges  none
  entity edges      none
  neighbour lists   1 the same
)");
}

TEST_CASE("long texts are cut, many are counted, and none controls the terminal") {
  SnapshotDiff diff = small_diff();
  diff.changed[0].capabilities_added.assign(7, std::string(3000, 'x') + "\x1b[2J");
  diff.changed[0].entity.name = "Text\x1b[2Jract";
  const std::string text = to_text(diff, {false, 60});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("    and 2 more\n") != std::string::npos);
  CHECK(text.size() < 3000);
}

TEST_CASE("a diff has the keys that programs rely on") {
  CHECK(
      to_json(small_diff()) ==
      R"({"before":{"generation":41,"digest":"aaa"},"after":{"generation":42,"digest":"bbb"},)"
      R"("is_same":false,"counts":{"entities":{"removed":1,"added":12,"changed":1,"same":1200},)"
      R"("capabilities":{"removed":2,"added":0,"changed":1,"same":3},)"
      R"("capability_edges":{"removed":0,"added":0,"changed":0,"same":0},)"
      R"("entity_edges":{"removed":0,"added":0,"changed":5,"same":0},)"
      R"("neighbour_lists":{"removed":1,"added":12,"changed":3,"same":1198,"reordered":1}},)"
      R"("files":["entities.records","facts.arrays"],)"
      R"("options":[{"name":"need.k1","before":4.0,"after":4.5},)"
      R"({"name":"query.depth","before":null,"after":100.0}],"limit":1,)"
      R"("removed":[{"id":"old/one","name":"Old One"}],)"
      R"("added":[{"id":"new/one","name":"New One"}],)"
      R"("changed":[{"id":"pdf/textract","name":"Textract","fields":["license","signals.stars"],)"
      R"("capabilities_removed":["Reads scanned pages."],)"
      R"("capabilities_added":["Reads photographed pages."],)"
      R"("capabilities_changed":["Converts PDF files."]}],)"
      R"("neighbours":[{"id":"pdf/scanly","name":"Scanly","came":[{"id":"a","name":"A"},)"
      R"({"id":"b","name":"B"},{"id":"c","name":"C"},{"id":"d","name":"D"},{"id":"e","name":"E"},)"
      R"({"id":"f","name":"F"},{"id":"g","name":"G"}],)"
      R"("went":[{"id":"old/one","name":"Old One"}],"kept":93}]})"
      "\n");
}
