#include "graph/rows/dense_neighbours.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <numeric>
#include <span>
#include <vector>

#include "graph/rows/byte_products.h"
#include "graph/rows/top_k.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kBlockRows = 64;  // of either side of a product: both stay in a cache

/// As many of the partitions as hold `compared_rows` on average; at least one.
std::size_t probed_partitions(const DensePartitions& partitions, std::size_t compared_rows) {
  const std::size_t rows = std::max<std::size_t>(1, partitions.order().size());
  const std::size_t probed = (compared_rows * partitions.size() + rows - 1) / rows;
  return std::clamp<std::size_t>(probed, 1, partitions.size());
}

/// Which rows are compared with the rows of which partitions. Rows are named by their place in the
/// partitions' order.
class Probes {
 public:
  Probes(const DensePartitions& partitions, std::size_t compared_rows, std::size_t jobs)
      : count_(partitions.order().empty() ? 0 : probed_partitions(partitions, compared_rows)),
        probed_(partitions.order().empty() ? std::vector<std::uint32_t>()
                                           : partitions.probes(count_, jobs)),
        begin_(partitions.size() + 1, 0),
        probing_(probed_.size()) {
    // Counted, then filled: the rows of a partition lie together without a list for each.
    for (const std::uint32_t p : probed_) ++begin_[p + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    std::vector<std::size_t> next(begin_);
    for (std::size_t i = 0; i < probed_.size(); ++i) {
      probing_[next[probed_[i]]++] = static_cast<std::uint32_t>(i / count_);
    }
  }

  /// The places of the rows that are compared with those of a partition, ascending.
  std::span<const std::uint32_t> probing(std::size_t partition) const {
    return std::span(probing_).subspan(begin_[partition],
                                       begin_[partition + 1] - begin_[partition]);
  }
  bool probes(std::size_t place, std::uint32_t partition) const {
    const auto of_row = std::span(probed_).subspan(place * count_, count_);
    // Ascending, as put_nearest() left them.
    return std::binary_search(of_row.begin(), of_row.end(), partition);
  }

 private:
  std::size_t count_;
  std::vector<std::uint32_t> probed_;  // row after row
  std::vector<std::size_t> begin_;     // by partition, of what follows
  std::vector<std::uint32_t> probing_;
};

/// What was found nearest to each of some rows.
struct Block {
  std::mutex mutex;
  std::vector<TopK> best;  // guarded by mutex
};

/// What the threads share.
class DenseSearch {
 public:
  DenseSearch(DenseVectorsView rows, const DensePartitions& partitions,
              const DenseKnnOptions& options, std::size_t jobs)
      : partitions_(partitions),
        options_(options),
        probes_(partitions, options.compared_rows, jobs),
        enough_(partitions.order().size()) {
    const std::vector<RowId>& order = partitions.order();
    for (const RowId row : order) scales_.push_back(rows.scales[row]);
    // A bound from the beginning, so that what is below the least similarity never takes a lock.
    for (auto& enough : enough_) enough = enough_for(TopK());
    for (std::uint32_t p = 0; p < partitions.size(); ++p) {
      partition_of_.resize(partitions.run(p).end, p);
    }
    // Blocks hold a mutex, which cannot be moved.
    std::vector<Block>((order.size() + kBlockRows - 1) / kBlockRows).swap(blocks_);
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      blocks_[b].best.resize(std::min(kBlockRows, order.size() - b * kBlockRows));
      for (TopK& best : blocks_[b].best) best.reset(options.k);
    }
  }

  /// Scratch memory of a thread.
  struct Scratch {
    ByteRows left;  // gathered
    ByteProducts products;
    std::vector<std::uint32_t> near;
    std::vector<std::uint32_t> places;
  };

  Scratch scratch() const {
    return {ByteRows(kBlockRows, partitions_.values().stride()), ByteProducts(), {}, {}};
  }

  /// Compares the partition's rows with each other. First: what lies together is near, and with
  /// that in the lists little of what follows has to be put into them.
  void compare_own(std::size_t partition, Scratch& scratch) {
    const RowRun run = partitions_.run(partition);
    scratch.places.resize(run.size());
    std::iota(scratch.places.begin(), scratch.places.end(), static_cast<std::uint32_t>(run.begin));
    compare(scratch.places, run, scratch);
  }

  /// Compares the partition's rows with those of others that probe it.
  void compare_others(std::size_t partition, Scratch& scratch) {
    const RowRun run = partitions_.run(partition);
    scratch.places.clear();
    for (const std::uint32_t place : probes_.probing(partition)) {
      if (place < run.begin || place >= run.end) scratch.places.push_back(place);
    }
    compare(scratch.places, run, scratch);
  }

