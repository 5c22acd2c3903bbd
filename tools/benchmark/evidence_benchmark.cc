// What recording a search costs the thread that answered it, how many choices a second are put on
// disk, and what a fold of 100,000 searches takes. Run with --benchmark_out to keep the figures,
// and with the address of an empty database in MATCHGRAPH_EVIDENCE for what they are there.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "matchgraph/evidence.h"

namespace {

using namespace matchgraph;
using Clock = std::chrono::steady_clock;

/// A data folder under the current one, as /tmp is often not a disk; or the database.
class Place {
 public:
  Place() {
    std::string pattern = "evidence-benchmark-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    const char* const address = std::getenv("MATCHGRAPH_EVIDENCE");
    place_ = address == nullptr ? path_ : address;
  }
  ~Place() {
    std::filesystem::remove_all(path_);
    // So late a date forgets everything, as the next run has to begin with an empty database.
    if (place_ != path_) forget_evidence(place_, {.year = 2999, .month = 1, .day = 1});
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  const std::string& path() const { return place_; }

 private:
  std::string path_;
  std::string place_;
};

ShownSearch search_of(std::size_t number, std::size_t visitors) {
  ShownSearch search;
  search.query = "a need of an ordinary length, number " + std::to_string(number);
  search.session = "visitor " + std::to_string(number % visitors);
  for (std::size_t i = 0; i < 10; ++i) {
    search.shown.push_back("some-maker/entity-" + std::to_string((number + i) % 5000));
  }
  return search;
}

/// Searches come at a rate that a busy server would have, 2,000 a second, while the writer commits.
void record_search(benchmark::State& state) {
  constexpr std::chrono::microseconds kBetween{500};
  const Place folder;
  EvidenceRecorder recorder(folder.path());
  std::vector<double> microseconds;
  std::size_t number = 0;
  Clock::time_point next = Clock::now();
  for (auto _ : state) {
    ShownSearch search = search_of(number++, 100);
    // Waits by looking at the clock, as a sleep may come back later than the next search is due.
    while (Clock::now() < next) benchmark::ClobberMemory();
    next = std::max(next + kBetween, Clock::now());
    const auto begin = Clock::now();
    recorder.record_search(std::move(search));
    const std::chrono::duration<double> spent = Clock::now() - begin;
    state.SetIterationTime(spent.count());
    microseconds.push_back(spent.count() * 1e6);
  }
  // What still waits would be written while the next benchmark measures.
  recorder.flush();
  std::sort(microseconds.begin(), microseconds.end());
  // The middle and the tail beside the mean: one slow record in a hundred is one visitor in a
  // hundred who waits.
  state.counters["p50_us"] = microseconds[microseconds.size() / 2];
  state.counters["p99_us"] = microseconds[microseconds.size() * 99 / 100];
  state.counters["max_us"] = microseconds.back();
  state.counters["dropped"] = static_cast<double>(recorder.status().searches_dropped);
}
BENCHMARK(record_search)->UseManualTime()->Iterations(20000)->Unit(benchmark::kMicrosecond);

/// Each thread searches and chooses; commits are shared.
void record_choice(benchmark::State& state) {
  static std::unique_ptr<Place> folder;
  static std::unique_ptr<EvidenceRecorder> recorder;
  // One recorder for all threads, as a server has one.
  if (state.thread_index() == 0) {
    folder = std::make_unique<Place>();
    recorder = std::make_unique<EvidenceRecorder>(folder->path());
  }
  // Far apart, so that no two threads choose for one need.
  std::size_t number = static_cast<std::size_t>(state.thread_index()) << 32U;
  std::size_t failed = 0;
  for (auto _ : state) {
    ShownSearch search = search_of(number++, std::size_t{1} << 40U);
    MadeChoice made{.search = {}, .entity = search.shown[0], .session = search.session};
    made.search = recorder->record_search(std::move(search));
    if (recorder->record_choice(std::move(made)) != ChoiceOutcome::kRecorded) ++failed;
  }
  state.counters["failed"] = static_cast<double>(failed);
  state.counters["choices"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  if (state.thread_index() == 0) {
    recorder.reset();
    folder.reset();
  }
}
BENCHMARK(record_choice)
    ->Iterations(300)
    ->Threads(1)
    ->Threads(8)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// Reads 100,000 searches of ten results each, one in ten with a choice.
void fold(benchmark::State& state) {
  constexpr std::size_t kSearches = 100'000;
  constexpr std::size_t kAtOnce = 5'000;  // that fit into the queue
  const Place folder;
  {
    EvidenceRecorder recorder(folder.path());
    for (std::size_t number = 0; number < kSearches; ++number) {
      ShownSearch search = search_of(number, 20'000);
      MadeChoice made{.search = {}, .entity = search.shown[0], .session = search.session};
      made.search = recorder.record_search(std::move(search));
      if (number % 10 == 0) recorder.note_choice(std::move(made));
      // So that none is dropped for a full queue, which would make the fold look faster.
      if (number % kAtOnce == 0) recorder.flush();
    }
  }
  Evidence evidence;
  // Read anew each time, as a build reads it.
  for (auto _ : state) evidence = read_evidence({.data = folder.path(), .files = {}}).evidence;
  state.counters["searches"] = static_cast<double>(evidence.searches);
  state.counters["choices"] = static_cast<double>(evidence.choices.size());
}
BENCHMARK(fold)->Iterations(5)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
