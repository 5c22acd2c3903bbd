#include "graph/knn.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

#include "graph/row_search.h"

namespace matchgraph {
namespace {

constexpr std::size_t kBlock = 64;  // distinct rows that a thread takes at a time

// The lists while threads fill them: equal room for each row, so that no two threads share one.
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

// Threads that take blocks of distinct rows until none is left.
class BlockSearch {
 public:
  BlockSearch(const SearchedRows& searched, const ProgressFunction& progress, Places& places)
      : searched_(searched), progress_(progress), places_(places) {}

  void run(std::size_t jobs) {
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back([this] { work(); });
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  // An exception must not leave its thread: it ends the search and is thrown again by run().
  void work() noexcept {
    try {
      RowSearch search(searched_);
      for (std::size_t begin; (begin = next_.fetch_add(kBlock)) < classes();) {
        const std::size_t end = std::min(begin + kBlock, classes());
        search_block(search, begin, end);
        report(end - begin);
      }
    } catch (...) {
      next_ = classes();
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  void search_block(RowSearch& search, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto id = static_cast<ClassId>(i);
      search.search(id);
      for (const RowId row : searched_.distinct().of(id)) places_.put(row, search.select(row));
    }
  }

  void report(std::size_t done) {
    if (!progress_) return;
    const std::lock_guard lock(mutex_);
    done_ += done;
    progress_(static_cast<double>(done_) / static_cast<double>(classes()));
  }

  std::size_t classes() const { return searched_.distinct().classes(); }

  const SearchedRows& searched_;
  const ProgressFunction& progress_;
  Places& places_;  // each thread writes the rows of its own blocks
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::size_t done_ = 0;        // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_
};

std::size_t thread_count(std::size_t jobs, std::size_t classes) {
  const std::size_t wanted = jobs > 0 ? jobs : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(wanted, 1, classes / kBlock + 1);
}

}  // namespace

NeighbourLists nearest_neighbours(TermVectorsView rows, std::span<const std::uint32_t> groups,
                                  const KnnOptions& options, const ProgressFunction& progress) {
  assert(groups.empty() || groups.size() == rows.rows());
  KnnOptions sensible = options;
  sensible.k = std::min(options.k, rows.rows());
  Places places(rows.rows(), sensible.k);
  if (sensible.k > 0) {
    const SearchedRows searched(rows, groups, sensible);
    BlockSearch(searched, progress, places)
        .run(thread_count(options.jobs, searched.distinct().classes()));
  }
  return places.lists();
}

KnnOptions exact(KnnOptions options) {
  options.max_df_share = 1;
  options.df_budget = std::numeric_limits<double>::infinity();
  options.candidates = 0;
  options.max_postings = std::numeric_limits<std::size_t>::max();
  return options;
}

}  // namespace matchgraph
