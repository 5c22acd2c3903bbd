// Here are the directions that a model gave to texts: which rows lie together?
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/rows/byte_products.h"
#include "graph/rows/dense_vectors.h"

namespace matchgraph {

struct DensePartitionOptions {
  std::size_t rows = 128;    ///< of a partition, about
  std::size_t most = 1'024;  ///< a partition of more rows, as of equal ones, is cut into pieces
  std::size_t sampled = 64;  ///< rows a partition that the centres are made of
  std::size_t passes = 4;    ///< each moves the centres to the middle of what is nearest to them
};

/// Rows that have a vector, sorted into partitions around centres (k-means on a sample). The same
/// whatever the number of threads.
class DensePartitions {
 public:
  /// `jobs` as in KnnOptions. Cost: a product with each centre a row, and `passes` times those of
  /// the sample. Memory: a copy of the rows.
  DensePartitions(DenseVectorsView rows, const DensePartitionOptions& options, std::size_t jobs);

  std::size_t size() const { return begin_.size() - 1; }
  /// The partition's places in `order` and `values`.
  RowRun run(std::size_t partition) const { return {begin_[partition], begin_[partition + 1]}; }
  /// Rows, partition by partition, ascending within each.
  const std::vector<RowId>& order() const { return order_; }
  /// Their numbers in that order.
  const ByteRows& values() const { return values_; }
  /// Of each row, in that order, the `count` partitions whose centres are nearest to it, its own
  /// among them: numbers ascending, row after row. Cost: a product with each centre a row.
  std::vector<std::uint32_t> probes(std::size_t count, std::size_t jobs) const;

 private:
  std::vector<std::size_t> begin_ = {0};
  std::vector<RowId> order_;
  ByteRows values_;
  DenseVectors centres_;  // a row per partition
};

}  // namespace matchgraph
