// Here are the directions that a model gave to texts: which rows are nearest to each?
//
// Rows are sorted into partitions of what lies together, and the rows of partitions that are near
// to each other are compared, all with all: long runs of products, which processors do fastest.
#pragma once

#include <cstddef>

#include "graph/rows/dense_partitions.h"
#include "graph/rows/dense_vectors.h"
#include "graph/rows/knn.h"

namespace matchgraph {

struct DenseKnnOptions {
  std::size_t k = 100;  ///< neighbours a row, as many as the words give
  /// Rows that each is compared with, about, and no fewer: in a catalogue of no more the search is
  /// exact, in a larger one the work grows no faster than the number of rows.
  std::size_t compared_rows = 32'768;
  DensePartitionOptions partitions = {};
  double min_similarity = 0.05;  ///< 0..1; less is no similarity worth an edge
};

/// The neighbours of all rows that have a vector, by cosine, most similar first, ties by ascending
/// row; of other rows none. Where it is not exact, tests hold its recall against all pairs. `jobs`
/// as in KnnOptions; the result does not depend on it. Cost: about half of `compared_rows` products
/// a row, as each serves both of its rows. Memory: 16 bytes for each of the k of a row.
NeighbourLists dense_neighbours(DenseVectorsView rows, const DenseKnnOptions& options,
                                std::size_t jobs);

}  // namespace matchgraph
