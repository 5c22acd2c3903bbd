// Here is a similarity: how much is it worth where it stands?
//
// Some entities are near to everything (hubs). Dividing each similarity by how crowded both places
// are keeps hubs out of every list (local scaling, Zelnik-Manor and Perona, 2004, in the
// multiplicative form for similarities).
#pragma once

#include <cstddef>
#include <span>
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

// The same where lists lie in parts, one after the other: sums are made in the order of the rows,
// so that they do not depend on the parts.

/// What m is the mean of.
struct BestSums {
  double sum = 0;
  std::size_t rows = 0;  ///< that have a neighbour

  /// Adds the rows behind those that were added.
  void add(const NeighbourLists& lists);
  double mean() const { return rows == 0 ? 0 : sum / static_cast<double>(rows); }
};
/// r of each row, before it is divided by the mean.
std::vector<double> hubness_of(const NeighbourLists& lists, std::size_t neighbours, double floor,
                               double mean_best);
/// Divided by the mean of all rows, of which there are so many and with this sum.
std::vector<float> over_mean(std::span<const double> hubness, double sum, std::size_t rows);

}  // namespace matchgraph
