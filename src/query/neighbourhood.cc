// Here is an entity: what surrounds it, and where does each stand in a picture of it all?

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/layout.h"
#include "matchgraph/error.h"
#include "query/comparison/pairing.h"
#include "query/engine_state.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMostNodes = 100;

/// Springs between what is most alike want to be so long when those between strangers want 1 more.
/// Shorter ones would put labels on each other, which are then pushed apart without any order.
constexpr double kShortestSpring = 0.4;

/// An entity of the picture.
struct Surrounding {
  EntityIndexNumber entity = 0;
  double similarity = 1;
  std::size_t distance = 0;
};

/// Likest first.
void sort_by_similarity(std::vector<Surrounding>& entities) {
  std::sort(entities.begin(), entities.end(), [](const Surrounding& a, const Surrounding& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.entity < b.entity;
  });
}

/// Neighbours of neighbours, each thing once; as like as the best way to it: the product of its two
/// similarities.
std::vector<Surrounding> second_ring(const EngineState& state,
                                     const std::vector<Surrounding>& first,
                                     std::set<std::uint32_t> seen) {
  std::map<EntityIndexNumber, double> similarity;
  for (const Surrounding& between : first) {
    for (const EntitySimilarity& near : state.snapshot->entity_graph().neighbours(between.entity)) {
      double& best = similarity[near.entity];
      best = std::max(best, between.similarity * static_cast<double>(near.cosine));
    }
  }
  std::vector<Surrounding> out;
  for (const auto& [entity, value] : similarity) out.push_back({entity, value, 2});
  sort_by_similarity(out);
  std::erase_if(out, [&](const Surrounding& one) {
    return !seen.insert(state.snapshot->things().of(one.entity)).second;
  });
  return out;
}

/// The entity, its nearest neighbours, and where places are left those of its neighbours.
std::vector<Surrounding> nearest_around(const EngineState& state, EntityIndexNumber e,
                                        std::size_t nodes) {
  const Things& things = state.snapshot->things();
  std::set<std::uint32_t> seen{things.of(e)};
  std::vector<Surrounding> first;
  for (const EntitySimilarity& near : state.snapshot->entity_graph().neighbours(e)) {
    if (first.size() + 1 >= nodes) break;
    if (!seen.insert(things.of(near.entity)).second) continue;
    first.push_back({near.entity, static_cast<double>(near.cosine), 1});
  }
  sort_by_similarity(first);
  std::vector<Surrounding> out = {{e, 1, 0}};
  out.insert(out.end(), first.begin(), first.end());
  if (out.size() < nodes) {
    std::vector<Surrounding> second = second_ring(state, first, seen);
    if (second.size() > nodes - out.size()) second.resize(nodes - out.size());
    out.insert(out.end(), second.begin(), second.end());
  }
  return out;
}

/// All edges of the entity graph among the nodes, by position; ascending.
std::vector<PictureEdge> edges_among(const EngineState& state,
                                     const std::vector<Surrounding>& nodes) {
  std::unordered_map<EntityIndexNumber, std::size_t> position;
  for (std::size_t i = 0; i < nodes.size(); ++i) position.emplace(nodes[i].entity, i);
  std::map<std::pair<std::size_t, std::size_t>, double> found;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const EntitySimilarity& near :
         state.snapshot->entity_graph().neighbours(nodes[i].entity)) {
      const auto other = position.find(near.entity);
      if (other == position.end() || other->second == i) continue;
      // Once, though either end may list the other, or both.
      found.emplace(std::minmax(i, other->second), static_cast<double>(near.cosine));
    }
  }
  std::vector<PictureEdge> out;
  for (const auto& [ends, similarity] : found)
    out.push_back({ends.first, ends.second, similarity, {}});
  return out;
}

