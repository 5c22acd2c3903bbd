#include "graph/entity_graph.h"

#include <algorithm>
#include <cstdint>
#include <future>
#include <span>
#include <utility>
#include <vector>

#include "graph/local_scaling.h"
#include "graph/smoothing.h"
#include "storage/array_file.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

// Entities of a block: each costs a hundred products and a sort.
constexpr std::size_t kAtOnce = 256;

// The entity's neighbours with both similarities, by scaled similarity descending, in `result`.
void scale_neighbours(std::span<const RowSimilarity> list, RowId entity, std::size_t limit,
                      const LocalScaling& scaling, std::vector<EntitySimilarity>& result) {
  result.clear();
  // The list comes by cosine, so its first ones are kept.
  for (const RowSimilarity& neighbour : list.first(std::min(limit, list.size()))) {
    const double similarity = static_cast<double>(neighbour.similarity);
    const double scaled = scaling.scale(entity, neighbour.row, similarity);
    result.push_back({neighbour.row, neighbour.similarity, static_cast<float>(scaled)});
  }
  // The nearest by cosine are kept, but in the order of what they are worth: readers take the first
  // few of a row.
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.scaled != b.scaled ? a.scaled > b.scaled : a.entity < b.entity;
  });
}

std::vector<WeightedRow> first_of(std::span<const EntitySimilarity> neighbours, std::size_t limit) {
  const auto first = neighbours.first(std::min(limit, neighbours.size()));
  std::vector<WeightedRow> result;
  result.reserve(first.size());
  for (const EntitySimilarity& neighbour : first) {
    result.push_back({neighbour.entity, neighbour.scaled});
  }
  return result;
}

void add_matrix(ArrayFileWriter& writer, const std::string& name, const SmoothingMatrix& matrix) {
  writer.add(name + " offsets", matrix.offsets());
  writer.add(name + " entries", matrix.entries());
}

// The first few of each entity, by scaled similarity.
std::vector<std::vector<WeightedRow>> nearest_few(const NeighbourLists& nearest,
                                                  const EntityGraphOptions& options,
                                                  std::size_t limit) {
  // Words alone have a scaling of their own: hubs of a model are others.
  const LocalScaling scaling =
      local_scaling(nearest, options.scaling_neighbours, options.scaling_floor);
  std::vector<std::vector<WeightedRow>> out;
  std::vector<EntitySimilarity> neighbours;
  for (RowId entity = 0; entity < nearest.rows(); ++entity) {
    scale_neighbours(nearest.of(entity), entity, options.neighbours, scaling, neighbours);
    out.push_back(first_of(neighbours, limit));
  }
  return out;
}

}  // namespace

EntityGraphRows::EntityGraphRows(const NeighbourLists& lists, RowId first,
                                 const LocalScaling& scaling, const EntityGraphOptions& options) {
  const std::size_t rows = lists.rows();
  // Where each row lies follows from the lists' lengths, so that threads write side by side.
  for (RowId row = 0; row < rows; ++row) {
    offsets.push_back(offsets.back() + std::min(options.neighbours, lists.of(row).size()));
  }
  targets.resize(offsets.back());
  cosines.resize(offsets.back());
  smoothed_by.resize(rows);
  const std::size_t smoothing = std::max(options.alternative_smoothing, options.need_smoothing);
  parallel_blocks({rows, kAtOnce, options.jobs}, [&] {
    return [&, near = std::vector<EntitySimilarity>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t at = begin; at < end; ++at) {
        const auto row = static_cast<RowId>(at);
        scale_neighbours(lists.of(row), first + row, options.neighbours, scaling, near);
        for (std::size_t i = 0; i < near.size(); ++i) {
          targets[offsets[row] + i] = near[i].entity;
          cosines[offsets[row] + i] = near[i].cosine;
        }
        // Lists for smoothing are cut from the first few, which is why they come from the scaled
        // order. The longer of both needs, as each matrix takes its own first few of them.
        smoothed_by[row] = first_of(near, smoothing);
      }
    };
  });
}

EntitySmoothing::EntitySmoothing(std::span<const std::vector<WeightedRow>> for_alternatives,
                                 std::span<const std::vector<WeightedRow>> for_needs,
                                 const EntityGraphOptions& options) {
  const auto make_need = [&] {
    return SmoothingMatrix::from_nearest(for_needs, options.need_smoothing, false);
  };
  // Beside the other, which is the larger one.
  std::future<SmoothingMatrix> for_need;
  if (options.jobs != 1) for_need = std::async(std::launch::async, make_need);
  // Symmetric for alternatives: who has an entity among its nearest supports it too. Needs rank
  // slightly worse that way.
  alternative =
      SmoothingMatrix::from_nearest(for_alternatives, options.alternative_smoothing, true);
  need = for_need.valid() ? for_need.get() : make_need();
}

void EntityGraphArrays::add_to(ArrayFileWriter& writer) const {
  // What scaled similarity is worth follows from both ends, so the file holds the cosine alone.
  writer.add("offsets", offsets);
  writer.add("targets", targets);
  writer.add("cosines", cosines);
  writer.add("mean best", mean_best);
  writer.add("hubness", hubness);
  add_matrix(writer, "alternative", smoothing.alternative);
  add_matrix(writer, "need", smoothing.need);
}

std::size_t write_entity_graph(const NeighbourLists& nearest, const NeighbourLists& by_words,
                               const EntityGraphOptions& options, const std::string& path) {
  const LocalScaling scaling =
      local_scaling(nearest, options.scaling_neighbours, options.scaling_floor);
  const EntityGraphRows rows(nearest, 0, scaling, options);
  std::vector<std::vector<WeightedRow>> for_needs;
  // Without a model both lists are the same object, and the work is done once.
  if (&by_words != &nearest) for_needs = nearest_few(by_words, options, options.need_smoothing);
  const EntitySmoothing smoothing(rows.smoothed_by,
                                  &by_words != &nearest ? for_needs : rows.smoothed_by, options);
  ArrayFileWriter writer;
  EntityGraphArrays{rows.offsets,    rows.targets, rows.cosines, {&scaling.mean_best, 1},
                    scaling.hubness, smoothing}
      .add_to(writer);
  writer.write(path);
  return rows.targets.size();
}

}  // namespace matchgraph
