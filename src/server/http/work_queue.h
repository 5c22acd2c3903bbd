// Threads that compute answers, and a bounded queue in front of them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace matchgraph::server {

/// What one thread computes with; made, used and destroyed by that thread alone.
class Worker {
 public:
  virtual ~Worker() = default;
  /// Lets go of what is out of date; called when there may be something newer and nothing to do.
  virtual void refresh() = 0;
};

/// Runs jobs on threads of its own, first come, first served.
class WorkQueue {
 public:
  using Job = std::function<void(Worker&)>;

  WorkQueue(std::size_t threads, std::size_t most_waiting,
            const std::function<std::unique_ptr<Worker>()>& make_worker);
  ~WorkQueue() { end(); }
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// Any thread. False, and the job is not run, when too many wait already.
  bool push(Job job);
  /// Jobs that wait for a thread.
  std::size_t waiting() const;
  /// Runs what waits, then ends the threads; afterwards nothing is taken.
  void end();
  /// Lets every idle worker refresh.
  void refresh_all();

 private:
  void run(Worker& worker);

  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t refreshes_ = 0;  ///< how often refresh_all was called
  bool ends_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace matchgraph::server
