#include "graph/rows/dense_neighbours.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <vector>

#include "graph/rows/byte_products.h"
#include "graph/rows/top_k.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kBlockRows = 64;  // of either side of a product: both stay in a cache

/// By partition those that it is compared with, each pair once, at the earlier of the two.
std::vector<std::vector<std::uint32_t>> compared_partitions(const DensePartitions& partitions,
                                                            std::size_t compared_rows) {
  std::vector<std::vector<std::uint32_t>> out(partitions.size());
  for (std::uint32_t p = 0; p < partitions.size(); ++p) {
    std::size_t rows = 0;
    for (const std::uint32_t other : partitions.nearest(p)) {
      if (rows >= compared_rows) break;
      rows += partitions.run(other).size();
      out[std::min(p, other)].push_back(std::max(p, other));
    }
  }
  for (auto& others : out) {
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
  return out;
}

/// What was found nearest to each of some rows of a partition.
struct Block {
  std::mutex mutex;
  std::vector<TopK> best;  // guarded by mutex
};

/// What the threads share.
class DenseSearch {
 public:
  DenseSearch(DenseVectorsView rows, const DensePartitions& partitions,
              const DenseKnnOptions& options)
      : partitions_(partitions),
        options_(options),
        compared_(compared_partitions(partitions, options.compared_rows)) {
    for (const RowId row : partitions.order()) scales_.push_back(rows.scales[row]);
    for (std::size_t p = 0; p < partitions.size(); ++p) {
      first_block_.push_back(runs_.size());
      const RowRun run = partitions.run(p);
      for (std::size_t at = run.begin; at < run.end; at += kBlockRows) {
        runs_.push_back({at, std::min(run.end, at + kBlockRows)});
        partition_of_.push_back(p);
      }
    }
    first_block_.push_back(runs_.size());
    std::vector<Block>(runs_.size()).swap(blocks_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      blocks_[i].best.resize(runs_[i].size());
      for (TopK& best : blocks_[i].best) best.reset(options.k);
    }
  }

  std::size_t blocks() const { return blocks_.size(); }

  /// Compares the block with all later ones that it is to be compared with, and with itself.
  void compare(std::size_t left, ByteProducts& products) {
    const std::size_t p = partition_of_[left];
    for (const std::uint32_t other : compared_[p]) {
      const std::size_t begin = other == p ? left : first_block_[other];
      for (std::size_t right = begin; right < first_block_[other + 1]; ++right) {
        compare(left, right, products);
      }
    }
  }

  /// When all is compared.
  void put_lists(std::size_t block, std::vector<std::vector<RowSimilarity>>& lists) {
    for (std::size_t i = 0; i < blocks_[block].best.size(); ++i) {
      std::vector<RowSimilarity>& best = blocks_[block].best[i].best();
      std::sort(best.begin(), best.end(), more_similar);
      lists[partitions_.order()[runs_[block].begin + i]] = best;
      best = {};
    }
  }

 private:
  void compare(std::size_t left, std::size_t right, ByteProducts& products) {
    const RowRun a = runs_[left];
    const RowRun b = runs_[right];
    const ByteRows& values = partitions_.values();
    products.multiply(values, a, values, b);
    std::unique_lock one(blocks_[left].mutex, std::defer_lock);
    std::unique_lock other(blocks_[right].mutex, std::defer_lock);
    if (left == right) {
      one.lock();
    } else {
      std::lock(one, other);
    }
    std::vector<TopK>& best_a = blocks_[left].best;
    std::vector<TopK>& best_b = blocks_[right].best;
    std::array<float, kBlockRows> enough;
    for (std::size_t j = 0; j < b.size(); ++j) enough[j] = enough_for(best_b[j]);
    std::array<std::uint32_t, kBlockRows> near;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const float scale = scales_[a.begin + i];
      const float enough_here = enough_for(best_a[i]);
      // Most rows are not near, and which ones are cannot be foreseen, so no branch asks.
      std::size_t count = 0;
      for (std::size_t j = left == right ? i + 1 : 0; j < b.size(); ++j) {
        const float similarity =
            static_cast<float>(products.of(i)[j]) * scale * scales_[b.begin + j];
        near[count] = static_cast<std::uint32_t>(j);
        count += similarity >= std::min(enough_here, enough[j]) ? 1 : 0;
      }
      for (std::size_t n = 0; n < count; ++n) {
        const std::size_t j = near[n];
        // As dense_cosine() has it: the same number for both.
        const double similarity = static_cast<double>(scale) *
                                  static_cast<double>(scales_[b.begin + j]) *
                                  static_cast<double>(products.of(i)[j]);
        if (similarity < options_.min_similarity) continue;
        best_a[i].offer({partitions_.order()[b.begin + j], static_cast<float>(similarity)});
        best_b[j].offer({partitions_.order()[a.begin + i], static_cast<float>(similarity)});
      }
    }
  }

  /// What is less similar is certainly not among the best.
  float enough_for(const TopK& best) const {
    constexpr double kRounding = 1e-5;  // of a product of floats
    const double least = std::max(options_.min_similarity, static_cast<double>(best.bound()));
    return static_cast<float>(least * (1 - kRounding));
  }

  const DensePartitions& partitions_;
  const DenseKnnOptions& options_;
  const std::vector<std::vector<std::uint32_t>> compared_;
  std::vector<float> scales_;  // by place in the partitions' order
  std::vector<RowRun> runs_;   // by block, as what follows
  std::vector<std::size_t> partition_of_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> first_block_;  // by partition; one more
};

}  // namespace

NeighbourLists dense_neighbours(DenseVectorsView rows, const DenseKnnOptions& options,
                                std::size_t jobs) {
  const DensePartitions partitions(rows, options.partitions, jobs);
  DenseSearch search(rows, partitions, options);
  parallel_blocks({.items = search.blocks(), .jobs = jobs}, [&search] {
    return [&search, products = ByteProducts()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t block = begin; block < end; ++block) search.compare(block, products);
    };
  });
  std::vector<std::vector<RowSimilarity>> lists(rows.rows());
  for (std::size_t block = 0; block < search.blocks(); ++block) search.put_lists(block, lists);
  return joined_lists(lists);
}

}  // namespace matchgraph
