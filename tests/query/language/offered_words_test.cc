// Words of a need that may be meant as a condition: in which text would they act?
#include <doctest/doctest.h>

#include <string>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

TEST_CASE("a nation in a need is offered as a word that texts have to hold") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"one","name":"One","type":"tool","capabilities":[{"text":"Draws charts of Korean shares."}]})"
      "\n"
      R"({"id":"two","name":"Two","type":"tool","capabilities":[{"text":"Draws charts of shares."}]})"
      "\n"));
  SearchRequest request;
  request.text = "charts of Korean shares";
  const Answer answer = engine->ask(request);
  REQUIRE(answer.query.unused.size() == 1);
  CHECK(answer.query.unused[0].text == "Korean");
  CHECK(answer.query.unused[0].instead.find("with:Korean") != std::string::npos);
  request.text = "charts of shares";
  CHECK(engine->ask(request).query.unused.empty());
}

TEST_CASE("words that a condition was read of are not said to be unused") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"one","name":"One","type":"model","license":"MIT","tags":["open-weights"],"pricing":{"model":"open-source"},"capabilities":[{"text":"Counts sheep."}]})"
      "\n"
      R"({"id":"two","name":"Two","type":"model","capabilities":[{"text":"Counts clouds."}]})"
      "\n"));
  SearchRequest request;
  request.text = "open-weights model that counts sheep";
  const Answer answer = engine->ask(request);
  REQUIRE(answer.query.conditions.size() == 1);
  for (const UnusedPart& part : answer.query.unused) CHECK(part.text != "open-weights");
}

TEST_CASE("a licence that no field names is asked for by its name, another by its kind") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"one","name":"One","type":"tool","capabilities":[{"text":"Counts sheep."},{"text":"BSD licensed."}]})"
      "\n"
      R"({"id":"two","name":"Two","type":"tool","capabilities":[{"text":"Counts sheep."},{"text":"MIT-licensed for any use."}]})"
      "\n"));
  SearchRequest request;
  request.text = "count sheep, MIT licensed";
  const Answer answer = engine->ask(request);
  REQUIRE(answer.query.conditions.size() == 1);
  CHECK(answer.query.conditions[0].condition.trait == "mit-license");
  CHECK(answer.query.need == "count sheep");
  REQUIRE(answer.search);
  CHECK(test::ids_of(*answer.search) == std::vector<std::string>{"two", "one"});
  CHECK(answer.search->stating_first == 1);
  request.text = "count sheep, BSD licensed";
  const Answer other = engine->ask(request);
  REQUIRE(other.query.conditions.size() == 1);
  CHECK(other.query.conditions[0].condition.trait == "permissive-license");
  CHECK(other.query.notes.size() == 1);
}
