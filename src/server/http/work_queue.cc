#include "server/http/work_queue.h"

#include <utility>

namespace matchgraph::server {

WorkQueue::WorkQueue(std::size_t threads, std::size_t most_waiting,
                     const std::function<std::unique_ptr<Worker>()>& make_worker)
    : most_waiting_(most_waiting) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this, make_worker] {
      // Made on its own thread: what it holds, a Xapian reader among it, belongs to that thread
      // alone.
      const std::unique_ptr<Worker> worker = make_worker();
      run(*worker);
    });
  }
}

void WorkQueue::end() {
  {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  for (std::jthread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool WorkQueue::push(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    // A queue longer than clients wait would only compute answers for those who have left.
    if (ends_ || jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkQueue::waiting() const {
  const std::scoped_lock lock(mutex_);
  return jobs_.size();
}

void WorkQueue::refresh_all() {
  {
    const std::scoped_lock lock(mutex_);
    ++refreshes_;
  }
  changed_.notify_all();
}

void WorkQueue::run(Worker& worker) {
  std::size_t seen = 0;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return ends_ || !jobs_.empty() || seen != refreshes_; });
    if (!jobs_.empty()) {
      const Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job(worker);
      lock.lock();
    } else if (seen != refreshes_) {
      // Only when nothing waits: a worker that has work refreshes with it anyway.
      seen = refreshes_;
      lock.unlock();
      worker.refresh();
      lock.lock();
    } else {
      return;
    }
  }
}

}  // namespace matchgraph::server
