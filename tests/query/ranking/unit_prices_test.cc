// Bounds on prices by other than the token: in the unit that entries state them in, or not at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

const test::FreshEngine& readers() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/aloud","name":"Aloud","type":"api","pricing":{"model":"paid","price":{"amount":15,"currency":"USD","per":"1M characters"}},"capabilities":[{"text":"Reads books aloud."}]}
{"id":"a/chant","name":"Chant","type":"api","pricing":{"model":"paid","price":{"amount":30,"currency":"USD","per":"1M characters"}},"capabilities":[{"text":"Reads books aloud."}]}
{"id":"a/gift","name":"Gift","type":"api","pricing":{"model":"free"},"capabilities":[{"text":"Reads books aloud."}]}
{"id":"a/token","name":"Tokens","type":"api","pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"1M input tokens"}},"capabilities":[{"text":"Reads books aloud."}]}
)"));
  return engine;
}

Answer priced_answer(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return readers()->ask(request);
}

Ids ids_in_order(const SearchResults& results) {
  Ids out = test::ids_of(results);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a bound on a price in a unit holds prices in it, and not prices by the token") {
  const Answer answer = priced_answer("reads books aloud, at most $18 per million characters");
  CHECK(ids_in_order(*answer.search) == Ids{"a/aloud", "a/gift"});
  REQUIRE(answer.search->unknown.size() == 1);
  CHECK(answer.search->unknown[0].count == 1);
}

TEST_CASE("the quantity of a unit is reckoned") {
  CHECK(ids_in_order(
            *priced_answer("reads books aloud for under 2 cents per thousand characters").search) ==
        Ids{"a/aloud", "a/gift"});
}

TEST_CASE("a unit that nothing is priced in is noted, and bounds nothing") {
  const Answer answer = priced_answer("reads books aloud under $5 per image");
  CHECK(answer.search->total == 4);
  REQUIRE(answer.query.unused.size() == 1);
  CHECK(answer.query.unused[0].reason == "nothing in this catalogue states a price per image");
}

TEST_CASE("a price in a unit is a field of bounds too") {
  SearchRequest request;
  request.filters.where = {{"price per 1m characters", ">", 20.0}};
  CHECK(test::ids_of(readers()->search(request)) == Ids{"a/chant"});
  request.filters.where = {{"price per mile", ">", 20.0}};
  CHECK_THROWS_AS(readers()->search(request), Error);
}
