// Facets for controls in which several values may be chosen.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "matchgraph/engine.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const test::FreshEngine& lamps() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"Alder","type":"tool","maker":"Acme","license":"MIT","capabilities":[{"text":"paints lamps"}]}
{"id":"b","name":"Birch","type":"tool","maker":"Kiln","license":"MIT","capabilities":[{"text":"paints lamps and boats"}]}
{"id":"c","name":"Cedar","type":"model","maker":"Acme","capabilities":[{"text":"paints lamps in oil"}]}
{"id":"d","name":"Doum","type":"app","maker":"Doum","capabilities":[{"text":"paints lamps on walls"}]}
)"));
  return engine;
}

std::size_t count_of(const std::vector<Facet>& facets, const std::string& field,
                     const std::string& value) {
  for (const Facet& facet : facets) {
    if (facet.field != field) continue;
    for (const FacetValue& known : facet.values) {
      if (known.value == value) return known.count;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("a facet of which a value is chosen counts what the others would find in its place") {
  SearchRequest request;
  request.text = "paints lamps";
  request.filters.types = {"tool"};
  CHECK(count_of(lamps()->search(request).facets, "type", "model") == 0);
  request.wide_facets = true;
  const SearchResults wide = lamps()->search(request);
  CHECK(wide.total == 2);
  CHECK(count_of(wide.facets, "type", "tool") == 2);
  CHECK(count_of(wide.facets, "type", "model") == 1);
  CHECK(count_of(wide.facets, "type", "app") == 1);
  // The other facets count within what is found.
  CHECK(count_of(wide.facets, "maker", "Acme") == 1);
  request.filters.makers = {"Acme"};
  const SearchResults both = lamps()->search(request);
  CHECK(both.total == 1);
  CHECK(count_of(both.facets, "type", "model") == 1);
  CHECK(count_of(both.facets, "maker", "Kiln") == 1);
  CHECK(count_of(both.facets, "maker", "Doum") == 0);
}

TEST_CASE("several values of a facet find what any of them finds") {
  SearchRequest request;
  request.text = "paints lamps";
  request.filters.types = {"tool", "model"};
  CHECK(lamps()->search(request).total == 3);
}

TEST_CASE("without words the only filter's facet counts the catalogue") {
  SearchRequest request;
  request.filters.types = {"model"};
  request.wide_facets = true;
  const SearchResults found = lamps()->search(request);
  CHECK(found.total == 1);
  CHECK(count_of(found.facets, "type", "tool") == 2);
}

TEST_CASE("alternatives count their facets so too") {
  AlternativesRequest request;
  request.seeds = {"a"};
  request.filters.types = {"model"};
  request.wide_facets = true;
  const AlternativesResults found = lamps()->alternatives(request);
  CHECK(found.total == 1);
  CHECK(count_of(found.facets, "type", "tool") == 1);
  CHECK(count_of(found.facets, "type", "app") == 1);
}

TEST_CASE("traits are counted with their words and their group, more of them for controls") {
  SearchRequest request;
  request.text = "transcribe speech";
  request.wide_facets = true;
  const std::vector<Facet> facets = test::sample_engine()->search(request).facets;
  const auto traits = std::find_if(facets.begin(), facets.end(),
                                   [](const Facet& facet) { return facet.field == "trait"; });
  REQUIRE(traits != facets.end());
  CHECK(traits->values.size() > 8);
  for (const FacetValue& value : traits->values) {
    CHECK_FALSE(value.label.empty());
    CHECK_FALSE(value.group.empty());
  }
}
