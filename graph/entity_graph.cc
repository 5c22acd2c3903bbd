#include "graph/entity_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "graph/capability_pairs.h"
#include "graph/graph_arrays.h"
#include "graph/local_scaling.h"
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

std::vector<RowId> entities_of(std::span<const EntitySimilarity> neighbours) {
  std::vector<RowId> result;
  for (const EntitySimilarity& neighbour : neighbours) result.push_back(neighbour.entity);
  return result;
}

std::vector<WeightedRow> first_of(std::span<const EntitySimilarity> neighbours, std::size_t limit) {
  std::vector<WeightedRow> result;
  for (const EntitySimilarity& neighbour : neighbours.first(std::min(limit, neighbours.size()))) {
    result.push_back({neighbour.entity, neighbour.scaled});
  }
  return result;
}

// Appends one entity: its edges to `arrays`, and what they rest on to `all_pairs`.
void add_edges(std::span<const EntitySimilarity> neighbours,
               std::span<const std::vector<CapabilityRowPair>> pairs,
               GraphArrays<EntityEdge>& arrays, std::vector<CapabilityRowPair>& all_pairs) {
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    arrays.add_edge(neighbours[i].entity, {neighbours[i].cosine, neighbours[i].scaled,
                                           static_cast<std::uint32_t>(all_pairs.size()),
                                           static_cast<std::uint32_t>(pairs[i].size())});
    all_pairs.insert(all_pairs.end(), pairs[i].begin(), pairs[i].end());
  }
  arrays.end_vertex();
}

void require_edges(const GraphArrays<EntityEdge>& arrays, std::size_t pairs,
                   const std::string& path) {
  for (std::size_t entity = 0; entity + 1 < arrays.offsets.size(); ++entity) {
    float previous = std::numeric_limits<float>::max();
    for (std::uint64_t i = arrays.offsets[entity]; i < arrays.offsets[entity + 1]; ++i) {
      const EntityEdge& edge = arrays.edges[i];
      require(edge.cosine >= 0 && edge.cosine <= 1, path, "a cosine out of range");
      require(edge.scaled >= 0 && edge.scaled <= previous, path, "likenesses do not descend");
      require(edge.pairs_begin <= pairs && edge.pairs_count <= pairs - edge.pairs_begin, path,
              "an edge names missing pairs");
      previous = edge.scaled;
    }
  }
}

void require_pairs(std::span<const CapabilityRowPair> pairs, std::uint64_t capabilities,
                   const std::string& path) {
  for (const CapabilityRowPair& pair : pairs) {
    require(pair.left < capabilities && pair.right < capabilities, path,
            "a pair names a missing capability");
    require(pair.similarity >= 0 && pair.similarity <= 1, path, "a similarity out of range");
  }
}

void add_matrix(ArrayFileWriter& writer, const std::string& name, const SmoothingMatrix& matrix) {
  writer.add(name + " offsets", matrix.row_offsets());
  writer.add(name + " entries", matrix.row_entries());
  writer.add(name + " column offsets", matrix.column_offsets());
  writer.add(name + " column entries", matrix.column_entries());
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
  return SmoothingMatrix::from_rows({offsets.begin(), offsets.end()},
                                    {entries.begin(), entries.end()});
}

GraphArrays<EntityEdge> load_edges(const ArrayFile& file, std::size_t pairs,
                                   const std::string& path) {
  const auto offsets = file.get<std::uint64_t>("offsets");
  const auto targets = file.get<std::uint32_t>("targets");
  const auto edges = file.get<EntityEdge>("edges");
  require_offsets(offsets, targets.size(), path);
  require_rows(targets, offsets.size() - 1, path);
  require(edges.size() == targets.size(), path, "an edge without likeness");
  GraphArrays<EntityEdge> arrays{{offsets.begin(), offsets.end()},
                                 {targets.begin(), targets.end()},
                                 {edges.begin(), edges.end()}};
  require_edges(arrays, pairs, path);
  return arrays;
}

}  // namespace

