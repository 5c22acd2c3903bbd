#include "storage/parallel.h"

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace matchgraph {

std::size_t BlockQueue::threads() const {
  // A block of none would be handed out for ever.
  const std::size_t at_once = std::max<std::size_t>(1, work_.at_once);
  // Rounded up without an addition that could wrap around.
  const std::size_t blocks = work_.items / at_once + (work_.items % at_once != 0);
  // The system may not tell its number of cores.
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return std::min(work_.jobs == 0 ? cores : work_.jobs, blocks);
}

std::optional<BlockQueue::Block> BlockQueue::take() {
  // Begun blocks are finished: below the one that failed none is left out, which decides whose
  // failure is told.
  if (has_failed_) return std::nullopt;
  const std::size_t at_once = std::max<std::size_t>(1, work_.at_once);
  // May go past the end, once per thread.
  // Overflow would need as many threads as there are numbers left.
  const std::size_t begin = next_.fetch_add(at_once);
  if (begin >= work_.items) return std::nullopt;
  return Block{begin, std::min(work_.items, begin + at_once)};
}

void BlockQueue::fail(const Block& block, std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  // The first block wins, not the first thread: whichever thread was faster, a user reads the same
  // message.
  if (!failure_ || block.begin < failed_at_) {
    failed_at_ = block.begin;
    failure_ = std::move(failure);
  }
  has_failed_ = true;
}

void BlockQueue::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

void run_on_threads(std::size_t threads, const std::function<void()>& run) {
  // Nothing to do, and no thread to join.
  if (threads == 0) return;
  // Joined at the end of the scope, whatever run() throws here.
  std::vector<std::jthread> others;
  others.reserve(threads - 1);
  try {
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
  } catch (const std::system_error&) {
    // A limit on threads slows work down and does not end it: this thread takes what is left.
  }
  // The caller's own thread takes part in any case, so that one thread costs no start of another.
  run();
}

}  // namespace matchgraph
