// Who has a turn, and who has to go when too many wait.
#include "server/http/work_queue.h"

#include <doctest/doctest.h>

#include <latch>
#include <mutex>
#include <thread>

#include "server/http/client_address.h"

using namespace matchgraph::server;

namespace {

class Idler : public Worker {
 public:
  void refresh() override {}
};

/// A queue of one thread, which is busy until release().
struct BusyQueue {
  explicit BusyQueue(const QueueLimits& limits)
      : queue(1, limits, [] { return std::make_unique<Idler>(); }) {
    CHECK(queue.push({[this](Worker&) {
                        begun.count_down();
                        held.wait();
                      },
                      [] {}},
                     "first"));
    begun.wait();
  }

  bool push(const std::string& who, const std::string& name) {
    return queue.push(
        {[this, name](Worker&) { note("ran " + name); }, [this, name] { note("dropped " + name); }},
        who);
  }
  void note(const std::string& what) {
    const std::scoped_lock lock(mutex);
    events.push_back(what);
  }
  std::vector<std::string> finish() {
    held.count_down();
    queue.end();
    return events;
  }

  std::latch begun{1};
  std::latch held{1};
  std::mutex mutex;
  std::vector<std::string> events;
  WorkQueue queue;
};

}  // namespace

TEST_CASE("everybody has a turn, whoever asked most") {
  BusyQueue busy({.waiting = 10, .age = std::chrono::seconds(60)});
  for (const char* name : {"a1", "a2", "a3", "a4"}) CHECK(busy.push("a", name));
  CHECK(busy.push("b", "b1"));
  CHECK(busy.push("c", "c1"));
  CHECK(busy.queue.waiting() == 6);
  CHECK(busy.finish() ==
        std::vector<std::string>{"ran a1", "ran b1", "ran c1", "ran a2", "ran a3", "ran a4"});
}

TEST_CASE("when too many wait, the newest of who has most goes, and nobody else") {
  BusyQueue busy({.waiting = 4, .age = std::chrono::seconds(60)});
  for (const char* name : {"a1", "a2", "a3", "a4"}) CHECK(busy.push("a", name));
  CHECK_FALSE(busy.push("a", "a5"));
  CHECK(busy.push("b", "b1"));
  CHECK(busy.push("c", "c1"));
  CHECK_FALSE(busy.push("c", "c2"));
  CHECK(busy.finish() == std::vector<std::string>{"dropped a4", "dropped a3", "ran a1", "ran b1",
                                                  "ran c1", "ran a2"});
}

TEST_CASE("what has waited too long is dropped and not run") {
  BusyQueue busy({.waiting = 10, .age = std::chrono::milliseconds(20)});
  CHECK(busy.push("a", "old"));
  std::this_thread::sleep_for(std::chrono::milliseconds(40));
  CHECK(busy.push("a", "new"));
  CHECK(busy.finish() == std::vector<std::string>{"dropped old", "ran new"});
}

TEST_CASE("addresses are grouped by what one customer has") {
  CHECK(address_share("192.0.2.7") == "192.0.2.7");
  CHECK(address_share("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2");
  CHECK(address_block("192.0.2.7") == "192.0.2.0/24");
  CHECK(address_block("::ffff:192.0.2.7") == "192.0.2.0/24");
  CHECK(address_block("2001:db8:1:2::1") == "2001:db8:1::/48");
  CHECK(address_block("192.0.2.7, 1.2.3.4").empty());
  CHECK(address_block("").empty());
  CHECK_FALSE(is_numeric_address("localhost"));
}
