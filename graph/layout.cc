#include "graph/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

// g++ 12 believes that an empty boost::optional within Boost's shortest paths is read.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/circle_layout.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/kamada_kawai_spring_layout.hpp>
#include <boost/graph/topology.hpp>
#pragma GCC diagnostic pop

namespace matchgraph {
namespace {

struct Length {
  double length = 1;
};
using Springs =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Length>;
using Vertex = boost::graph_traits<Springs>::vertex_descriptor;
using Plane = boost::square_topology<>;
using PlanePoint = Plane::point_type;

/// Ends the search for a rest when the force is small or the moves are used up. Newton's method,
/// which Boost moves a node by, may jump to and fro for ever.
class Settled {
 public:
  Settled(double share, std::size_t visits, std::size_t moves_a_visit)
      : share_(share), visits_(visits), moves_a_visit_(moves_a_visit) {}

  /// `global` before a node is chosen to be moved, else after each move of it.
  bool operator()(double force, Vertex, const Springs&, bool global) {
    // Not a number compares false with every bound, so Settled would never end.
    if (!std::isfinite(force)) return true;
    first_ = std::max(first_, force);
    if (force <= share_ * first_) return true;
    if (global) moves_ = moves_a_visit_;
    std::size_t& left = global ? visits_ : moves_;
    return left == 0 || --left == 0;
  }

 private:
  double share_;
  std::size_t visits_;
  std::size_t moves_a_visit_;
  std::size_t moves_ = 0;
  double first_ = 0;
};

/// The edges, and one to the middle for each part that none of them joins to it: as long as all
/// others together would be at their mean, but at most four of them.
Springs springs_of(std::size_t nodes, std::span<const LayoutEdge> edges) {
  Springs springs(nodes);
  // Edges come from lists of both ends, so most pairs are named twice.
  std::set<std::pair<std::size_t, std::size_t>> seen;
  double sum = 0;
  for (const LayoutEdge& edge : edges) {
    // kamada_kawai_spring_layout takes parallel edges one by one; the first said is the length of a
    // pair.
    if (edge.from == edge.to || !seen.insert(std::minmax(edge.from, edge.to)).second) continue;
    boost::add_edge(edge.from, edge.to, Length{edge.length}, springs);
    sum += edge.length;
  }
  // Far from the middle, so that what is not joined to it stands apart in the picture.
  const double far = seen.empty() ? 1 : 4 * sum / static_cast<double>(seen.size());
  std::vector<std::size_t> part(nodes);
  boost::connected_components(springs, part.data());
  std::set<std::size_t> joined{part[0]};
  for (std::size_t node = 0; node < nodes; ++node) {
    if (joined.insert(part[node]).second) boost::add_edge(0, node, Length{far}, springs);
  }
  return springs;
}

/// Where the springs rest, in any unit; on the circle when they find no rest.
std::vector<PlanePoint> rest(const Springs& springs, const LayoutOptions& options) {
  const std::size_t nodes = boost::num_vertices(springs);
  std::vector<PlanePoint> points(nodes);
  const auto index = boost::get(boost::vertex_index, springs);
  const auto at = boost::make_iterator_property_map(points.begin(), index);
  // Every start finds a rest of its own; the circle's is the same each time.
  // Not at random: the same question has to give the same picture.
  boost::circle_graph_layout(springs, at, 1.0);
  const std::vector<PlanePoint> circle = points;
  const bool found = boost::kamada_kawai_spring_layout(
      springs, at, boost::get(&Length::length, springs), Plane(), boost::side_length(2.0),
      Settled(options.settled, options.visits_per_node * nodes, options.moves_a_visit));
  const bool finite = std::all_of(points.begin(), points.end(), [](const PlanePoint& p) {
    return std::isfinite(p[0]) && std::isfinite(p[1]);
  });
  // Better a circle than no picture.
  return found && finite ? points : circle;
}

/// A label's size in the picture: smaller than wanted when there are too many of them.
struct LabelSize {
  double width = 0;
  double height = 0;
};

LabelSize label_size(std::size_t nodes, const LayoutOptions& options) {
  // A label keeps the middles of others out of four times its own area.
  const double taken = 4 * static_cast<double>(nodes) * options.label_width * options.label_height;
  const double room = (1 - options.label_width) * (1 - options.label_height);
  const double shrink = std::min(1.0, std::sqrt(options.filled * room / taken));
  return {options.label_width * shrink, options.label_height * shrink};
}

/// Node 0 into the middle, and the others as far out as the picture allows.
std::vector<LayoutPoint> fitted(const std::vector<PlanePoint>& points, LabelSize label,
                                double stretch) {
  double reach_x = 0;
  double reach_y = 0;
  for (const PlanePoint& p : points) {
    reach_x = std::max(reach_x, std::abs(p[0] - points[0][0]));
    reach_y = std::max(reach_y, std::abs(p[1] - points[0][1]));
  }
  constexpr double kNone = std::numeric_limits<double>::infinity();
  double scale_x = reach_x > 0 ? (0.5 - label.width / 2) / reach_x : kNone;
  double scale_y = reach_y > 0 ? (0.5 - label.height / 2) / reach_y : kNone;
  // A chain of nodes would else be pulled apart in the direction in which it has no width.
  scale_x = std::min(scale_x, stretch * scale_y);
  scale_y = std::min(scale_y, stretch * scale_x);
  std::vector<LayoutPoint> out;
  for (const PlanePoint& p : points) {
    const double x = p[0] - points[0][0];
    const double y = p[1] - points[0][1];
    // A node in the middle is asked about first: when all lie there, the scale is infinite, and 0
    // times that is no number.
    out.push_back({x == 0 ? 0.5 : 0.5 + x * scale_x, y == 0 ? 0.5 : 0.5 + y * scale_y});
  }
  return out;
}

/// Puts labels one after the other, each where it is free and nearest to where it should be.
class LabelPlaces {
 public:
  explicit LabelPlaces(LabelSize label) : label_(label) {}

