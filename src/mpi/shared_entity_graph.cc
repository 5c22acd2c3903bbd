#include "mpi/shared_entity_graph.h"

#include <cstdint>
#include <span>
#include <vector>

#include "graph/local_scaling.h"
#include "mpi/shared_file.h"

namespace matchgraph::mpi {
namespace {

/// A value that starts at its default and that each rank in turn adds its part to; all get the
/// last.
/// One after the other and not by a reduction of the library, whose order depends on the number of
/// ranks: sums of floats would differ in their last bits.
template <typename T, typename Add>
T added_in_turn(Team& team, const Add& add) {
  const Bytes last = team.in_turn([&add](const Bytes& before) {
    T value = before.empty() ? T() : MessageReader(before).value<T>();
    add(value);
    MessageWriter message;
    message.value(value);
    return message.take();
  });
  return MessageReader(last).value<T>();
}

struct HubnessSum {
  double sum = 0;
  std::uint64_t rows = 0;
};

/// Of all entities, on every process.
LocalScaling shared_scaling(Team& team, const NeighbourLists& own,
                            const EntityGraphOptions& options) {
  LocalScaling out;
  out.mean_best = added_in_turn<BestSums>(team, [&own](BestSums& sums) { sums.add(own); }).mean();
  const std::vector<double> hubness =
      hubness_of(own, options.scaling_neighbours, options.scaling_floor, out.mean_best);
  const auto all = added_in_turn<HubnessSum>(team, [&hubness](HubnessSum& sum) {
    for (const double r : hubness) sum.sum += r;
    sum.rows += hubness.size();
  });
  // Every rank scales its edges by both ends, and the other end is anybody's.
  MessageWriter message;
  message.array(over_mean(hubness, all.sum, all.rows));
  for (const Bytes& part : team.all_gather(message.take())) {
    MessageReader(part).append(out.hubness);
  }
  return out;
}

/// On the first rank; empty elsewhere.
EntitySmoothing smoothing_of_all(Team& team,
                                 const std::vector<std::vector<WeightedRow>>& smoothed_by,
                                 const EntityGraphOptions& options) {
  MessageWriter message;
  message.lists(smoothed_by);
  std::vector<std::vector<WeightedRow>> all;
  for (const Bytes& part : team.gather(message.take())) MessageReader(part).append_lists(all);
  // Twice the same lists, as one process makes both matrices of them too.
  return team.is_first() ? EntitySmoothing(all, all, options) : EntitySmoothing();
}

}  // namespace

std::size_t write_shared_entity_graph(Team& team, const NeighbourLists& own, RowId first,
                                      const EntityGraphOptions& options, const std::string& path) {
  const LocalScaling scaling = shared_scaling(team, own, options);
  const EntityGraphRows rows(own, first, scaling, options);
  const EntitySmoothing smoothing = smoothing_of_all(team, rows.smoothed_by, options);
  const std::vector<std::uint64_t> edges = team.all_gather(std::uint64_t{rows.targets.size()});
  std::uint64_t before = 0;
  std::uint64_t all = 0;
  for (std::size_t r = 0; r < edges.size(); ++r) {
    if (r < team.rank()) before += edges[r];
    all += edges[r];
  }
  const auto offsets = part_of_offsets(rows.offsets, before, team.is_first());
  // A single number: the first rank writes it, and the others a part of length zero.
  const std::span<const double> mean_best(&scaling.mean_best, team.is_first() ? 1 : 0);
  const auto hubness = std::span(scaling.hubness).subspan(first, own.rows());
  ArrayFileWriter writer;
  EntityGraphArrays{offsets, rows.targets, rows.cosines, mean_best, hubness, smoothing}.add_to(
      writer);
  write_shared(team, writer, path);
  return all;
}

}  // namespace matchgraph::mpi
