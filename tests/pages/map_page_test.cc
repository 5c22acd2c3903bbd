// Pictures of the catalogue: areas and charts, with the same as tables.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue_map.h"
#include "pages/page_samples.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"
#include "support/strict_html.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

std::string sample_map() {
  return web::map_page(catalogue_map(sample_engine().snapshot()),
                       page_request(*sample_engine(), "/map", {}));
}

bool has_part(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

double number_of(const Element& element, const std::string& name) {
  return std::stod(element.attributes.at(name));
}

}  // namespace

TEST_CASE("every area of the map is drawn as a link, and stands in the table with its entities") {
  const CatalogueMap map = catalogue_map(sample_engine().snapshot());
  const std::string html = sample_map();
  for (const MapArea& area : map.areas) {
    CAPTURE(area.name);
    CHECK(has_part(html, "href=\"/map?area=" + web::percent_encoded(area.id) + "\"><title>"));
    for (const MapPlace& place : area.best) {
      const std::string link = "href=\"" + web::entity_path(place.id) + "\"";
      const std::size_t drawn = html.find(link);
      REQUIRE(drawn != std::string::npos);
      CHECK(html.find(link, drawn + 1) != std::string::npos);
    }
  }
}

TEST_CASE("areas of each drawing of the map lie inside of it and none over another") {
  const StrictReader page(sample_map());
  std::vector<std::vector<const Element*>> drawings;
  std::vector<std::pair<double, double>> sizes;
  for (const Element& element : page.elements()) {
    const auto kind = element.attributes.find("class");
    if (kind == element.attributes.end()) continue;
    if (element.name == "svg" && kind->second.starts_with("map ")) {
      const std::string box = element.attributes.at("viewBox");
      const std::size_t space = box.find(' ', std::string("0 0 ").size());
      sizes.emplace_back(std::stod(box.substr(4)), std::stod(box.substr(space)));
      drawings.emplace_back();
    }
    if (element.name == "circle" && kind->second == "ground") drawings.back().push_back(&element);
  }
  REQUIRE(drawings.size() == 2);
  for (std::size_t d = 0; d < drawings.size(); ++d) {
    const auto& circles = drawings[d];
    REQUIRE(circles.size() > 3);
    for (std::size_t i = 0; i < circles.size(); ++i) {
      const double x = number_of(*circles[i], "cx");
      const double y = number_of(*circles[i], "cy");
      const double r = number_of(*circles[i], "r");
      CHECK(x - r >= 0);
      CHECK(x + r <= sizes[d].first);
      CHECK(y - r >= 0);
      CHECK(y + r <= sizes[d].second);
      for (std::size_t j = 0; j < i; ++j) {
        CHECK(std::hypot(x - number_of(*circles[j], "cx"), y - number_of(*circles[j], "cy")) >=
              r + number_of(*circles[j], "r"));
      }
    }
  }
}

TEST_CASE("an area's page draws its entities as links and leads to all of them") {
  const auto area = area_picture(sample_engine().snapshot(),
                                 catalogue_map(sample_engine().snapshot()).areas.front().id);
  REQUIRE(area);
  const std::string html =
      web::map_area_page(*area, page_request(*sample_engine(), "/map", {{"area", "x"}}));
  for (const PictureNode& node : area->picture.nodes) {
    CHECK(has_part(html, "href=\"" + web::entity_path(node.entity.id) + "\"><title>"));
  }
  CHECK(has_part(html, "href=\"/search?cluster="));
  CHECK(has_part(html, "← The whole map</a>"));
}

TEST_CASE("a chart has a point per entity of known price and context, and the same as a table") {
  SearchRequest request = search_for("chat model");
  request.limit = 100;
  const SearchResults found = sample_engine()->search(request);
  std::size_t known = 0;
  for (const SearchHit& hit : found.results) {
    bool has_context = false;
    for (const Signal& signal : hit.entity.signals) {
      has_context = has_context || (signal.name == "context" && signal.value > 0);
    }
    const bool has_price =
        hit.entity.price && usd_per_million_input_tokens(*hit.entity.price).has_value();
    if (has_context && has_price) ++known;
  }
  REQUIRE(known > 2);
  const std::string html = search_page_of(*sample_engine(), request, {{"view", "chart"}});
  std::size_t points = 0;
  for (std::size_t at = html.find("class=\"spot\""); at != std::string::npos;
       at = html.find("class=\"spot\"", at + 1)) {
    ++points;
  }
  // Once for a wide screen and once for a phone.
  CHECK(points == 2 * known);
  CHECK(has_part(html, "The same as a table"));
  CHECK(has_part(html, "input price per 1M tokens"));
  CHECK(has_part(html, "&amp;y=rank\">Price and rank</a>"));
  CHECK_FALSE(has_part(html, "class=\"hits\""));
}

TEST_CASE("where nothing has a price by tokens, no chart is offered") {
  static const FreshEngine engine(six_tools());
  CHECK_FALSE(has_part(search_page_of(*engine, search_for("text"), {}), ">Chart</a>"));
  CHECK(has_part(search_page_of(*engine, search_for("text"), {{"view", "chart"}}),
                 "Too little of this has a price by tokens"));
}
