#include "storage/parallel.h"

#include <doctest/doctest.h>

#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace matchgraph;

namespace {

/// How often each item was worked on.
std::vector<int> visits(const ParallelWork& work) {
  std::vector<int> out(work.items, 0);
  parallel_blocks(work, [&out] {
    return [&out](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) ++out[i];
    };
  });
  return out;
}

/// What is thrown when these items throw, each its own number.
std::string failure(const ParallelWork& work, const std::set<std::size_t>& faulty) {
  try {
    parallel_blocks(work, [&faulty] {
      return [&faulty](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          // The first of them is the slowest, so that others fail before it.
          if (faulty.contains(i) && i == *faulty.begin()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
          }
          if (faulty.contains(i)) throw std::runtime_error(std::to_string(i));
        }
      };
    });
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "nothing";
}

}  // namespace

TEST_CASE("every item is worked on once, whatever the blocks and threads") {
  for (const std::size_t items : {1, 2, 63, 64, 65, 1000}) {
    for (const std::size_t at_once : {1, 7, 64, 5000}) {
      for (const std::size_t jobs : {0, 1, 2, 5, 16}) {
        CAPTURE(items);
        CAPTURE(at_once);
        CAPTURE(jobs);
        CHECK(visits({items, at_once, jobs}) == std::vector<int>(items, 1));
      }
    }
  }
}

TEST_CASE("where there is nothing to do, no work is started") {
  bool started = false;
  parallel_blocks({.items = 0}, [&started] {
    started = true;
    return [](std::size_t, std::size_t) {};
  });
  CHECK_FALSE(started);
}

TEST_CASE("one job works on the caller's own thread, from the first block to the last") {
  std::vector<std::size_t> begins;
  parallel_blocks({.items = 10, .at_once = 3, .jobs = 1}, [&begins] {
    return [&begins, caller = std::this_thread::get_id()](std::size_t begin, std::size_t end) {
      CHECK(std::this_thread::get_id() == caller);
      CHECK(end == std::min<std::size_t>(10, begin + 3));
      begins.push_back(begin);
    };
  });
  CHECK(begins == std::vector<std::size_t>{0, 3, 6, 9});
}

TEST_CASE("of several blocks that throw the first is reported, on any number of threads") {
  for (const std::size_t jobs : {1, 2, 3, 8}) {
    CAPTURE(jobs);
    CHECK(failure({100, 1, jobs}, {40, 41, 42, 43, 99}) == "40");
    CHECK(failure({100, 10, jobs}, {5}) == "5");
    CHECK(failure({100, 10, jobs}, {}) == "nothing");
  }
}

TEST_CASE("what cannot be started is reported like what fails, and nobody waits for ever") {
  CHECK_THROWS_WITH(parallel_blocks({.items = 8, .jobs = 4},
                                    []() -> void (*)(std::size_t, std::size_t) {
                                      throw std::runtime_error("no memory");
                                    }),
                    "no memory");
}

TEST_CASE("after a failure no further block begins") {
  std::size_t begun = 0;
  std::mutex mutex;
  CHECK_THROWS(parallel_blocks({.items = 1'000'000, .jobs = 2}, [&] {
    return [&](std::size_t, std::size_t) {
      const std::lock_guard lock(mutex);
      if (++begun == 10) throw std::runtime_error("tenth");
    };
  }));
  CHECK(begun < 1'000'000);
}

TEST_CASE("each thread has work of its own, which need not be movable") {
  struct Scratch {
    explicit Scratch(std::set<const void*>& all, std::mutex& mutex) {
      const std::lock_guard lock(mutex);
      all.insert(this);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    void operator()(std::size_t, std::size_t) {}
  };
  std::set<const void*> scratches;
  std::mutex mutex;
  parallel_blocks({.items = 100, .jobs = 3}, [&] { return Scratch(scratches, mutex); });
  CHECK(!scratches.empty());
  CHECK(scratches.size() <= 3);
}
