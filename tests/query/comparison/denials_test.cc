// What entries themselves say that their things do not do.
#include "query/comparison/denials.h"

#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

/// Two radios, of which one denies what the other does, and what none does.
const test::FreshEngine& radios() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"Ash","type":"tool","pricing":{"model":"free"},"capabilities":[{"name":"Digital radio","text":"Receives digital radio from the air."},{"name":"Browser","text":"Shows the programme in a web browser."},{"text":"Records broadcasts to a file."}]}
{"id":"b","name":"Birch","type":"tool","pricing":{"model":"paid"},"capabilities":[{"text":"Digital radio is not supported."},{"text":"Does not include a spelling checker."},{"text":"Plays analogue stations without a browser."}]}
{"id":"c","name":"Cedar","type":"tool","capabilities":[{"text":"Bakes bread without yeast."},{"text":"Checks spelling of recipes."}]}
)"));
  return engine;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "a line that denies what the other does is told with both, one of nobody's stands alone") {
  const Comparison found = radios()->compare({"a", "b"});
  REQUIRE(found.denied.size() == 4);
  const Denial& radio = found.denied[0];
  CHECK(radio.entity == 1);
  CHECK(radio.what == "digital radio");
  CHECK(radio.field == "capabilities[0]");
  CHECK(radio.evidence == "Digital radio is not supported.");
  REQUIRE(radio.lacks.has_value());
  CHECK(radio.lacks->seed == 0);
  CHECK(radio.lacks->capability.name == "Digital radio");
  CHECK(found.denied[1].what == "spelling checker");
  CHECK_FALSE(found.denied[1].lacks.has_value());
  CHECK(found.denied[2].lacks.value_or(SeedCapability{}).capability.name == "Browser");
  CHECK(found.denied[3].field == "pricing.model");
  CHECK(found.denied[3].evidence == "paid");
}

TEST_CASE("what is not mentioned is not lacked, in no format") {
  const Comparison silent = radios()->compare({"a", "c"});
  CHECK(silent.denied.empty());
  for (const std::string& text :
       {to_text(silent, {}), to_markdown(silent), to_html(silent), to_json(silent)}) {
    CHECK_FALSE(holds(text, "lacks "));
    CHECK_FALSE(holds(text, "Denied by"));
  }
}

TEST_CASE("every format for readers says who lacks what, and by which words") {
  const Comparison found = radios()->compare({"a", "b"});
  const std::string words = "Birch lacks Digital radio: “Digital radio is not supported.”";
  for (const std::string& text : {to_text(found, {}), to_markdown(found), to_html(found)}) {
    CHECK(holds(text, words));
  }
  CHECK(holds(to_json(found), "\"lacks\":{\"index\":0,\"name\":\"Digital radio\""));
}

TEST_CASE(
    "of several, a cell says no where the entity denies the row, and a dash where it is silent") {
  const Comparison found = radios()->compare({"a", "b", "c"});
  REQUIRE(found.matrix.size() > 2);
  REQUIRE_FALSE(found.denied.empty());
  CHECK(found.denied[0].lacks.has_value());
  CHECK(found.denied[0].entity == 1);
}

TEST_CASE("an alternative says what it denies of what the seed does") {
  AlternativesRequest request;
  request.seeds = {"a"};
  for (const Alternative& alternative : radios()->alternatives(request).results) {
    if (alternative.entity.id != "b") {
      CHECK(alternative.denied.empty());
      continue;
    }
    REQUIRE_FALSE(alternative.denied.empty());
    CHECK(alternative.denied[0].evidence == "Digital radio is not supported.");
  }
}
