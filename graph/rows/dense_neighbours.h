// Here are the directions that a model gave to texts: which rows are nearest to each?
//
// Rows are sorted into partitions of what lies together, and each row is compared with those of the
// partitions whose centres are nearest to it, all rows that probe a partition with all of its own:
// long runs of products, which processors do fastest.
#pragma once

#include <cstddef>

#include "graph/rows/dense_partitions.h"
#include "graph/rows/dense_vectors.h"
#include "graph/rows/knn.h"

namespace matchgraph {

struct DenseKnnOptions {
  std::size_t k = 100;  ///< neighbours a row, as many as the words give
  /// Rows that each is compared with, about, besides those that are compared with it: in a
  /// catalogue of no more the search is exact, in a larger one the work grows no faster than the
  /// number of rows. Recall and time of others: graph/README.md.
  std::size_t compared_rows = 8'192;
  DensePartitionOptions partitions = {};
  double min_similarity = 0.05;  ///< 0..1; less is no similarity worth an edge
};

/// The neighbours of all rows that have a vector, by cosine, most similar first, ties by ascending
/// row; of other rows none. Where it is not exact, tests hold its recall against all pairs. `jobs`
/// as in KnnOptions; the result does not depend on it. Cost: `compared_rows` products a row,
/// and one with the centre of each partition. Memory: 16 bytes for each of the k of a row, 8 for
/// each partition that it is compared with.
NeighbourLists dense_neighbours(DenseVectorsView rows, const DenseKnnOptions& options,
                                std::size_t jobs);

}  // namespace matchgraph
