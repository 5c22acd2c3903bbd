// Here is a similarity: how much is it worth where it stands?
//
// Some entities are near to everything (hubs). Dividing each similarity by how crowded both places
// are keeps hubs out of every list (local scaling, Zelnik-Manor and Perona, 2004, in the
// multiplicative form for similarities).
#pragma once

#include <cstddef>
#include <vector>

#include "graph/rows/knn.h"

namespace matchgraph {

/// z = g / (m r r'), the similarity g of two rows of hubness r and r'; 0 when the divisor is 0.
inline double scaled_similarity(double similarity, double mean_best, float hubness_a,
                                float hubness_b) {
  const double divisor =
      mean_best * static_cast<double>(hubness_a) * static_cast<double>(hubness_b);
  return divisor > 0 ? similarity / divisor : 0;
}

struct LocalScaling {
  double mean_best = 0;        ///< m: mean over rows with a neighbour of their best similarity
  std::vector<float> hubness;  ///< r, one per row, mean 1; 1 everywhere when no row has neighbours

  /// z(a, b) = g / (m r(a) r(b)); 0 when the divisor is 0.
  double scale(RowId a, RowId b, double similarity) const;
};

/// With g the similarities of a row's best `neighbours` (> 0) rows, missing ones counting as 0:
/// r = sqrt(mean of g / m + floor), then divided by the mean of r over all rows. Cost: linear.
LocalScaling local_scaling(const NeighbourLists& lists, std::size_t neighbours, double floor);

}  // namespace matchgraph