  /// The nearest free place lies straight to the side of others, above or below them, or at a
  /// corner between two; all of these are tried, nearer ones first.
  LayoutPoint put(LayoutPoint wanted) {
    const auto xs = tried(wanted.x, &LayoutPoint::x, label_.width);
    const auto ys = tried(wanted.y, &LayoutPoint::y, label_.height);
    LayoutPoint best = wanted;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& [dx, x] : xs) {
      // Sorted by distance, so what follows is farther still.
      if (dx * dx >= nearest) break;
      const std::vector<double> levels = levels_at(x);
      for (const auto& [dy, y] : ys) {
        const double distance = dx * dx + dy * dy;
        if (distance >= nearest) break;
        if (!is_free(y, levels)) continue;
        nearest = distance;
        best = {x, y};
      }
    }
    taken_.push_back(best);
    return best;
  }

 private:
  static constexpr double kGap = 1e-6;  // what lies so near beside another does not overlap it

  /// Coordinates worth trying and how far they are, nearest first.
  std::vector<std::pair<double, double>> tried(double wanted, double LayoutPoint::*side,
                                               double size) const {
    // Just past what is taken on either side: between two such places nothing nearer can be free.
    const double least = size / 2;
    const double most = 1 - size / 2;
    std::vector<double> values = {std::clamp(wanted, least, most)};
    for (const LayoutPoint& other : taken_) {
      for (const double value : {other.*side - size - kGap, other.*side + size + kGap}) {
        if (value >= least && value <= most) values.push_back(value);
      }
    }
    std::vector<std::pair<double, double>> out;
    for (const double value : values) out.emplace_back(std::abs(value - wanted), value);
    std::sort(out.begin(), out.end());
    return out;
  }

  /// Where the labels are that would overlap one at `x` if they were as high up.
  std::vector<double> levels_at(double x) const {
    std::vector<double> out;
    for (const LayoutPoint& other : taken_) {
      if (std::abs(x - other.x) < label_.width) out.push_back(other.y);
    }
    return out;
  }

  bool is_free(double y, const std::vector<double>& levels) const {
    return std::none_of(levels.begin(), levels.end(),
                        [&](double level) { return std::abs(y - level) < label_.height; });
  }

  LabelSize label_;
  std::vector<LayoutPoint> taken_;
};

}  // namespace

std::vector<LayoutPoint> lay_out(std::size_t nodes, std::span<const LayoutEdge> edges,
                                 const LayoutOptions& options) {
  if (nodes == 0) return {};
  const LabelSize label = label_size(nodes, options);
  std::vector<LayoutPoint> out =
      fitted(rest(springs_of(nodes, edges), options), label, options.stretch);
  // In the order of nodes: the one in the middle is put first and stays there.
  LabelPlaces places(label);
  for (LayoutPoint& point : out) point = places.put(point);
  return out;
}

}  // namespace matchgraph
