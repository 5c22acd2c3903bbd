// Where the areas of the map lie: circles with names under them, none over another.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/catalogue_map.h"
#include "server/web/pictures/drawing.h"

namespace matchgraph::web {

/// A drawing's sizes in its own units, which are pixels where it has room.
struct MapSize {
  double width = 1100;
  double height = 760;
  double largest = 78;  ///< radius of the largest area
  double smallest = 24;
  double name_column = 7.8;  ///< width of a letter, at 13 px and bold
  double name_height = 18;   ///< of an area's name, under its circle
  double gap = 10;           ///< between two areas
  double margin = 14;
};
inline constexpr MapSize kWideMap = {};
/// As wide as a phone and longer than wide, so that nothing has to be moved sideways.
inline constexpr MapSize kNarrowMap = {.width = 360,
                                       .height = 1000,
                                       .largest = 44,
                                       .smallest = 13,
                                       .name_column = 6.6,
                                       .name_height = 15,
                                       .gap = 4,
                                       .margin = 6};

/// An area as it is drawn.
struct MapSpot {
  double x = 0;  ///< of the circle's middle
  double y = 0;
  double radius = 0;
  double name_width = 0;  ///< of its name, which stands in the middle under the circle
  double name_height = kWideMap.name_height;
  bool has_name = true;  ///< false where the name would lie on another one

  double name_base() const;  ///< y of the line that the name stands on
  /// The circle with its name.
  Box box() const;
};

/// What each area is called in the drawing, in the order of the areas: at most two of its words,
/// and of three not the one that most other areas have too. Two that would be called alike keep
/// their whole names.
std::vector<std::string> drawn_names(const std::vector<MapArea>& areas);

/// Circles as large as their areas' sizes, about where the layout has them, apart from each other
/// and inside the drawing with their names. The same input gives the same places.
std::vector<MapSpot> map_spots(const CatalogueMap& map, const std::vector<std::string>& names,
                               const MapSize& size = kWideMap);

}  // namespace matchgraph::web
