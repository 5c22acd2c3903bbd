// Here are the directions that a model gave to texts: which rows are nearest to each?
//
// A navigable small-world graph (Malkov, Yashunin, 2018), as the library hnswlib has it. All pairs
// of Debian would be 2 x 10^9 products of 512 numbers.
#pragma once

#include <cstddef>
#include <memory>

#include "graph/rows/dense_vectors.h"
#include "graph/rows/knn.h"

namespace matchgraph {

struct DenseKnnOptions {
  std::size_t k = 100;             ///< neighbours a row, as many as the words give
  std::size_t links = 16;          ///< kept per node; more find more and cost memory
  std::size_t build_width = 100;   ///< candidates while a node is linked
  std::size_t search_width = 200;  ///< candidates while neighbours are searched, >= k
  double min_similarity = 0.05;    ///< 0..1; less is no similarity worth an edge
};

/// The structure to search in. It is put together by one thread, in the order of the rows, so that
/// it does not depend on how many there are.
class DenseIndex {
 public:
  /// Cost: N log N products. `rows` must outlive it. Throws std::bad_alloc.
  DenseIndex(DenseVectorsView rows, const DenseKnnOptions& options);
  ~DenseIndex();
  DenseIndex(const DenseIndex&) = delete;
  DenseIndex& operator=(const DenseIndex&) = delete;

  /// The neighbours of all rows that have a vector, by cosine, most similar first, ties by
  /// ascending row; of other rows none. Not exact: tests hold its recall against all pairs. `jobs`
  /// as in KnnOptions. Cost: a search of `search_width` candidates a row.
  NeighbourLists neighbours(std::size_t jobs) const;

 private:
  class Library;
  DenseVectorsView rows_;
  DenseKnnOptions options_;
  std::unique_ptr<Library> library_;
};

}  // namespace matchgraph
