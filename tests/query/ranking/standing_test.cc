// What nobody keeps up any more.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

const test::FreshEngine& kettles() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/old","name":"Old Kettle","type":"tool","status":"deprecated","capabilities":[{"text":"Boils water for tea, whistles loudly"}]}
{"id":"b/new","name":"New Kettle","type":"tool","capabilities":[{"text":"Boils water for tea, shines silently"}]}
{"id":"c/pot","name":"Pot","type":"tool","capabilities":[{"text":"Boils water, soup and eggs for a whole family, and keeps all of it warm over night"}]}
{"id":"d/saw","name":"Saw","type":"tool","capabilities":[{"text":"Cuts boards"}]}
)"));
  return engine;
}

Ids found(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return test::ids_of(kettles()->search(request));
}

}  // namespace

TEST_CASE("what is deprecated stands behind what fits as well, and is shown as deprecated") {
  CHECK(found("boils water for tea").front() == "b/new");
  SearchRequest request;
  request.text = "boils water for tea";
  for (const SearchHit& hit : kettles()->search(request).results) {
    if (hit.entity.id != "a/old") continue;
    REQUIRE(hit.entity.traits.size() == 1);
    CHECK(hit.entity.traits.front().slug == "deprecated");
  }
}

TEST_CASE("a deprecated thing that is named comes first all the same") {
  CHECK(found("Old Kettle").front() == "a/old");
}

TEST_CASE("among alternatives the deprecated stands behind too") {
  AlternativesRequest request;
  request.seeds = {"c/pot"};
  const Ids ids = test::ids_of(kettles()->alternatives(request));
  REQUIRE(!ids.empty());
  CHECK(ids.front() == "b/new");
}

TEST_CASE("alternatives that are kept up are those of which nobody says otherwise") {
  for (const char* text : {"like Pot but not deprecated", "like Pot but still maintained"}) {
    CAPTURE(text);
    SearchRequest request;
    request.text = text;
    const Answer answer = kettles()->ask(request);
    REQUIRE(answer.alternatives);
    CHECK(test::ids_of(*answer.alternatives) == Ids{"b/new"});
  }
}
