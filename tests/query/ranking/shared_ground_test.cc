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

namespace {

/// A price list: what each model does is said in the same words by all that do it.
const test::FreshEngine& price_list() {
  static const test::FreshEngine engine([] {
    std::string lines;
    const auto add = [&lines](const std::string& id, const std::string& name,
                              const std::string& maker, const std::string& deeds) {
      std::string capabilities;
      for (const char deed : deeds) {
        const std::string text = deed == 'v'   ? "Accepts images and tells what they show"
                                 : deed == 't' ? "Calls tools with arguments"
                                               : "Answers questions in sentences";
        capabilities += (capabilities.empty() ? "" : ",") + (R"({"text":")" + text + R"("})");
      }
      lines += R"({"id":")" + id + R"(","name":")" + name + R"(","type":"model","maker":")" +
               maker + R"(","capabilities":[)" + capabilities + "]}\n";
    };
    add("oak/quill-1", "Quill 1", "Oak", "vtq");
    add("oak/quill-voice", "Quill Voice", "Oak", "q");
    add("elm/inkwell", "Inkwell", "Elm", "vtq");
    for (const char* seller : {"a", "b", "c", "d"}) {
      add(std::string(seller) + "/inkwell", "Inkwell", "Elm", "vtq");
    }
    add("ash/nib", "Nib", "Ash", "vtq");
    for (int i = 0; i < 30; ++i) {
      add("x/other-" + std::to_string(i),
          "Other " + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i),
          "Maker" + std::to_string(i), i % 2 == 0 ? "tq" : "q");
    }
    return test::catalogue_of(lines);
  }());
  return engine;
}

}  // namespace

TEST_CASE("in a price list what says the same comes first, and not what is called alike") {
  AlternativesRequest request;
  request.seeds = {"oak/quill-1"};
  request.limit = 100;
  const AlternativesResults results = price_list()->alternatives(request);
  const Ids ids = test::ids_of(results);
  REQUIRE(ids.size() > 2);
  // The one that more sell before the other, both before what is called after the seed.
  CHECK(ids[0].ends_with("inkwell"));
  CHECK(ids[1] == "ash/nib");
  const auto voice = std::find(ids.begin(), ids.end(), "oak/quill-voice");
  CHECK(std::distance(ids.begin(), voice) > 2);
}

TEST_CASE("what two of a price list both do covers them") {
  const Comparison comparison = price_list()->compare({"oak/quill-1", "ash/nib"});
  CHECK(comparison.both.size() == 3);
  CHECK(comparison.coverage[0] == doctest::Approx(1));
  CHECK(comparison.coverage[1] == doctest::Approx(1));
  CHECK(comparison.relation == Relation::kPartial);
  const Comparison explained = price_list()->compare({"oak/quill-1", "oak/quill-voice"}, true);
  CHECK(explained.coverage[0] == explained.coverage_explanations[0].value);
}

TEST_CASE("what is of another type and fits far less stands behind, and is counted") {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& type,
                            const std::vector<std::string>& texts) {
    std::string capabilities;
    for (const std::string& text : texts) {
      capabilities += (capabilities.empty() ? "" : ",") + (R"({"text":")" + text + R"("})");
    }
    lines += R"({"id":")" + id + R"(","name":")" + id + R"(","type":")" + type +
             R"(","capabilities":[)" + capabilities + "]}\n";
  };
  add("lark", "model", {"Transcribes recorded speech", "Translates speech", "Names the speakers"});
  add("wren", "model", {"Transcribes live speech", "Translates speech", "Names the speakers"});
  add("rook", "model", {"Transcribes recorded speech", "Translates speech of meetings"});
  add("daw", "model", {"Transcribes recorded speech", "Names the speakers of meetings"});
  add("nest", "dataset",
      {"Holds recorded speech", "Was gathered in woods and parks", "Is split by region and year",
       "Has a map of all places", "Comes with weather of every day"});
  add("twig", "model",
      {"Holds recorded speech", "Counts insects, beetles and flies", "Sorts leaves by their colour",
       "Draws maps of rivers", "Foretells the weather of every day"});
  const test::FreshEngine engine(test::catalogue_of(lines));
  AlternativesRequest request;
  request.seeds = {"lark"};
  const AlternativesResults results = engine->alternatives(request);
  Ids ids = test::ids_of(results);
  const auto nest = std::find(ids.begin(), ids.end(), "nest");
  if (nest != ids.end()) {
    CHECK(results.of_other_types == 1);
    CHECK(nest + 1 == ids.end());
  } else {
    CHECK(results.of_other_types == 0);
  }
  request.sort.by = Sort::kName;
  CHECK(engine->alternatives(request).of_other_types == 0);
}
