#include "server/web/pictures/map_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>

#include "render/text/styled_text.h"

namespace matchgraph::web {
namespace {

constexpr int kMapPushes = 600;  // rounds in which areas push each other apart, at most
constexpr int kMapSizes = 8;     // how often all are made smaller when they do not come apart
constexpr double kMapSmaller = 0.9;
// Of the drawing that areas with their names may take; with more they no longer come apart.
constexpr double kMapFilled = 0.6;
// How much of an area's place is its rank from the left or from the top. Springs draw into one ball
// what is alike, and groups that share nothing leave a corner empty between them.
constexpr double kMapEven = 0.65;
constexpr std::size_t kMapNamed = 2;  // words of a name in the drawing
constexpr std::string_view kBetween = " / ";

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  std::size_t from = 0;
  for (std::size_t at = name.find(kBetween); at != std::string::npos;
       at = name.find(kBetween, from)) {
    words.push_back(name.substr(from, at - from));
    from = at + kBetween.size();
  }
  words.push_back(name.substr(from));
  return words;
}

/// How far two boxes go into each other across and down; not above 0 where they are apart.
struct Depth {
  double across, down;
};

Depth depth_of(const Box& a, const Box& b, double gap) {
  return {std::min(a.right, b.right) - std::max(a.left, b.left) + gap,
          std::min(a.bottom, b.bottom) - std::max(a.top, b.top) + gap};
}

void keep_inside(const MapSize& size, MapSpot& spot) {
  const Box box = spot.box();
  // To the left first: where a box is wider than the drawing its beginning is what is read.
  spot.x +=
      std::max(0.0, size.margin - box.left) - std::max(0.0, box.right + size.margin - size.width);
  spot.y +=
      std::max(0.0, size.margin - box.top) - std::max(0.0, box.bottom + size.margin - size.height);
}

/// Moves two that are closer than the gap apart on the shorter way, each half of it; whether they
/// were much closer. Two at the border push each other back and forth for ever by less and less.
bool push_apart(double gap, MapSpot& a, MapSpot& b) {
  const Depth depth = depth_of(a.box(), b.box(), gap);
  if (depth.across <= 0 || depth.down <= 0) return false;
  // Pushing to the last pixel would never end.
  constexpr double kNearly = 0.3;  // of the gap
  constexpr double kShare = 0.5;
  // The shorter way apart: across where they overlap less across than down.
  if (depth.across < depth.down) {
    const double move = (a.x <= b.x ? -kShare : kShare) * depth.across;
    // By halves, so that none has to give way alone.
    a.x += move;
    b.x -= move;
  } else {
    const double move = (a.y <= b.y ? -kShare : kShare) * depth.down;
    a.y += move;
    b.y -= move;
  }
  return std::min(depth.across, depth.down) > kNearly * gap;
}

/// Whether all are apart in the end.
bool push_all_apart(const MapSize& size, std::vector<MapSpot>& spots) {
  for (int round = 0; round < kMapPushes; ++round) {
    bool has_moved = false;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      for (std::size_t j = i + 1; j < spots.size(); ++j) {
        has_moved = push_apart(size.gap, spots[i], spots[j]) || has_moved;
      }
    }
    // Inside after all were pushed, as pushing knows no border.
    for (MapSpot& spot : spots) keep_inside(size, spot);
    if (!has_moved) return true;
  }
  return false;
}

double room_of(const std::vector<MapSpot>& spots, double gap) {
  double sum = 0;
  for (const MapSpot& spot : spots) {
    const Box box = spot.box();
    sum += (box.right - box.left + gap) * (box.bottom - box.top + gap);
  }
  return sum;
}

/// Makes all circles smaller in one measure until together they leave room between them.
void shrink_to_fit(const MapSize& size, std::vector<MapSpot>& spots) {
  const double room = kMapFilled * size.width * size.height;
  for (int round = 0; round < kMapSizes && room_of(spots, size.gap) > room; ++round) {
    for (MapSpot& spot : spots) spot.radius *= kMapSmaller;
  }
}