EntityGraph::EntityGraph(const NeighbourLists& nearest, const CapabilityGraph& capabilities,
                         std::span<const std::uint32_t> capability_entity,
                         const EntityGraphOptions& options)
    : capabilities_(capability_entity.size()) {
  LocalScaling scaling = local_scaling(nearest, options.scaling_neighbours, options.scaling_floor);
  CapabilityPairFinder finder(capabilities, capability_entity, nearest.rows());
  GraphArrays<EntityEdge> arrays;
  std::vector<std::vector<WeightedRow>> surroundings;
  for (RowId entity = 0; entity < nearest.rows(); ++entity) {
    const auto neighbours = scaled_neighbours(nearest, entity, options.neighbours, scaling);
    const auto pairs = finder.pairs(entity, entities_of(neighbours), options.pairs_per_edge);
    add_edges(neighbours, pairs, arrays, pairs_);
    surroundings.push_back(
        first_of(neighbours, std::max(options.alternative_smoothing, options.need_smoothing)));
  }
  graph_ = make_graph<Graph>(arrays);
  alternative_smoothing_ =
      SmoothingMatrix::from_nearest(surroundings, options.alternative_smoothing, true);
  need_smoothing_ = SmoothingMatrix::from_nearest(surroundings, options.need_smoothing, false);
  mean_best_ = scaling.mean_best;
  crowdedness_ = std::move(scaling.crowdedness);
}

EntityGraph EntityGraph::load(const std::string& path) {
  const ArrayFile file(path);
  EntityGraph result;
  const auto pairs = file.get<CapabilityRowPair>("pairs");
  const auto capabilities = file.get<std::uint64_t>("capabilities");
  const auto mean_best = file.get<double>("mean best");
  const auto crowdedness = file.get<float>("crowdedness");
  require(capabilities.size() == 1 && mean_best.size() == 1, path, "a single value is missing");
  require_pairs(pairs, capabilities[0], path);
  const GraphArrays<EntityEdge> arrays = load_edges(file, pairs.size(), path);
  const std::size_t entities = arrays.offsets.size() - 1;
  require(crowdedness.size() == entities && mean_best[0] >= 0 && mean_best[0] <= 1, path,
          "local scaling of another graph");
  for (const float r : crowdedness) require(r >= 0 && std::isfinite(r), path, "crowdedness");

  result.graph_ = make_graph<Graph>(arrays);
  result.pairs_.assign(pairs.begin(), pairs.end());
  result.capabilities_ = capabilities[0];
  result.mean_best_ = mean_best[0];
  result.crowdedness_.assign(crowdedness.begin(), crowdedness.end());
  result.alternative_smoothing_ = load_matrix(file, "alternative", entities, path);
  result.need_smoothing_ = load_matrix(file, "need", entities, path);
  return result;
}

void EntityGraph::save(const std::string& path) const {
  const auto arrays = arrays_of<EntityEdge>(graph_);
  ArrayFileWriter writer;
  writer.add("offsets", arrays.offsets);
  writer.add("targets", arrays.targets);
  writer.add("edges", arrays.edges);
  writer.add("pairs", pairs_);
  writer.add("capabilities", std::span<const std::uint64_t>(&capabilities_, 1));
  writer.add("mean best", std::span<const double>(&mean_best_, 1));
  writer.add("crowdedness", crowdedness_);
  add_matrix(writer, "alternative", alternative_smoothing_);
  add_matrix(writer, "need", need_smoothing_);
  writer.write(path);
}

std::vector<EntitySimilarity> EntityGraph::neighbours(RowId entity) const {
  std::vector<EntitySimilarity> result;
  const auto [begin, end] = boost::out_edges(entity, graph_);
  for (auto edge = begin; edge != end; ++edge) {
    const EntityEdge& likeness = graph_[*edge];
    result.push_back({boost::target(*edge, graph_), likeness.cosine, likeness.scaled});
  }
  return result;
}

std::vector<CapabilityRowPair> EntityGraph::pairs(RowId from, RowId to) const {
  const auto [begin, end] = boost::out_edges(from, graph_);
  const auto edge = std::find_if(
      begin, end, [&](const auto& candidate) { return boost::target(candidate, graph_) == to; });
  if (edge == end) return {};
  const auto first = pairs_.begin() + static_cast<std::ptrdiff_t>(graph_[*edge].pairs_begin);
  return {first, first + static_cast<std::ptrdiff_t>(graph_[*edge].pairs_count)};
}

}  // namespace matchgraph
