#include "graph/clustering.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/boost_graph.h"

namespace matchgraph {
namespace {

struct Strength {
  double strength = 0;
};
/// Symmetric: each edge is there in both directions, but for loops, which hold the strength within
/// what a node stands for twice.
/// Compressed rows: the edges of a node lie together, and a level is never changed.
using Level = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Strength,
                                                 boost::no_property, RowId, std::uint64_t>;
using Labels = std::vector<RowId>;

constexpr int kFinerLooks = 5;  // at a cluster that is too large, each twice as fine

struct Joint {
  RowId from = 0;
  RowId to = 0;
  double strength = 0;
};

/// Equal joints are added up.
/// From lists of ends, as the level below gives each edge of two communities many times.
Level level_of(std::size_t nodes, std::vector<Joint> joints) {
  // Stable, so that strengths are added up in the same order, and to the same bits, in every build.
  std::stable_sort(joints.begin(), joints.end(), [](const Joint& a, const Joint& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  std::vector<std::pair<RowId, RowId>> ends;
  std::vector<Strength> strengths;
  for (const Joint& joint : joints) {
    if (!ends.empty() && ends.back() == std::pair(joint.from, joint.to)) {
      strengths.back().strength += joint.strength;
    } else {
      ends.emplace_back(joint.from, joint.to);
      strengths.push_back({joint.strength});
    }
  }
  return {boost::edges_are_sorted,   ends.begin(), ends.end(), strengths.begin(),
          static_cast<RowId>(nodes), ends.size()};
}

/// What is nearest, whichever of both says so: what both say counts twice.
Level nearest_of(const MappedEntityGraph& graph, std::size_t neighbours) {
  std::vector<Joint> joints;
  joints.reserve(2 * neighbours * graph.entities());
  for (const RowId node : boost::make_iterator_range(vertices(graph))) {
    const auto [begin, end] = out_edges(node, graph);
    const auto count = std::min<std::int64_t>(static_cast<std::int64_t>(neighbours), end - begin);
    for (const GraphEdge edge : boost::make_iterator_range(begin, begin + count)) {
      const RowId other = target(edge, graph);
      const double similarity = static_cast<double>(graph.similarity(edge.place));
      const double strength = graph.scale(node, other, similarity);
      // LocalMoving takes a sum of 0 to mean "no edge so far", so only strengths above 0 may come
      // in.
      if (!(strength > 0) || !std::isfinite(strength) || other == node) continue;
      // Both directions, as a node is moved by its own edges: it has to see those that others say.
      joints.push_back({node, other, strength});
      joints.push_back({other, node, strength});
    }
  }
  return level_of(graph.entities(), std::move(joints));
}

/// Numbers labels from 0 in the order of their first node; returns how many there are.
std::size_t renumber(Labels& labels) {
  const RowId none = static_cast<RowId>(-1);
  std::vector<RowId> number(labels.size(), none);
  RowId next = 0;
  for (RowId& label : labels) {
    if (number[label] == none) number[label] = next++;
    label = number[label];
  }
  return next;
}

/// Moves nodes one by one to the community in which they add most to modularity.
class LocalMoving {
 public:
  LocalMoving(const Level& level, double resolution) : level_(level), resolution_(resolution) {
    const std::size_t nodes = boost::num_vertices(level);
    labels_.resize(nodes);
    std::iota(labels_.begin(), labels_.end(), RowId{0});
    degree_.assign(nodes, 0);
    for (RowId node = 0; node < nodes; ++node) {
      for (const auto edge : boost::make_iterator_range(boost::out_edges(node, level))) {
        degree_[node] += level[edge].strength;
      }
      // Loops are among a node's edges, with twice the strength inside it, which is what
      // modularity's degrees ask for; so total_ is the 2m of the formula on every level.
      total_ += degree_[node];
    }
    community_ = degree_;
    towards_.assign(nodes, 0);
  }

  /// Returns whether any node moved.
  bool run(std::size_t passes) {
    bool any = false;
    for (std::size_t pass = 0; pass < passes; ++pass) {
      std::size_t moved = 0;
      // In the order of nodes, which decides the result: the same at each build.
      for (RowId node = 0; node < labels_.size(); ++node) moved += move(node) ? 1 : 0;
      any = any || moved > 0;
      // The last few move to and fro for a gain that nobody sees.
      if (moved * kWorthAnother <= labels_.size()) break;
    }
    return any;
  }

  Labels take() { return std::move(labels_); }

 private:
  static constexpr std::size_t kWorthAnother = 200;

  bool move(RowId node) {
    // Only labels that the node has an edge to can gain by it.
    near_.clear();
    for (const auto edge : boost::make_iterator_range(boost::out_edges(node, level_))) {
      const RowId other = boost::target(edge, level_);
      // What is inside a node goes with it wherever it goes, and decides nothing.
      if (other == node) continue;
      const RowId label = labels_[other];
      if (towards_[label] == 0) near_.push_back(label);
      towards_[label] += level_[edge].strength;
    }
    const RowId own = labels_[node];
    // Taken out of its community first: staying and leaving are then judged by the same formula.
    community_[own] -= degree_[node];
    RowId best = own;
    double most = gain(node, own);
    for (const RowId label : near_) {
      const double here = gain(node, label);
      // A tie does not move a node, or two equal communities would exchange it for ever; among
      // others the lesser label wins, so that the order of edges decides nothing.
      if (here > most || (here == most && label < best && best != own)) {
        most = here;
        best = label;
      }
    }
    community_[best] += degree_[node];
    labels_[node] = best;
    // Cleared one by one: there are as many labels as nodes.
    for (const RowId label : near_) towards_[label] = 0;
    return best != own;
  }

  double gain(RowId node, RowId label) const {
    // What joining adds to modularity, times the constant m (Blondel and others, 2008, with
    // Reichardt's and Bornholdt's resolution), the node being in none.
    return towards_[label] - resolution_ * degree_[node] * community_[label] / total_;
  }

  const Level& level_;
  double resolution_;
  Labels labels_;
  std::vector<double> degree_;     // by node: the strength of its edges
  std::vector<double> community_;  // by label: that of its nodes together
  std::vector<double> towards_;    // by label: from the node that is being moved
  std::vector<RowId> near_;        // labels that it has an edge to
  double total_ = 0;
};

/// Communities of a level become the nodes of the next.
Level joined(const Level& level, const Labels& labels, std::size_t communities) {
  std::vector<Joint> joints;
  joints.reserve(boost::num_edges(level));
  for (const auto edge : boost::make_iterator_range(boost::edges(level))) {
    joints.push_back({labels[boost::source(edge, level)], labels[boost::target(edge, level)],
                      level[edge].strength});
  }
  return level_of(communities, std::move(joints));
}

/// A community that fell apart while its nodes moved becomes its parts.
Labels connected(const Level& level, const Labels& labels) {
  const std::size_t nodes = labels.size();
  std::vector<RowId> rank(nodes);
  std::vector<RowId> parent(nodes);
  const boost::typed_identity_property_map<RowId> index;
  boost::disjoint_sets sets(boost::make_iterator_property_map(rank.begin(), index),
                            boost::make_iterator_property_map(parent.begin(), index));
  boost::initialize_incremental_components(level, sets);
  for (const auto edge : boost::make_iterator_range(boost::edges(level))) {
    const RowId from = boost::source(edge, level);
    const RowId to = boost::target(edge, level);
    if (labels[from] == labels[to]) sets.union_set(from, to);
  }
  Labels out(nodes);
  for (RowId node = 0; node < nodes; ++node) out[node] = sets.find_set(node);
  return out;
}

/// Louvain's method: nodes move, communities become nodes, until nothing moves.
Labels communities(const Level& nodes, double resolution, std::size_t passes) {
  Labels out(boost::num_vertices(nodes));
  std::iota(out.begin(), out.end(), RowId{0});
  Level level = nodes;
  while (true) {
    LocalMoving moving(level, resolution);
    if (!moving.run(passes)) break;
    Labels labels = moving.take();
    const std::size_t count = renumber(labels);
    for (RowId& label : out) label = labels[label];
    // Nothing was joined, so the next level would be this one again.
    if (count == labels.size()) break;
    level = joined(level, labels, count);
  }
  // Louvain may leave a community whose parts lost their bridge to another one (Traag and others,
  // 2019).
  out = connected(nodes, out);
  renumber(out);
  return out;
}

std::vector<std::vector<RowId>> members_of(const Labels& labels) {
  std::vector<std::vector<RowId>> out;
  for (RowId node = 0; node < labels.size(); ++node) {
    if (labels[node] >= out.size()) out.resize(labels[node] + 1);
    out[labels[node]].push_back(node);
  }
  return out;
}

/// The graph of some nodes, ascending, and the edges among them.
/// The edges to other parts are left out: where to divide is a matter of the part.
Level part_of(const Level& level, const std::vector<RowId>& members, std::vector<RowId>& place) {
  // Never cleared between parts, which would cost all nodes each time: a place counts only where
  // the list of members has that very node.
  for (std::size_t i = 0; i < members.size(); ++i) place[members[i]] = static_cast<RowId>(i);
  std::vector<Joint> joints;
  for (const RowId node : members) {
    for (const auto edge : boost::make_iterator_range(boost::out_edges(node, level))) {
      const RowId other = boost::target(edge, level);
      const RowId at = place[other];
      if (at >= members.size() || members[at] != other) continue;  // of another part
      joints.push_back({place[node], at, level[edge].strength});
    }
  }
  return level_of(members.size(), std::move(joints));
}

/// The communities of a part by themselves; with a finer look where it is all one at first. Empty
/// when it stays one.
std::vector<std::vector<RowId>> parts_of(const Level& part, const ClusterOptions& options) {
  double resolution = options.resolution;
  // Modularity does not see communities below a size that grows with the whole graph; a finer look
  // does.
  for (int look = 0; look < kFinerLooks; ++look, resolution *= 2) {
    auto parts = members_of(communities(part, resolution, options.passes));
    if (parts.size() > 1) return parts;
  }
  return {};
}

/// Divides what is too large, again and again: within a part, modularity sees finer communities.
Labels without_giants(const Level& level, Labels labels, const ClusterOptions& options) {
  // The root, as a catalogue twice as large has larger clusters and more of them.
  const double most = options.largest * std::sqrt(static_cast<double>(labels.size()));
  std::vector<RowId> place(labels.size(), 0);
  std::vector<std::vector<RowId>> waiting = members_of(labels);
  std::vector<std::vector<RowId>> done;
  while (!waiting.empty()) {
    std::vector<RowId> members = std::move(waiting.back());
    waiting.pop_back();
    if (static_cast<double>(members.size()) <= most) {
      done.push_back(std::move(members));
      continue;
    }
    const auto parts = parts_of(part_of(level, members, place), options);
    if (parts.empty()) {
      // A clique has no parts at any fineness: it stays as large as it is.
      done.push_back(std::move(members));
      continue;
    }
    for (const std::vector<RowId>& part : parts) {
      std::vector<RowId>& whole = waiting.emplace_back();
      for (const RowId node : part) whole.push_back(members[node]);
    }
  }
  // Parts come off a stack, in no order that means anything; numbers by first node are the same in
  // every build.
  for (std::size_t i = 0; i < done.size(); ++i) {
    for (const RowId node : done[i]) labels[node] = static_cast<RowId>(i);
  }
  renumber(labels);
  return labels;
}

/// Joins what is too small to the cluster that it has the strongest edges to, the smallest first.
/// What has none stays: it is like nothing else.
Labels without_crumbs(const Level& level, Labels labels, std::size_t smallest) {
  std::vector<std::vector<RowId>> clusters = members_of(labels);
  std::vector<RowId> order(clusters.size());
  std::iota(order.begin(), order.end(), RowId{0});
  // The smallest first, since they may make others large enough.
  std::stable_sort(order.begin(), order.end(),
                   [&](RowId a, RowId b) { return clusters[a].size() < clusters[b].size(); });
  for (const RowId crumb : order) {
    if (clusters[crumb].size() >= smallest) continue;  // may have grown
    std::vector<std::pair<RowId, double>> towards;
    for (const RowId node : clusters[crumb]) {
      for (const auto edge : boost::make_iterator_range(boost::out_edges(node, level))) {
        const RowId label = labels[boost::target(edge, level)];
        if (label != crumb) towards.emplace_back(label, level[edge].strength);
      }
    }
    // By label, so that each cluster's strengths are added in one run, in an order that is always
    // the same.
    // Strength and not number of edges: one strong edge tells more than three weak ones.
    std::sort(towards.begin(), towards.end());
    RowId best = crumb;
    double most = 0;
    double sum = 0;
    for (std::size_t i = 0; i < towards.size(); ++i) {
      sum = i > 0 && towards[i].first == towards[i - 1].first ? sum + towards[i].second
                                                              : towards[i].second;
      // Only more wins: of equally near clusters the one of lesser number.
      if (sum > most) std::tie(best, most) = std::pair(towards[i].first, sum);
    }
    if (best == crumb) continue;
    for (const RowId node : clusters[crumb]) labels[node] = best;
    clusters[best].insert(clusters[best].end(), clusters[crumb].begin(), clusters[crumb].end());
    clusters[crumb].clear();
  }
  return labels;
}

/// Numbers by falling size; entities without any edge are last, together.
Clustering numbered(const Level& level, Labels labels) {
  renumber(labels);
  const std::vector<std::vector<RowId>> clusters = members_of(labels);
  // Clusters are connected, so one without an edge has one member.
  const auto is_alone = [&](RowId label) {
    return boost::out_degree(clusters[label].front(), level) == 0;
  };
  std::vector<RowId> order;
  // Entities that are like nothing are no cluster, however many they are.
  for (RowId label = 0; label < clusters.size(); ++label) {
    if (!is_alone(label)) order.push_back(label);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](RowId a, RowId b) { return clusters[a].size() > clusters[b].size(); });
  Clustering out;
  out.clusters = order.size();
  out.cluster_of.assign(labels.size(), static_cast<std::uint32_t>(order.size()));
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (const RowId node : clusters[order[i]]) out.cluster_of[node] = static_cast<RowId>(i);
  }
  return out;
}

}  // namespace

Clustering cluster_entities(const MappedEntityGraph& graph, const ClusterOptions& options) {
  // In this order: what is too small afterwards may be a part of what was divided.
  const Level level = nearest_of(graph, options.neighbours);
  Labels labels = communities(level, options.resolution, options.passes);
  labels = without_giants(level, std::move(labels), options);
  labels = without_crumbs(level, std::move(labels), options.smallest);
  return numbered(level, std::move(labels));
}

}  // namespace matchgraph
