// Where a list of alternatives ends.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

/// Three recognisers of speech, and tools of other trades that share a word of its text with the
/// first.
const test::FreshEngine& sharing_tools() {
  static const test::FreshEngine engine([] {
    std::string lines;
    const auto add = [&lines](const std::string& id, const std::string& text) {
      lines += R"({"id":")" + id + R"(","name":")" + id +
               R"(","type":"tool","capabilities":[{"text":")" + text + R"("}]})" + "\n";
    };
    add("lark", "Transcribes recorded speech to text without a network");
    add("wren", "Transcribes live speech of radio stations to text");
    add("rook", "Transcribes recorded speech of meetings to text");
    add("nail",
        "Hangs pictures, mirrors, clocks, maps and coats on walls of brick, wood and stone");
    add("rope",
        "Ties boats, rafts, ferries, barges and tugs to piers, posts, rocks and a network of "
        "rings");
    add("seed", "Grows beans, peas, lentils, carrots, onions and leeks in boxes without soil");
    add("loom", "Weaves cloth of wool");
    return test::catalogue_of(lines);
  }());
  return engine;
}

AlternativesResults like_lark(AlternativesRequest request = {}) {
  request.seeds = {"lark"};
  request.limit = 100;
  return sharing_tools()->alternatives(request);
}

}  // namespace

TEST_CASE("alternatives end where nothing is shared, and it is counted what follows") {
  const AlternativesResults results = like_lark();
  Ids ids = test::ids_of(results);
  std::sort(ids.begin(), ids.end());
  CHECK(ids == Ids{"rook", "wren"});
  CHECK(results.total == 2);
  CHECK(results.sharing_nothing > 0);
}

TEST_CASE("a filter finds no alternative that was not there without it") {
  AlternativesRequest request;
  request.filters.types = {"tool"};
  CHECK(test::ids_of(like_lark(request)) == test::ids_of(like_lark()));
}
