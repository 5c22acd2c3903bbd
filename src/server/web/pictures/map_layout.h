// Where the areas of the map lie: circles with names under them, none over another.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/catalogue_map.h"
#include "server/web/pictures/drawing.h"

namespace matchgraph::web {

// The drawing's size in its own units, which are pixels where it has room.
constexpr double kMapWidth = 1100;
constexpr double kMapHeight = 760;

/// An area as it is drawn.
struct MapSpot {
  double x = 0;  ///< of the circle's middle
  double y = 0;
  double radius = 0;
  double name_width = 0;  ///< of its name, which stands in the middle under the circle
  bool has_name = true;   ///< false where the name would lie on another one

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
std::vector<MapSpot> map_spots(const CatalogueMap& map, const std::vector<std::string>& names);

}  // namespace matchgraph::web
