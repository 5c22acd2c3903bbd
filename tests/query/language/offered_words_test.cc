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
