#include "graph/local_scaling.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace matchgraph {
namespace {

double mean_similarity(std::span<const RowSimilarity> list, std::size_t neighbours) {
  double sum = 0;
  for (const RowSimilarity& neighbour : list.first(std::min(neighbours, list.size()))) {
    // Missing neighbours count as 0: who has few is in no crowded place.
    sum += static_cast<double>(neighbour.similarity);
  }
  return sum / static_cast<double>(neighbours);
}

}  // namespace

double LocalScaling::scale(RowId a, RowId b, double similarity) const {
  // The same formula for the builder and for readers of the file.
  return scaled_similarity(similarity, mean_best, hubness[a], hubness[b]);
}

void BestSums::add(const NeighbourLists& lists) {
  for (RowId row = 0; row < lists.rows(); ++row) {
    // Entities that are like nothing would lower the unit for all.
    if (lists.of(row).empty()) continue;
    sum += static_cast<double>(lists.of(row).front().similarity);
    ++rows;
  }
}

std::vector<double> hubness_of(const NeighbourLists& lists, std::size_t neighbours, double floor,
                               double mean_best) {
  assert(neighbours > 0 && floor >= 0);
  // Nobody has a neighbour: no place is crowded, and the mean would divide by 0.
  if (mean_best <= 0) return std::vector<double>(lists.rows(), 1);
  std::vector<double> out;
  for (RowId row = 0; row < lists.rows(); ++row) {
    out.push_back(std::sqrt(mean_similarity(lists.of(row), neighbours) / mean_best + floor));
  }
  return out;
}

std::vector<float> over_mean(std::span<const double> hubness, double sum, std::size_t rows) {
  std::vector<float> out;
  // Over the mean, so that a catalogue's scaled similarities stay of the size of cosines.
  const double mean = sum / static_cast<double>(rows);
  for (const double r : hubness) out.push_back(static_cast<float>(r / mean));
  return out;
}

LocalScaling local_scaling(const NeighbourLists& lists, std::size_t neighbours, double floor) {
  BestSums best;
  best.add(lists);
  const std::vector<double> hubness = hubness_of(lists, neighbours, floor, best.mean());
  const double sum = std::accumulate(hubness.begin(), hubness.end(), 0.0);
  return {best.mean(), over_mean(hubness, sum, lists.rows())};
}

}  // namespace matchgraph
