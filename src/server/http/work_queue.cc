#include "server/http/work_queue.h"

#include <utility>

namespace matchgraph::server {

WorkQueue::WorkQueue(std::size_t threads, const QueueLimits& limits,
                     const std::function<std::unique_ptr<Worker>()>& make_worker)
    : limits_(limits) {
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
  // Waited for here, before the handlers that jobs refer to go.
  changed_.notify_all();
  for (std::jthread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool WorkQueue::push(Job job, std::string_view who) {
  std::optional<Job> dropped;
  {
    const std::scoped_lock lock(mutex_);
    // A job that is taken now would never be answered.
    if (ends_) return false;
    const std::string name(who);
    const auto own = lines_.find(name);
    // A queue longer than clients wait would only compute answers for those who have left.
    if (waiting_ >= limits_.waiting) {
      dropped = make_room(own == lines_.end() ? 0 : own->second.size());
      if (!dropped) return false;
    }
    Line& line = lines_[name];
    // Whoever already waits keeps the turn that the earlier job has.
    if (line.empty()) turns_.push_back(name);
    line.push_back({std::move(job), Clock::now()});
    ++waiting_;
  }
  changed_.notify_one();
  // Outside the lock: it answers a client.
  if (dropped) dropped->drop();
  return true;
}

/// Takes the newest job of the longest line, unless that is no longer than `own` with one more.
// The newest, as whoever sent it has waited least.
std::optional<WorkQueue::Job> WorkQueue::make_room(std::size_t own) {
  auto longest = lines_.end();
  for (auto line = lines_.begin(); line != lines_.end(); ++line) {
    if (longest == lines_.end() || line->second.size() > longest->second.size()) longest = line;
  }
  // With one job each there is nobody to take from.
  if (longest == lines_.end() || longest->second.size() <= own + 1) return std::nullopt;
  Job job = std::move(longest->second.back().job);
  longest->second.pop_back();
  --waiting_;
  return job;
}

WorkQueue::Waiting WorkQueue::take_next() {
  const auto line = lines_.find(turns_.front());
  Waiting next = std::move(line->second.front());
  line->second.pop_front();
  --waiting_;
  if (line->second.empty()) {
    // Behind all others, so that one who asks much gets every n-th answer.
    lines_.erase(line);
  } else {
    turns_.push_back(std::move(turns_.front()));
  }
  turns_.pop_front();
  return next;
}

std::size_t WorkQueue::waiting() const {
  const std::scoped_lock lock(mutex_);
  return waiting_;
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
    changed_.wait(lock, [&] { return ends_ || waiting_ > 0 || seen != refreshes_; });
    if (waiting_ > 0) {
      const Waiting next = take_next();
      lock.unlock();
      // Whoever asked so long ago has mostly given up, and an answer costs as much as ever.
      if (Clock::now() - next.since > limits_.age) {
        next.job.drop();
      } else {
        next.job.run(worker);
        worker.tidy();
      }
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
