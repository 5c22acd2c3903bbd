// Which words of a hit are marked: those that carry the match.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "matchgraph/engine.h"
#include "matchgraph/results.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

TEST_CASE("words that only begin as one of the need does are not marked, longer forms of it are") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"Ash","type":"tool","capabilities":[)"
      R"({"text":"Internet search with an interface for postgresql."}]})"
      "\n"
      R"({"id":"b","name":"Birch","type":"tool","capabilities":[{"text":"Bakes bread."}]})"
      "\n"
      R"({"id":"c","name":"Cedar","type":"tool","capabilities":[{"text":"Postgres ships."}]})"
      "\n"));
  SearchRequest request;
  request.text = "internet postgres";
  const SearchResults found = engine->search(request);
  REQUIRE(!found.results.empty());
  REQUIRE(found.results[0].entity.id == "a");
  std::set<std::string> marked;
  for (const MatchedCapability& hit : found.results[0].capabilities) {
    for (const TextSpan& span : hit.highlight) {
      marked.insert(hit.capability.text.substr(span.begin, span.end - span.begin));
    }
  }
  CHECK(marked == std::set<std::string>{"Internet", "postgresql"});
}