/// Keeps of each node its strongest edge to one that is nearer to the middle, which joins all to
/// the middle; and of the others the strongest, as many as there are of those.
std::vector<PictureEdge> readable(const std::vector<PictureEdge>& edges,
                                  const std::vector<Surrounding>& nodes) {
  std::vector<std::size_t> order(edges.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return edges[a].similarity > edges[b].similarity;
  });
  std::vector<bool> joined(nodes.size(), false);
  std::set<std::size_t> kept;
  std::vector<std::size_t> others;
  for (const std::size_t i : order) {
    // Nodes stand by rising distance, so that `to` is never the nearer one.
    const PictureEdge& edge = edges[i];
    const bool inwards = nodes[edge.from].distance < nodes[edge.to].distance;
    if (inwards && !joined[edge.to]) {
      joined[edge.to] = true;
      kept.insert(i);
    } else {
      others.push_back(i);
    }
  }
  // As many again show how the surroundings hang together; all of them would be a tangle.
  if (others.size() > kept.size()) others.resize(kept.size());
  kept.insert(others.begin(), others.end());
  std::vector<PictureEdge> out;
  for (const std::size_t i : kept) out.push_back(edges[i]);
  return out;
}

std::vector<LayoutPoint> places_of(std::size_t nodes, const std::vector<PictureEdge>& edges) {
  double best = 0;
  for (const PictureEdge& edge : edges) best = std::max(best, edge.similarity);
  std::vector<LayoutEdge> springs;
  for (const PictureEdge& edge : edges) {
    // Against the strongest edge: in catalogues of unlike things all cosines are small, and the
    // picture would be one ball.
    const double similarity = best > 0 ? edge.similarity / best : 1;
    springs.push_back({edge.from, edge.to, kShortestSpring + 1 - similarity});
  }
  return lay_out(nodes, springs);
}

/// Gives the edges the words that both ends share.
void add_shared_words(const EngineState& state, const std::vector<Surrounding>& nodes,
                      std::vector<PictureEdge>& edges) {
  for (PictureEdge& edge : edges) {
    edge.shared_words =
        shared_words(*state.snapshot, state.snapshot->entity_vectors(), nodes[edge.from].entity,
                     nodes[edge.to].entity, state.options.shared_words);
  }
}

/// The nodes in their places, with the edges that a reader can follow.
Neighbourhood drawn(const EngineState& state, const std::vector<Surrounding>& chosen) {
  const std::vector<PictureEdge> edges = edges_among(state, chosen);
  // By all edges, though fewer are drawn: what is alike stands close without a line, too.
  const std::vector<LayoutPoint> places = places_of(chosen.size(), edges);
  Neighbourhood out;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    out.nodes.push_back(
        {state.card(chosen[i].entity), places[i].x, places[i].y, chosen[i].distance});
  }
  out.edges = readable(edges, chosen);
  add_shared_words(state, chosen, out.edges);
  return out;
}

}  // namespace

Neighbourhood neighbourhood(EngineState& state, std::string_view id, std::size_t nodes) {
  if (nodes == 0 || nodes > kMostNodes) {
    throw Error(ErrorCode::kUsage,
                fmt::format("a picture of {} entities cannot be drawn; ask for 1 to {}", nodes,
                            kMostNodes));
  }
  return drawn(state, nearest_around(state, state.number(id), nodes));
}

Neighbourhood picture_of(const EngineState& state, const std::vector<EntityIndexNumber>& entities) {
  std::vector<Surrounding> chosen;
  std::vector<Surrounding> far;
  const auto near = state.snapshot->entity_graph().neighbours(entities.front());
  for (const EntityIndexNumber e : entities) {
    const bool is_near = std::any_of(near.begin(), near.end(),
                                     [e](const EntitySimilarity& one) { return one.entity == e; });
    if (e == entities.front()) {
      chosen.push_back({e, 1, 0});
    } else {
      (is_near ? chosen : far).push_back({e, 0, is_near ? std::size_t{1} : std::size_t{2}});
    }
  }
  // By rising distance, as edges that lead inwards are told by it.
  chosen.insert(chosen.end(), far.begin(), far.end());
  return drawn(state, chosen);
}

}  // namespace matchgraph
