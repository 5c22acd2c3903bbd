#include "graph/rows/knn.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <mutex>
#include <numeric>

#include "graph/rows/row_search.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

// Distinct rows that a thread searches at a time, so that what they read of a tile lies in its
// caches.
constexpr std::size_t kBlock = 256;

// The lists while threads fill them: equal room for each row, so that no two threads share one.
// A row takes at most k, so there is room without a lock or a list that grows.
struct Places {
  Places(std::size_t rows, std::size_t each) : width(each), items(rows * each), used(rows, 0) {}

  void put(RowId row, std::span<const RowSimilarity> list) {
    std::copy(list.begin(), list.end(), items.begin() + static_cast<std::ptrdiff_t>(row * width));
    used[row] = list.size();
  }

  NeighbourLists lists() const {
    NeighbourLists result;
    result.offsets.assign(1, 0);
    for (std::size_t row = 0; row < used.size(); ++row) {
      const auto begin = items.begin() + static_cast<std::ptrdiff_t>(row * width);
      result.neighbours.insert(result.neighbours.end(), begin,
                               begin + static_cast<std::ptrdiff_t>(used[row]));
      result.offsets.push_back(result.neighbours.size());
    }
    return result;
  }

  std::size_t width;
  std::vector<RowSimilarity> items;
  std::vector<std::size_t> used;  // by row
};

// Tells how much is done, from one thread at a time.
class SharedProgress {
 public:
  SharedProgress(const ProgressFunction& progress, std::size_t all)
      : progress_(progress), all_(all) {}

  void add(std::size_t done) {
    if (!progress_) return;
    // The caller's function is called by one thread at a time, and always with a larger share.
    const std::lock_guard lock(mutex_);
    done_ += done;
    progress_(static_cast<double>(done_) / static_cast<double>(all_));
  }

 private:
  const ProgressFunction& progress_;
  const std::size_t all_;
  std::mutex mutex_;
  std::size_t done_ = 0;  // guarded by mutex_
};

// One thread's search. Each writes the rows of its own blocks to `places`.
class BlockSearch {
 public:
  BlockSearch(const SearchedRows& searched, Places& places, SharedProgress& progress)
      : searched_(searched), places_(places), progress_(progress), search_(searched) {}

  void operator()(std::size_t begin, std::size_t end) {
    ids_.resize(end - begin);
    std::iota(ids_.begin(), ids_.end(), static_cast<ClassId>(begin));
    search_.search(ids_);
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      // Copies share what their class found; what differs between them, their own group, select()
      // asks.
      for (const RowId row : searched_.distinct().of(ids_[i])) {
        places_.put(row, search_.select(i, row));
      }
    }
    progress_.add(end - begin);
  }

 private:
  const SearchedRows& searched_;
  Places& places_;
  SharedProgress& progress_;
  RowSearch search_;
  std::vector<ClassId> ids_;
};

}  // namespace

NeighbourLists nearest_neighbours(TermVectorsView rows, std::span<const std::uint32_t> groups,
                                  const KnnOptions& options, const ProgressFunction& progress) {
  assert(groups.empty() || groups.size() == rows.rows());
  KnnOptions sensible = options;
  // Of few rows no list can be longer than they are.
  sensible.k = std::min(options.k, rows.rows());
  Places places(rows.rows(), sensible.k);
  if (sensible.k > 0) {
    const SearchedRows searched(rows, groups, sensible);
    const std::size_t classes = searched.distinct().classes();
    SharedProgress shared(progress, classes);
    parallel_blocks({.items = classes, .at_once = kBlock, .jobs = options.jobs},
                    [&] { return BlockSearch(searched, places, shared); });
  }
  return places.lists();
}

NeighbourLists joined_lists(std::span<const std::vector<RowSimilarity>> lists) {
  NeighbourLists out;
  std::size_t count = 0;
  for (const auto& list : lists) count += list.size();
  out.neighbours.reserve(count);
  out.offsets.reserve(lists.size() + 1);
  out.offsets.assign(1, 0);
  for (const auto& list : lists) {
    out.neighbours.insert(out.neighbours.end(), list.begin(), list.end());
    out.offsets.push_back(out.neighbours.size());
  }
  return out;
}

// For tests, which hold the fast search against it.
KnnOptions exact(KnnOptions options) {
  options.max_df_share = 1;
  options.df_budget = std::numeric_limits<double>::infinity();
  options.least_product = 0;
  options.candidates = 0;
  options.max_postings = std::numeric_limits<std::size_t>::max();
  return options;
}

}  // namespace matchgraph
