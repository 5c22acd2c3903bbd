// Where areas of the map lie and what they are called there.
#include "server/web/pictures/map_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace matchgraph;
using namespace matchgraph::web;

namespace {

/// Areas of falling sizes that a layout has put at a few places, several at each.
CatalogueMap crowded_map(std::size_t count, const std::string& word) {
  CatalogueMap map;
  for (std::size_t i = 0; i < count; ++i) {
    MapArea area;
    area.id = std::to_string(i);
    area.name = word + " / " + word + std::to_string(i);
    area.size = 2 * count - i;
    area.x = 0.1 + 0.4 * static_cast<double>(i % 3);
    area.y = 0.9 - 0.3 * static_cast<double>(i % 2);
    map.areas.push_back(area);
  }
  return map;
}

std::vector<std::string> names_drawn_of(const std::vector<std::string>& names) {
  std::vector<MapArea> areas;
  for (const std::string& name : names) {
    MapArea area;
    area.name = name;
    areas.push_back(area);
  }
  return drawn_names(areas);
}

}  // namespace

TEST_CASE("an area is drawn with its name over no other area and no other name, inside the map") {
  for (const MapSize& size : {kWideMap, kNarrowMap}) {
    for (const std::size_t count : {2U, 7U, 16U, 36U}) {
      const CatalogueMap map = crowded_map(count, "workbench");
      const std::vector<MapSpot> spots = map_spots(map, drawn_names(map.areas), size);
      REQUIRE(spots.size() == count);
      for (std::size_t i = 0; i < count; ++i) {
        CAPTURE(i);
        CHECK(spots[i].has_name);
        const Box box = spots[i].box();
        CHECK(box.left >= 0);
        CHECK(box.right <= size.width);
        CHECK(box.top >= 0);
        CHECK(box.bottom <= size.height);
        for (std::size_t j = 0; j < i; ++j) CHECK(box.overlap(spots[j].box()) == 0);
      }
    }
  }
}

TEST_CASE("where names are too long for all of them, the largest areas keep theirs") {
  const CatalogueMap map = crowded_map(40, "a-name-that-is-half-as-long-as-the-whole-map-is-wide");
  const std::vector<MapSpot> spots = map_spots(map, drawn_names(map.areas));
  CHECK(spots.front().has_name);
  CHECK_FALSE(
      std::all_of(spots.begin(), spots.end(), [](const MapSpot& spot) { return spot.has_name; }));
}

TEST_CASE("of three words an area is called by the two that fewest others have") {
  CHECK(names_drawn_of({"sonnet / claude / latest", "opus / claude / pdf", "speech / voice"}) ==
        std::vector<std::string>{"sonnet / latest", "opus / pdf", "speech / voice"});
}

TEST_CASE("of three words that none shares an area is called by the two that tell most") {
  CHECK(names_drawn_of({"web / api / pages", "git / terminal / code"}) ==
        std::vector<std::string>{"web / api", "git / terminal"});
}

TEST_CASE("two areas that would be called alike keep their whole names") {
  CHECK(names_drawn_of({"deep / seeking / pro", "seeking / deep / pro"}).front() !=
        names_drawn_of({"deep / seeking / pro", "seeking / deep / pro"}).back());
  CHECK(names_drawn_of({"a / b / c", "a / b / d", "c / e / f", "d / g / h"}) ==
        std::vector<std::string>{"a / b / c", "a / b / d", "e / f", "g / h"});
}
