// Which results of a need with conditions say little of its topic.
#include <doctest/doctest.h>

#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

Catalogue tools() {
  std::string lines;
  const auto add = [&lines](const char* id, const char* text) {
    lines += std::string(R"({"id":")") + id + R"(","name":")" + id +
             R"(","type":"tool","capabilities":[{"text":")" + text + "\"}]}\n";
  };
  add("river", "Prints maps of rivers. Works offline.");
  add("lake", "Prints maps of lakes.");
  add("chess", "Plays chess. Works offline.");
  add("clock", "Shows the time in cities. Works offline.");
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) add(id, "Cooks soup with onions.");
  return test::catalogue_of(lines);
}

}  // namespace

TEST_CASE("what only meets the condition stands under a line that says so") {
  const test::FreshEngine engine(tools());
  SearchRequest request;
  request.text = "print maps of rivers offline";
  const Answer answer = engine->ask(request);
  REQUIRE(answer.search);
  const SearchResults& results = *answer.search;
  REQUIRE(results.results.size() > 2);
  CHECK(results.results[0].entity.id == "river");
  CHECK(results.results[1].entity.id == "lake");
  CHECK(results.weak_from == 2);
  CHECK(to_text(results, TextStyle()).find("what follows says little of what is asked") !=
        std::string::npos);
  CHECK(to_json(results).find("\"weak_from\":2") != std::string::npos);
}

TEST_CASE("without conditions, and where all is about the topic, no line parts the list") {
  const test::FreshEngine engine(tools());
  SearchRequest request;
  request.text = "print maps of rivers";
  CHECK(engine->ask(request).search->weak_from == 0);
  request.text = "offline";
  CHECK(engine->ask(request).search->weak_from == 0);
}