/// For each the mean of where the layout has it and of its rank, from 0 to 1.
std::vector<double> evened(const std::vector<MapArea>& areas, double MapArea::*place) {
  std::vector<std::size_t> order(areas.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Stable, so that equal places keep the order of the areas, which is by size.
  std::stable_sort(order.begin(), order.end(), [&areas, place](std::size_t a, std::size_t b) {
    return areas[a].*place < areas[b].*place;
  });
  std::vector<double> out(areas.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double even = (static_cast<double>(rank) + 0.5) / static_cast<double>(order.size());
    out[order[rank]] = (1 - kMapEven) * areas[order[rank]].*place + kMapEven * even;
  }
  return out;
}

/// Where there is no room for all names, those of the smaller areas give way.
void drop_covered_names(std::vector<MapSpot>& spots) {
  // Areas stand by size, so that larger ones have taken their room before.
  std::vector<Box> taken;
  for (MapSpot& spot : spots) {
    const double half = spot.name_width / 2;
    const double bottom = spot.y + spot.radius + spot.name_height;
    const Box name{spot.x - half, bottom - spot.name_height, spot.x + half, bottom};
    spot.has_name = std::none_of(taken.begin(), taken.end(),
                                 [&name](const Box& other) { return name.overlap(other) > 0; });
    if (spot.has_name) taken.push_back(name);
  }
}

}  // namespace

double MapSpot::name_base() const { return y + radius + name_height - 5; }

Box MapSpot::box() const {
  const double half = std::max(radius, name_width / 2);
  return {x - half, y - radius, x + half, y + radius + name_height};
}

std::vector<std::string> drawn_names(const std::vector<MapArea>& areas) {
  std::map<std::string, int> holders;
  for (const MapArea& area : areas) {
    for (const std::string& word : words_of(area.name)) ++holders[word];
  }
  std::vector<std::string> names;
  std::map<std::string, int> called;
  for (const MapArea& area : areas) {
    std::vector<std::string> words = words_of(area.name);
    while (words.size() > kMapNamed) {
      // The last of equally common ones goes: words stand by how much they tell.
      const auto commonest = std::max_element(
          words.rbegin(), words.rend(), [&holders](const std::string& a, const std::string& b) {
            return holders[a] < holders[b];
          });
      words.erase(std::next(commonest).base());
    }
    std::string name = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) name += std::string(kBetween) + words[i];
    ++called[name];
    names.push_back(std::move(name));
  }
  // Two areas of one name could not be told apart.
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (called[names[i]] > 1) names[i] = areas[i].name;
  }
  return names;
}

std::vector<MapSpot> map_spots(const CatalogueMap& map, const std::vector<std::string>& names,
                               const MapSize& size) {
  const double most = map.areas.empty() ? 1 : static_cast<double>(map.areas.front().size);
  const std::vector<double> across = evened(map.areas, &MapArea::x);
  const std::vector<double> down = evened(map.areas, &MapArea::y);
  std::vector<MapSpot> spots;
  for (std::size_t i = 0; i < map.areas.size(); ++i) {
    MapSpot spot;
    // A circle's area and not its radius stands for the number.
    const double share = std::sqrt(static_cast<double>(map.areas[i].size) / std::max(most, 1.0));
    spot.x = across[i] * size.width;
    spot.y = down[i] * size.height;
    spot.radius = std::max(size.smallest, size.largest * share);
    // Columns, not bytes: wide characters take two.
    spot.name_width = static_cast<double>(render::StyledText(names[i]).width()) * size.name_column;
    spot.name_height = size.name_height;
    spots.push_back(spot);
  }
  shrink_to_fit(size, spots);
  // Smaller circles leave the names where they are, so this ends where names alone have no room.
  for (int round = 0; round < kMapSizes && !push_all_apart(size, spots); ++round) {
    for (MapSpot& spot : spots) spot.radius *= kMapSmaller;
  }
  drop_covered_names(spots);
  return spots;
}

}  // namespace matchgraph::web