  /// When all is compared.
  void put_lists(std::vector<std::vector<RowSimilarity>>& lists, std::size_t jobs) {
    parallel_blocks({.items = scales_.size(), .at_once = kBlockRows, .jobs = jobs}, [&] {
      return [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end; ++place) {
          std::vector<RowSimilarity>& best = best_of(place).best();
          // Sorted at the end, as a list that is still filled need not be in order.
          std::sort(best.begin(), best.end(), more_similar);
          lists[partitions_.order()[place]] = best;
          best = {};
        }
      };
    });
  }

 private:
  void compare(std::span<const std::uint32_t> probing, RowRun run, Scratch& scratch) {
    for (std::size_t at = 0; at < probing.size(); at += kBlockRows) {
      const auto left = probing.subspan(at, std::min(kBlockRows, probing.size() - at));
      // Gathered into one piece, as rows that probe a partition lie anywhere.
      for (std::size_t i = 0; i < left.size(); ++i) {
        scratch.left.copy(i, partitions_.values(), left[i]);
      }
      for (std::size_t begin = run.begin; begin < run.end; begin += kBlockRows) {
        compare_block(left, {begin, std::min(run.end, begin + kBlockRows)}, scratch);
      }
    }
  }

  void compare_block(std::span<const std::uint32_t> left, RowRun right, Scratch& scratch) {
    scratch.products.multiply(scratch.left, {0, left.size()}, partitions_.values(), right);
    std::array<float, kBlockRows> enough;
    // Copied: an atomic in the inner loop would keep it from being done in registers.
    for (std::size_t j = 0; j < right.size(); ++j) enough[j] = enough_[right.begin + j];
    std::vector<std::uint32_t>& near = scratch.near;
    near.resize(kBlockRows);
    for (std::size_t i = 0; i < left.size(); ++i) {
      const std::int32_t* products = scratch.products.of(i);
      const float scale = scales_[left[i]];
      const float enough_here = enough_[left[i]];
      // Most rows are not near, and which ones are cannot be foreseen, so no branch asks.
      std::size_t count = 0;
      for (std::size_t j = 0; j < right.size(); ++j) {
        const float similarity = static_cast<float>(products[j]) * scale * scales_[right.begin + j];
        near[count] = static_cast<std::uint32_t>(j);
        // The lesser of both bounds, as either row may want the other.
        count += similarity >= std::min(enough_here, enough[j]) ? 1 : 0;
      }
      for (std::size_t n = 0; n < count; ++n) {
        offer(left[i], right.begin + near[n], products[near[n]]);
      }
    }
  }

  /// Of a row and one of a partition that it probes. Where each probes the other's partition the
  /// two meet twice, and each keeps the other when it probes.
  void offer(std::size_t left, std::size_t right, std::int32_t product) {
    if (left == right) return;
    // As dense_cosine() has it: the same number for both.
    const double similarity = static_cast<double>(scales_[left]) *
                              static_cast<double>(scales_[right]) * static_cast<double>(product);
    if (similarity < options_.min_similarity) return;
    keep(left, right, static_cast<float>(similarity));
    if (static_cast<float>(similarity) >= enough_[right] &&
        !probes_.probes(right, partition_of_[left])) {
      keep(right, left, static_cast<float>(similarity));
    }
  }

  void keep(std::size_t place, std::size_t other, float similarity) {
    // Asked before the lock is taken: most offers come too late.
    if (similarity < enough_[place]) return;
    const std::lock_guard lock(blocks_[place / kBlockRows].mutex);
    TopK& best = best_of(place);
    best.offer({partitions_.order()[other], similarity});
    // Other threads may still see the older, lower bound, and offer what is refused under the lock.
    enough_[place] = enough_for(best);
  }

  TopK& best_of(std::size_t place) { return blocks_[place / kBlockRows].best[place % kBlockRows]; }

  /// What is less similar is certainly not among the best.
  float enough_for(const TopK& best) const {
    constexpr double kRounding = 1e-5;  // of a product of floats
    // Floats are rounded on the way, so the bound is a hair lower than what it stands for.
    const double least = std::max(options_.min_similarity, static_cast<double>(best.bound()));
    return static_cast<float>(least * (1 - kRounding));
  }

  const DensePartitions& partitions_;
  const DenseKnnOptions& options_;
  const Probes probes_;
  std::vector<float> scales_;  // by place, as what follows
  std::vector<std::uint32_t> partition_of_;
  std::vector<Block> blocks_;               // of kBlockRows places
  std::vector<std::atomic<float>> enough_;  // only rises; an old one lets more through
};

}  // namespace

NeighbourLists dense_neighbours(DenseVectorsView rows, const DenseKnnOptions& options,
                                std::size_t jobs) {
  const DensePartitions partitions(rows, options.partitions, jobs);
  DenseSearch search(rows, partitions, options, jobs);
  // All partitions with themselves first, then with others: the second pass finds lists that refuse
  // most.
  parallel_blocks({.items = partitions.size(), .jobs = jobs}, [&search] {
    return [&search, scratch = search.scratch()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t p = begin; p < end; ++p) search.compare_own(p, scratch);
    };
  });
  parallel_blocks({.items = partitions.size(), .jobs = jobs}, [&search] {
    return [&search, scratch = search.scratch()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t p = begin; p < end; ++p) search.compare_others(p, scratch);
    };
  });
  std::vector<std::vector<RowSimilarity>> lists(rows.rows());
  search.put_lists(lists, jobs);
  return joined_lists(lists);
}

}  // namespace matchgraph
