// The map of a catalogue: whose areas they are, who stands in them, and where.
#include "matchgraph/catalogue_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "matchgraph/engine.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

TEST_CASE("the map shows each cluster with members of its own, the best ranked first") {
  const auto snapshot = test::sample_engine().snapshot();
  const Engine engine(snapshot);
  const CatalogueMap map = catalogue_map(snapshot);
  REQUIRE(map.areas.size() > 3);
  std::set<std::string> seen;
  std::size_t last = map.areas.front().size;
  for (const MapArea& area : map.areas) {
    CAPTURE(area.name);
    CHECK(area.size <= last);
    last = area.size;
    REQUIRE_FALSE(area.best.empty());
    double rank = 101;
    for (const MapPlace& place : area.best) {
      CHECK(seen.insert(place.id).second);
      const EntityDetail detail = engine.entity(place.id);
      CHECK(detail.cluster.id == area.id);
      CHECK(detail.card.name == place.name);
      CHECK(detail.card.type == place.type);
      CHECK(detail.rank.value <= rank);
      rank = detail.rank.value;
    }
  }
}

TEST_CASE("areas have places of their own inside of the picture, the same every time") {
  const CatalogueMap map = catalogue_map(test::sample_engine().snapshot());
  std::set<std::pair<double, double>> places;
  for (const MapArea& area : map.areas) {
    CHECK(area.x >= 0);
    CHECK(area.x <= 1);
    CHECK(area.y >= 0);
    CHECK(area.y <= 1);
    CHECK(places.insert({area.x, area.y}).second);
  }
  const CatalogueMap again = catalogue_map(test::sample_engine().snapshot());
  REQUIRE(again.areas.size() == map.areas.size());
  for (std::size_t i = 0; i < map.areas.size(); ++i) {
    CHECK(again.areas[i].x == map.areas[i].x);
    CHECK(again.areas[i].y == map.areas[i].y);
  }
}

TEST_CASE("neighbours of an area are few, other areas, and the strongest counts 1") {
  const CatalogueMap map = catalogue_map(test::sample_engine().snapshot());
  double most = 0;
  for (const MapNeighbours& near : map.neighbours) {
    CHECK(near.from < near.to);
    CHECK(near.to < map.areas.size());
    CHECK(near.strength > 0);
    most = std::max(most, near.strength);
  }
  CHECK(most == 1);
  CHECK(map.neighbours.size() <= 3 * map.areas.size());
}

TEST_CASE("what there is no room for is counted") {
  CatalogueMapOptions few;
  few.areas = 2;
  const CatalogueMap all = catalogue_map(test::sample_engine().snapshot());
  const CatalogueMap map = catalogue_map(test::sample_engine().snapshot(), few);
  CHECK(map.areas.size() == 2);
  CHECK(map.areas_left_out == all.areas.size() + all.areas_left_out - 2);
  CHECK(map.entities == all.entities);
}

TEST_CASE("an area from close by has its best in the middle, by its name or its id") {
  const auto snapshot = test::sample_engine().snapshot();
  const MapArea area = catalogue_map(snapshot).areas.front();
  const auto picture = area_picture(snapshot, area.name, 8);
  REQUIRE(picture);
  CHECK(picture->cluster.size == area.size);
  CHECK(picture->picture.nodes.front().entity.id == area.best.front().id);
  CHECK(picture->picture.nodes.front().distance == 0);
  CHECK(picture->picture.nodes.size() <= 8);
  for (std::size_t i = 1; i < picture->picture.nodes.size(); ++i) {
    CHECK(picture->picture.nodes[i].distance >= picture->picture.nodes[i - 1].distance);
  }
  CHECK(area_picture(snapshot, area.id, 8)->cluster == picture->cluster);
  CHECK_FALSE(area_picture(snapshot, "no such area"));
}

TEST_CASE("a catalogue of one entity has a map too") {
  const test::FreshEngine one(test::catalogue_of(
      R"({"id":"a","name":"Alone","type":"tool","capabilities":[{"text":"paints walls"}]})"));
  const CatalogueMap map = catalogue_map(one.snapshot());
  CHECK(map.entities == 1);
  REQUIRE(map.areas.size() == 1);
  CHECK(area_picture(one.snapshot(), map.areas.front().id)->picture.nodes.size() == 1);
}
