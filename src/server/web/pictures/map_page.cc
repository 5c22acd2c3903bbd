// The map of the catalogue: areas of what is alike, each with its best known entities as links.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue_map.h"
#include "render/figures.h"
#include "server/web/entity_type.h"
#include "server/web/page_frame.h"
#include "server/web/pictures/drawing.h"
#include "server/web/pictures/map_layout.h"
#include "server/web/pictures/neighbourhood_picture.h"
#include "server/web/web_files.h"
#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

constexpr double kMapDot = 4.5;       // radius of an entity
constexpr std::size_t kNearTold = 3;  // neighbours of an area in the table

/// Entities fill their circle from the middle outwards like the seeds of a sunflower: evenly, the
/// best ranked in the middle, and none over another.
/// By Vogel's formula: the golden angle from one to the next, at the root of the place from the
/// middle.
Fields dots_of(const MapArea& area, const MapSpot& circle, const Links& links) {
  constexpr double kGolden = std::numbers::pi * 0.763932022500210;  // (3 - sqrt 5)
  Fields dots = field_list();
  const auto count = static_cast<double>(area.best.size());
  for (std::size_t i = 0; i < area.best.size(); ++i) {
    const auto place = static_cast<double>(i);
    // The first one is moved off the middle, or it would have more room than the others.
    const double out =
        (circle.radius - 2 * kMapDot) * std::sqrt((place + 0.3) / std::max(count, 1.0));
    Fields dot("x", coordinate(circle.x + out * std::cos(place * kGolden)));
    dot.set("y", coordinate(circle.y + out * std::sin(place * kGolden)));
    dot.set("name", field(area.best[i].name));
    set_type(dot, area.best[i].type);
    dot.set("href", links.entity(area.best[i].id));
    dots.push_back(dot);
  }
  return dots;
}

/// The types that are drawn, the most frequent first.
std::vector<std::string> types_of(const CatalogueMap& map) {
  std::map<std::string, std::size_t> counts;
  for (const MapArea& area : map.areas) {
    for (const MapPlace& place : area.best) ++counts[place.type];
  }
  std::vector<std::pair<std::size_t, std::string>> types;
  for (const auto& [type, count] : counts) types.emplace_back(count, type);
  // Equal counts in the order of names, which is that of the map.
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (const auto& one : types) out.push_back(one.second);
  return out;
}

/// Colours and what they stand for; of one type, which then needs no colour, its name.
void set_legend(Fields& fields, const CatalogueMap& map) {
  const std::vector<std::string> types = types_of(map);
  Fields legend = field_list();
  for (const std::string& type : types) {
    Fields one;
    set_type(one, type);
    // One type needs no colours to be told apart.
    if (types.size() > 1) legend.push_back(one);
  }
  render::set_list(fields, "legend", legend);
  render::set_text(fields, "one_type", types.size() == 1 ? type_words(types.front()) : "");
}

std::string area_address(const MapArea& area, const Links& links) {
  return links.map_area(area.id);
}

/// A narrow drawing has no room for entities: a finger would hit three of them.
Fields areas_of(const CatalogueMap& map, const std::vector<MapSpot>& spots,
                const std::vector<std::string>& names, bool has_dots, const Links& links) {
  Fields areas = field_list();
  for (std::size_t i = 0; i < map.areas.size(); ++i) {
    const MapArea& area = map.areas[i];
    Fields one("name", field(area.name));
    render::set_text(one, "short_name", spots[i].has_name ? names[i] : "");
    one.set("size", render::whole_number_words(area.size));
    one.set("x", coordinate(spots[i].x));
    one.set("y", coordinate(spots[i].y));
    one.set("radius", coordinate(spots[i].radius));
    one.set("name_y", coordinate(spots[i].name_base()));
    one.set("href", area_address(area, links));
    one.set("dots", has_dots ? dots_of(area, spots[i], links) : field_list());
    areas.push_back(one);
  }
  return areas;
}

Fields lines_of(const CatalogueMap& map, const std::vector<MapSpot>& spots) {
  Fields lines = field_list();
  for (const MapNeighbours& near : map.neighbours) {
    Fields line("x1", coordinate(spots[near.from].x));
    line.set("y1", coordinate(spots[near.from].y));
    line.set("x2", coordinate(spots[near.to].x));
    line.set("y2", coordinate(spots[near.to].y));
    line.set("thickness", fmt::format("{:.1f}", 1 + 5 * near.strength));
    lines.push_back(line);
  }
  return lines;
}

