#include "graph/entity_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "graph/graph_arrays.h"
#include "storage/array_file.h"

namespace matchgraph {
namespace {

// The entity's neighbours with both likenesses, by scaled likeness descending.
std::vector<EntitySimilarity> scaled_neighbours(const NeighbourLists& nearest, RowId entity,
                                                std::size_t limit, const LocalScaling& scaling) {
  std::vector<EntitySimilarity> result;
  const auto list = nearest.of(entity);
  for (const RowSimilarity& neighbour : list.first(std::min(limit, list.size()))) {
    const double similarity = static_cast<double>(neighbour.similarity);
    const double scaled = scaling.scale(entity, neighbour.row, similarity);
    result.push_back({neighbour.row, neighbour.similarity, static_cast<float>(scaled)});
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.scaled != b.scaled ? a.scaled > b.scaled : a.entity < b.entity;
  });
  return result;
}

std::vector<WeightedRow> first_of(std::span<const EntitySimilarity> neighbours, std::size_t limit) {
  std::vector<WeightedRow> result;
  for (const EntitySimilarity& neighbour : neighbours.first(std::min(limit, neighbours.size()))) {
    result.push_back({neighbour.entity, neighbour.scaled});
  }
  return result;
}

void require_edges(const GraphArrays<EntityEdge>& arrays, const LocalScaling& scaling,
                   const std::string& path) {
  for (RowId entity = 0; entity + 1 < arrays.offsets.size(); ++entity) {
    float previous = std::numeric_limits<float>::max();
    for (std::uint64_t i = arrays.offsets[entity]; i < arrays.offsets[entity + 1]; ++i) {
      const float cosine = arrays.edges[i].cosine;
      require(cosine >= 0 && cosine <= 1, path, "a cosine out of range");
      const auto scaled =
          static_cast<float>(scaling.scale(entity, arrays.targets[i], static_cast<double>(cosine)));
      require(scaled >= 0 && scaled <= previous, path, "likenesses do not descend");
      previous = scaled;
    }
  }
}

void add_matrix(ArrayFileWriter& writer, const std::string& name, const SmoothingMatrix& matrix) {
  writer.add(name + " offsets", matrix.offsets());
  writer.add(name + " entries", matrix.entries());
}

SmoothingMatrix load_matrix(const ArrayFile& file, const std::string& name, std::size_t entities,
                            const std::string& path) {
  const auto offsets = file.get<std::uint64_t>(name + " offsets");
  const auto entries = file.get<WeightedRow>(name + " entries");
  if (offsets.empty() && entries.empty() && entities == 0) return {};
  require_offsets(offsets, entries.size(), path);
  require(offsets.size() == entities + 1, path, "a smoothing matrix of another size");
  for (const WeightedRow& entry : entries) {
    require(entry.row < entities, path, "a smoothing matrix names a missing entity");
    require(entry.weight >= 0 && entry.weight <= 1, path, "a smoothing weight out of range");
  }
  return {{offsets.begin(), offsets.end()}, {entries.begin(), entries.end()}};
}

GraphArrays<EntityEdge> load_edges(const ArrayFile& file, const std::string& path) {
  const auto offsets = file.get<std::uint64_t>("offsets");
  const auto targets = file.get<std::uint32_t>("targets");
  const auto edges = file.get<EntityEdge>("cosines");
  require_offsets(offsets, targets.size(), path);
  require_rows(targets, offsets.size() - 1, path);
  require(edges.size() == targets.size(), path, "an edge without likeness");
  return {{offsets.begin(), offsets.end()},
          {targets.begin(), targets.end()},
          {edges.begin(), edges.end()}};
}

}  // namespace

EntityGraph::EntityGraph(const NeighbourLists& nearest, const EntityGraphOptions& options)
    : scaling_(local_scaling(nearest, options.scaling_neighbours, options.scaling_floor)) {
  GraphArrays<EntityEdge> arrays;
  std::vector<std::vector<WeightedRow>> surroundings;
  for (RowId entity = 0; entity < nearest.rows(); ++entity) {
    const auto neighbours = scaled_neighbours(nearest, entity, options.neighbours, scaling_);
    for (const EntitySimilarity& near : neighbours) arrays.add_edge(near.entity, {near.cosine});
    arrays.end_vertex();
    surroundings.push_back(
        first_of(neighbours, std::max(options.alternative_smoothing, options.need_smoothing)));
  }
  graph_ = make_graph<Graph>(arrays);
  alternative_smoothing_ =
      SmoothingMatrix::from_nearest(surroundings, options.alternative_smoothing, true);
  need_smoothing_ = SmoothingMatrix::from_nearest(surroundings, options.need_smoothing, false);
}

EntityGraph EntityGraph::load(const std::string& path) {
  const ArrayFile file(path);
  EntityGraph result;
  const auto mean_best = file.get<double>("mean best");
  const auto crowdedness = file.get<float>("crowdedness");
  require(mean_best.size() == 1, path, "a single value is missing");
  const GraphArrays<EntityEdge> arrays = load_edges(file, path);
  const std::size_t entities = arrays.offsets.size() - 1;
  require(crowdedness.size() == entities && mean_best[0] >= 0 && mean_best[0] <= 1, path,
          "local scaling of another graph");
  for (const float r : crowdedness) require(r >= 0 && std::isfinite(r), path, "crowdedness");
  result.scaling_.mean_best = mean_best[0];
  result.scaling_.crowdedness.assign(crowdedness.begin(), crowdedness.end());
  require_edges(arrays, result.scaling_, path);

  result.graph_ = make_graph<Graph>(arrays);
  result.alternative_smoothing_ = load_matrix(file, "alternative", entities, path);
  result.need_smoothing_ = load_matrix(file, "need", entities, path);
  return result;
}

void EntityGraph::save(const std::string& path) const {
  const auto arrays = arrays_of<EntityEdge>(graph_);
  ArrayFileWriter writer;
  writer.add("offsets", arrays.offsets);
  writer.add("targets", arrays.targets);
  writer.add("cosines", arrays.edges);
  writer.add("mean best", std::span<const double>(&scaling_.mean_best, 1));
  writer.add("crowdedness", scaling_.crowdedness);
  add_matrix(writer, "alternative", alternative_smoothing_);
  add_matrix(writer, "need", need_smoothing_);
  writer.write(path);
}

std::vector<EntitySimilarity> EntityGraph::neighbours(RowId entity) const {
  std::vector<EntitySimilarity> result;
  const auto [begin, end] = boost::out_edges(entity, graph_);
  for (auto edge = begin; edge != end; ++edge) {
    const RowId other = boost::target(*edge, graph_);
    const float cosine = graph_[*edge].cosine;
    const double scaled = scaling_.scale(entity, other, static_cast<double>(cosine));
    result.push_back({other, cosine, static_cast<float>(scaled)});
  }
  return result;
}

}  // namespace matchgraph
