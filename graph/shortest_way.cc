#include "graph/shortest_way.h"

#include <algorithm>
#include <limits>

#include "graph/boost_graph.h"

// The compiler believes that an empty boost::optional within Boost's shortest paths is read.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/property_map/transform_value_property_map.hpp>
#pragma GCC diagnostic pop

namespace matchgraph {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

/// How far nodes are from one end, and by which node they were reached.
struct Reached {
  std::vector<double> distance;
  std::vector<RowId> before;
  std::size_t visited = 0;
  bool gave_up = false;
};

/// Thrown through Boost's algorithm to end it, which is how its visitors end a search early.
struct Ended {};

/// Ends the search where `is_end` says so of a node that has just been settled, or at the bound.
template <typename IsEnd>
class BoundedVisitor : public boost::dijkstra_visitor<> {
 public:
  BoundedVisitor(Reached& reached, std::size_t most, IsEnd is_end)
      : reached_(reached), most_(most), is_end_(is_end) {}

  // Examined is settled: its distance will not change.
  template <typename Graph>
  void examine_vertex(RowId node, const Graph&) {
    if (is_end_(node)) throw Ended{};
    reached_.gave_up = reached_.visited == most_;
    if (reached_.gave_up) throw Ended{};
    ++reached_.visited;
  }

 private:
  Reached& reached_;
  std::size_t most_;
  IsEnd is_end_;
};

template <typename IsEnd>
void search(const SimilarityGraph& graph, RowId from, const ShortestWayOptions& options,
            IsEnd is_end, Reached& reached) {
  // Arrays over all nodes, as Boost fills in all distances before it begins.
  reached.distance.resize(graph.nodes());
  reached.before.resize(graph.nodes());
  const double step = options.step_length;
  // The step's cost is added here, not stored: clustering and pictures read the same edges without
  // it.
  const auto length = boost::make_transform_value_property_map(
      [step](double edge) { return edge + step; }, get(boost::edge_weight, graph));
  const auto index = get(boost::vertex_index, graph);
  try {
    boost::dijkstra_shortest_paths(
        graph, from,
        boost::weight_map(length)
            .distance_map(boost::make_iterator_property_map(reached.distance.begin(), index))
            .predecessor_map(boost::make_iterator_property_map(reached.before.begin(), index))
            .distance_inf(kFar)
            .visitor(BoundedVisitor(reached, options.most_visited, is_end)));
  } catch (const Ended&) {  // what has been reached by then is what was wanted
  }
}

/// From the node to where the search began, without the node itself.
std::vector<RowId> way_back(const Reached& reached, RowId node) {
  std::vector<RowId> out;
  // Boost leaves the start as its own predecessor.
  for (; reached.before[node] != node; node = reached.before[node]) {
    out.push_back(reached.before[node]);
  }
  return out;
}

}  // namespace

ShortestWay shortest_way(const SimilarityGraph& graph, RowId from, RowId to,
                         const ShortestWayOptions& options) {
  // When the search ends at `to`, whatever is nearer than it is settled, so no node of a shorter
  // way has a distance that is too long. At the bound, distances may be too long, but each is that
  // of a way that exists.
  Reached ahead;
  search(
      graph, from, options, [to](RowId node) { return node == to; }, ahead);
  // Infinite when the bound was reached first.
  double best = ahead.distance[to];
  RowId meeting = to;
  Reached back;
  // A node that is further from the other end than the best way is long leads to no better one.
  const auto join = [&](RowId node) {
    if (back.distance[node] >= best) return true;
    const double length = back.distance[node] + ahead.distance[node];
    if (length < best) meeting = node;
    best = std::min(best, length);
    return false;
  };
  // From the other end as well, since an edge may be there in one direction only.
  search(graph, to, options, join, back);
  ShortestWay out;
  out.visited = ahead.visited + back.visited;
  out.gave_up = ahead.gave_up || back.gave_up;
  if (best == kFar) return out;
  out.length = best;
  out.nodes = way_back(ahead, meeting);
  std::reverse(out.nodes.begin(), out.nodes.end());
  out.nodes.push_back(meeting);
  if (meeting != to) {
    const std::vector<RowId> rest = way_back(back, meeting);
    out.nodes.insert(out.nodes.end(), rest.begin(), rest.end());
  }
  return out;
}

}  // namespace matchgraph