Fields named_links(const std::vector<std::pair<std::string, std::string>>& names) {
  Fields out = field_list();
  for (const auto& [name, href] : names) {
    Fields one("name", field(name));
    one.set("href", href);
    out.push_back(one);
  }
  return out;
}

/// The same as the drawing tells: each area, its best known entities, and what lies beside it.
Fields table_of(const CatalogueMap& map, const Links& links) {
  Fields rows = field_list();
  for (std::size_t i = 0; i < map.areas.size(); ++i) {
    const MapArea& area = map.areas[i];
    std::vector<std::pair<std::string, std::string>> best;
    // Names are links, so that the table serves where the drawing cannot be seen or pointed at.
    for (const MapPlace& place : area.best) best.emplace_back(place.name, links.entity(place.id));
    std::vector<MapNeighbours> near;
    for (const MapNeighbours& one : map.neighbours) {
      if (one.from == i || one.to == i) near.push_back(one);
    }
    std::stable_sort(near.begin(), near.end(), [](const MapNeighbours& a, const MapNeighbours& b) {
      return a.strength > b.strength;
    });
    // Whichever end of the line the area is.
    std::vector<std::pair<std::string, std::string>> beside;
    for (std::size_t n = 0; n < std::min(kNearTold, near.size()); ++n) {
      const MapArea& other = map.areas[near[n].from == i ? near[n].to : near[n].from];
      beside.emplace_back(other.name, area_address(other, links));
    }
    Fields row("name", field(area.name));
    row.set("href", area_address(area, links));
    row.set("size", render::whole_number_words(area.size));
    row.set("best", named_links(best));
    row.set("beside", named_links(beside));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string map_page(const CatalogueMap& map, const PageRequest& request) {
  const Links links(request);
  const std::vector<std::string> names = drawn_names(map.areas);
  Fields fields;
  Fields canvases = field_list();
  for (const bool is_wide : {true, false}) {
    const MapSize& size = is_wide ? kWideMap : kNarrowMap;
    const std::vector<MapSpot> spots = map_spots(map, names, size);
    Fields canvas("canvas", is_wide ? "on-wide" : "on-narrow");
    canvas.set("width", fmt::format("{:.0f}", size.width));
    canvas.set("height", fmt::format("{:.0f}", size.height));
    canvas.set("areas", areas_of(map, spots, names, is_wide, links));
    // In a narrow one they cross all names; the table tells what lies beside what.
    canvas.set("lines", is_wide ? lines_of(map, spots) : field_list());
    canvases.push_back(canvas);
  }
  fields.set("canvases", canvases);
  fields.set("has_areas", !map.areas.empty());
  set_legend(fields, map);
  fields.set("rows", table_of(map, links));
  fields.set("entities", render::whole_number_words(map.entities));
  fields.set("area_count", render::whole_number_words(map.areas.size()));
  render::set_text(fields, "left_out",
                   map.areas_left_out > 0
                       ? render::count_words(map.areas_left_out, "smaller area") + " left out"
                       : "");
  return framed({.content = kMapHtml,
                 .title = "Map of the catalogue – matchgraph",
                 .description = render::whole_number_words(map.entities) +
                                " entries in areas of what is alike, with the best known of each.",
                 .canonical = "/map"},
                std::move(fields), request);
}

std::string map_area_page(const AreaPicture& area, const PageRequest& request) {
  const Links links(request);
  Fields fields("name", field(area.cluster.name));
  fields.set("size", render::whole_number_words(area.cluster.size));
  fields.set("shown", render::whole_number_words(area.picture.nodes.size()));
  fields.set("all_href", links.search_by("cluster", area.cluster.name));
  fields.set("map_href", links.map());
  // Close by, an area is drawn like the neighbourhood of an entity.
  set_picture(fields, area.picture, links);
  return framed({.content = kMapAreaHtml, .title = area.cluster.name + " on the map – matchgraph"},
                std::move(fields), request);
}

}  // namespace matchgraph::web
