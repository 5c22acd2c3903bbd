// Here are two sets: which one-to-one pairing is the best?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace matchgraph {

/// One pair of a matching.
struct AssignedPair {
  std::size_t row = 0;
  std::size_t column = 0;
  double weight = 0;

  bool operator==(const AssignedPair&) const = default;
};

/// The one-to-one matching of rows to columns with the largest total weight (Kuhn 1955, Munkres
/// 1957; the shortest augmenting path form with potentials, Jonker and Volgenant 1987). `weights`
/// is row-major, finite, >= 0; only pairs of at least `threshold` count and are returned (so a pair
/// under it never displaces one above). Pairs ascend by row. Deterministic. Cost: O(n^2 m) with n
/// the smaller side.
std::vector<AssignedPair> best_matching(std::span<const double> weights, std::size_t rows,
                                        std::size_t columns, double threshold);

}  // namespace matchgraph
