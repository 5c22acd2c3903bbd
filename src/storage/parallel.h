// Here is work on many items: spread it over threads.
//
// One way for all: threads take blocks of items in ascending order until none is left. Results go
// where the items are, or are gathered under the caller's own lock, so that they do not depend on
// the number of threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>

namespace matchgraph {

/// How much there is to do, and by how many.
struct ParallelWork {
  std::size_t items = 0;
  std::size_t at_once = 1;  ///< items of a block; more cost less locking and spread less evenly
  std::size_t jobs = 0;     ///< threads, the caller's own among them; 0: one per core
};

/// Hands out blocks, ascending; safe to share between threads.
class BlockQueue {
 public:
  struct Block {
    std::size_t begin = 0;  ///< items
    std::size_t end = 0;
  };

  explicit BlockQueue(const ParallelWork& work) : work_(work) {}

  /// Never more than there are blocks.
  std::size_t threads() const;
  /// The next block; nothing when none is left or one has failed.
  std::optional<Block> take();
  /// Hands out no further block. Of several failures that of the first block is kept.
  void fail(const Block& block, std::exception_ptr failure);
  /// Throws the failure that was kept, if there was one. All threads have ended.
  void rethrow() const;

 private:
  const ParallelWork work_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> has_failed_{false};
  std::mutex mutex_;
  std::size_t failed_at_ = 0;  // guarded by mutex_, as what follows
  std::exception_ptr failure_;
};

/// Runs `run` on that many threads, the caller's own among them, until all have returned. Fewer run
/// where the system grants no more.
void run_on_threads(std::size_t threads, const std::function<void()>& run);

/// Calls `start()` on each thread for what works there, often with scratch memory of its own, and
/// that with the first item and the end of each block: `start()(begin, end)`. Once a block throws,
/// no further one begins; when all threads have ended, the exception of the first block that threw
/// is thrown again: the same one whatever the number of threads, as blocks below it were all begun.
template <typename Start>
void parallel_blocks(const ParallelWork& work, const Start& start) {
  BlockQueue queue(work);
  run_on_threads(queue.threads(), [&queue, &start] {
    std::optional<BlockQueue::Block> block = queue.take();
    if (!block) return;
    try {
      auto own = start();
      for (; block; block = queue.take()) own(block->begin, block->end);
    } catch (...) {
      queue.fail(*block, std::current_exception());
    }
  });
  queue.rethrow();
}

}  // namespace matchgraph
