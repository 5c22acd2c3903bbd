// Threads that compute answers, and a bounded queue in front of them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

namespace matchgraph::server {

/// What one thread computes with; made, used and destroyed by that thread alone.
class Worker {
 public:
  virtual ~Worker() = default;
  /// Lets go of what is out of date; called when there may be something newer and nothing to do.
  virtual void refresh() = 0;
  /// Puts away what the last job left; called after each, when its answer is on its way.
  virtual void tidy() {}
};

/// How much may wait, and for how long.
struct QueueLimits {
  std::size_t waiting = 512;  ///< jobs
  /// What waited longer is dropped: whoever asked has mostly given up.
  std::chrono::milliseconds age{5000};
};

/// Runs jobs on threads of its own. Everybody has a turn: of each the first come is served first,
/// and one who asks much waits for itself, not the others for it.
class WorkQueue {
 public:
  /// Either is called, once, and may not throw: run on one of the queue's threads, drop there or on
  /// that of who pushes another job.
  struct Job {
    std::function<void(Worker&)> run;
    std::function<void()> drop;
  };

  WorkQueue(std::size_t threads, const QueueLimits& limits,
            const std::function<std::unique_ptr<Worker>()>& make_worker);
  ~WorkQueue() { end(); }
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// Any thread. When too many wait already, the newest job of who has most of them is dropped for
  /// it; false, and neither run nor dropped, when that is `who`.
  bool push(Job job, std::string_view who);
  /// Jobs that wait for a thread.
  std::size_t waiting() const;
  /// Runs what waits, then ends the threads; afterwards nothing is taken.
  void end();
  /// Lets every idle worker refresh.
  void refresh_all();

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Job job;
    Clock::time_point since;
  };
  using Line = std::deque<Waiting>;

  void run(Worker& worker);
  Waiting take_next();
  std::optional<Job> make_room(std::size_t own);

  QueueLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::unordered_map<std::string, Line> lines_;  ///< by who; none is empty
  std::deque<std::string> turns_;                ///< who has a line, next one first
  std::size_t waiting_ = 0;
  std::size_t refreshes_ = 0;  ///< how often refresh_all was called
  bool ends_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace matchgraph::server
