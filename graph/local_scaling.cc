#include "graph/local_scaling.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace matchgraph {
namespace {

double mean_best_similarity(const NeighbourLists& lists) {
  double sum = 0;
  std::size_t count = 0;
  for (RowId row = 0; row < lists.rows(); ++row) {
    if (lists.of(row).empty()) continue;
    sum += static_cast<double>(lists.of(row).front().similarity);
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

double mean_similarity(std::span<const RowSimilarity> list, std::size_t neighbours) {
  double sum = 0;
  for (const RowSimilarity& neighbour : list.first(std::min(neighbours, list.size()))) {
    sum += static_cast<double>(neighbour.similarity);
  }
  return sum / static_cast<double>(neighbours);
}

}  // namespace

double LocalScaling::scale(RowId a, RowId b, double similarity) const {
  return scaled_similarity(similarity, mean_best, hubness[a], hubness[b]);
}

LocalScaling local_scaling(const NeighbourLists& lists, std::size_t neighbours, double floor) {
  assert(neighbours > 0 && floor >= 0);
  LocalScaling result;
  result.mean_best = mean_best_similarity(lists);
  // Nobody has a neighbour: no place is crowded, and the mean would divide by 0.
  if (result.mean_best <= 0) {
    result.hubness.assign(lists.rows(), 1);
    return result;
  }
  std::vector<double> hubness;
  double sum = 0;
  for (RowId row = 0; row < lists.rows(); ++row) {
    const double mean = mean_similarity(lists.of(row), neighbours);
    hubness.push_back(std::sqrt(mean / result.mean_best + floor));
    sum += hubness.back();
  }
  const double mean = sum / static_cast<double>(hubness.size());
  for (const double r : hubness) result.hubness.push_back(static_cast<float>(r / mean));
  return result;
}

}  // namespace matchgraph
