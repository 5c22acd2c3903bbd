// What a filter cannot judge is counted and named, unless it is found all the same.
#include <doctest/doctest.h>

#include <string>

#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

/// Two offers of one router, of which one states its price, and a mixer without any.
const test::FreshEngine& routers() {
  static const test::FreshEngine engine([] {
    const std::string does =
        R"(,"type":"model","maker":"Acme","capabilities":[{"text":"Routes questions to models."}])";
    return test::catalogue_of(
        R"({"id":"one/router","name":"Acme Router")" + does + "}\n" +
        R"({"id":"two/router","name":"Acme Router")" + does +
        R"(,"pricing":{"model":"paid","price":{"amount":0.2,"per":"1M input tokens"}}})" + "\n" +
        R"({"id":"mixer","name":"Mixer","type":"model","maker":"Borealis",)" +
        R"("capabilities":[{"text":"Routes sounds, and questions of sound, to loudspeakers."}]})" +
        "\n");
  }());
  return engine;
}

}  // namespace

TEST_CASE("a thing is not told to be of unknown price where another offer of it is listed") {
  SearchRequest request;
  request.text = "routes questions";
  request.filters.max_price = 1;
  const SearchResults found = routers()->search(request);
  REQUIRE(found.results.size() == 1);
  CHECK(found.results.front().entity.id == "two/router");
  REQUIRE(found.unknown.size() == 1);
  CHECK(found.unknown.front().field == "price");
  CHECK(found.unknown.front().count == 1);
  REQUIRE(found.unknown.front().nearest.size() == 1);
  CHECK(found.unknown.front().nearest.front().name == "Mixer");
}
