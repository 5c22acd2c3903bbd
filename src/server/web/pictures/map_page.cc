// The map of the catalogue: areas of what is alike, each with its best known entities as links.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "matchgraph/catalogue_map.h"
#include "render/figures.h"
#include "server/web/entity_type.h"
#include "server/web/page_frame.h"
#include "server/web/pictures/drawing.h"
#include "server/web/pictures/neighbourhood_picture.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

// The drawing's size in its own units, which are pixels where it has room.
constexpr double kMapWidth = 1100;
constexpr double kMapHeight = 760;
constexpr double kMapMargin = 14;
constexpr double kMapNameHeight = 18;  // of an area, under its circle
constexpr double kMapLargest = 78;     // radius of the largest area
constexpr double kMapSmallest = 24;
constexpr double kMapGap = 10;        // between two areas
constexpr int kMapPushes = 400;       // rounds in which areas push each other apart, at most
constexpr double kMapDot = 4.5;       // radius of an entity
constexpr std::size_t kMapNamed = 2;  // telling words of an area's name in the drawing
constexpr std::size_t kNearTold = 3;  // neighbours of an area in the table

struct Circle {
  double x = 0;
  double y = 0;
  double radius = 0;
};

/// The circle and the name under it stay inside.
void keep_inside(Circle& circle) {
  circle.x =
      std::clamp(circle.x, kMapMargin + circle.radius, kMapWidth - kMapMargin - circle.radius);
  circle.y = std::clamp(circle.y, kMapMargin + circle.radius,
                        kMapHeight - kMapMargin - kMapNameHeight - circle.radius);
}

/// Moves two that overlap apart, each half of what is missing; whether they did.
bool push_apart(Circle& a, Circle& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  // The name under a circle keeps others off as the circle does.
  const double wanted = a.radius + b.radius + kMapGap + kMapNameHeight;
  const double distance = std::max(std::hypot(dx, dy), 0.01);
  if (distance >= wanted) return false;
  const double move = (wanted - distance) / 2;
  a.x -= dx / distance * move;
  a.y -= dy / distance * move;
  b.x += dx / distance * move;
  b.y += dy / distance * move;
  return true;
}

/// Makes all circles smaller in one measure where together they would leave no room between them.
void shrink_to_fit(std::vector<Circle>& circles) {
  constexpr double kFilled = 0.42;  // of the drawing; beyond it names lie on circles
  double sum = 0;
  for (const Circle& circle : circles) {
    const double side = 2 * circle.radius + kMapGap + kMapNameHeight;
    sum += side * side;
  }
  const double share = std::sqrt(kFilled * kMapWidth * kMapHeight / std::max(sum, 1.0));
  for (Circle& circle : circles) circle.radius *= std::min(1.0, share);
}

/// Circles as large as their areas' sizes, where the layout has them, apart from each other.
std::vector<Circle> circles_of(const CatalogueMap& map) {
  std::vector<Circle> out;
  const double most = map.areas.empty() ? 1 : static_cast<double>(map.areas.front().size);
  for (const MapArea& area : map.areas) {
    const double share = std::sqrt(static_cast<double>(area.size) / std::max(most, 1.0));
    out.push_back(
        {area.x * kMapWidth, area.y * kMapHeight, std::max(kMapSmallest, kMapLargest * share)});
  }
  shrink_to_fit(out);
  for (int round = 0; round < kMapPushes; ++round) {
    bool has_moved = false;
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (std::size_t j = i + 1; j < out.size(); ++j) {
        has_moved = push_apart(out[i], out[j]) || has_moved;
      }
    }
    for (Circle& circle : out) keep_inside(circle);
    if (!has_moved) break;
  }
  return out;
}

/// "speech / voice" of "speech / voice / transcription".
std::string short_area_name(const std::string& name) {
  std::size_t end = 0;
  for (std::size_t words = 0; words < kMapNamed && end != std::string::npos; ++words) {
    end = name.find(" / ", words == 0 ? 0 : end + 1);
  }
  return name.substr(0, end);
}

/// Entities fill their circle from the middle outwards like the seeds of a sunflower: evenly, the
/// best ranked in the middle, and none over another.
Fields dots_of(const MapArea& area, const Circle& circle, const Links& links) {
  constexpr double kGolden = std::numbers::pi * 0.763932022500210;  // (3 - sqrt 5)
  Fields dots = field_list();
  const auto count = static_cast<double>(area.best.size());
  for (std::size_t i = 0; i < area.best.size(); ++i) {
    const auto place = static_cast<double>(i);
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

std::string area_address(const MapArea& area, const Links& links) {
  return links.map_area(area.id);
}

Fields areas_of(const CatalogueMap& map, const std::vector<Circle>& circles, const Links& links) {
  Fields areas = field_list();
  for (std::size_t i = 0; i < map.areas.size(); ++i) {
    const MapArea& area = map.areas[i];
    Fields one("name", field(area.name));
    one.set("short_name", field(short_area_name(area.name)));
    one.set("size", render::whole_number_words(area.size));
    one.set("x", coordinate(circles[i].x));
    one.set("y", coordinate(circles[i].y));
    one.set("radius", coordinate(circles[i].radius));
    one.set("name_y", coordinate(circles[i].y + circles[i].radius + kMapNameHeight - 5));
    one.set("href", area_address(area, links));
    one.set("dots", dots_of(area, circles[i], links));
    areas.push_back(one);
  }
  return areas;
}

Fields lines_of(const CatalogueMap& map, const std::vector<Circle>& circles) {
  Fields lines = field_list();
  for (const MapNeighbours& near : map.neighbours) {
    Fields line("x1", coordinate(circles[near.from].x));
    line.set("y1", coordinate(circles[near.from].y));
    line.set("x2", coordinate(circles[near.to].x));
    line.set("y2", coordinate(circles[near.to].y));
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
    for (const MapPlace& place : area.best) best.emplace_back(place.name, links.entity(place.id));
    std::vector<MapNeighbours> near;
    for (const MapNeighbours& one : map.neighbours) {
      if (one.from == i || one.to == i) near.push_back(one);
    }
    std::stable_sort(near.begin(), near.end(), [](const MapNeighbours& a, const MapNeighbours& b) {
      return a.strength > b.strength;
    });
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
  const std::vector<Circle> circles = circles_of(map);
  Fields fields("width", fmt::format("{:.0f}", kMapWidth));
  fields.set("height", fmt::format("{:.0f}", kMapHeight));
  render::set_list(fields, "areas", areas_of(map, circles, links));
  fields.set("lines", lines_of(map, circles));
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
  set_picture(fields, area.picture, links);
  return framed({.content = kMapAreaHtml, .title = area.cluster.name + " on the map – matchgraph"},
                std::move(fields), request);
}

}  // namespace matchgraph::web
