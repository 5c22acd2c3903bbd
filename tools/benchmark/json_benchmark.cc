// How fast is JSON written and read here, and in how much memory, beside nlohmann's tree?
// Answers are written by a text that grows, lists are read element by element: both stand beside
// what a tree of values would take.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include "render/json/json_text.h"
#include "tools/importers/listings/json_elements.h"

namespace matchgraph {
namespace {

using nlohmann::ordered_json;

constexpr int kResults = 10;    // of an answer
constexpr int kMembers = 3000;  // of a published list of models

const std::string kSummary =
    "Converts scanned pages to text and keeps \"headings\", lists and tables as they stand.";

void write_answer(benchmark::State& state) {
  std::vector<int> numbers(kResults);
  std::iota(numbers.begin(), numbers.end(), 0);
  for (auto _ : state) {
    render::JsonText answer = render::JsonText::object(4096);
    answer.set_objects("results", numbers, [&answer](int i) {
      answer.set("id", "maker/tool");
      answer.set("name", "Tool");
      answer.set("summary", kSummary);
      answer.set("rank", 61.25);
      answer.set("score", 0.123456 * i);
      answer.set("capabilities", std::vector<std::string>(3, kSummary));
    });
    benchmark::DoNotOptimize(answer.text());
  }
}
BENCHMARK(write_answer);

void write_answer_by_nlohmann(benchmark::State& state) {
  for (auto _ : state) {
    ordered_json results = ordered_json::array();
    for (int i = 0; i < kResults; ++i) {
      results.push_back({{"id", "maker/tool"},
                         {"name", "Tool"},
                         {"summary", kSummary},
                         {"rank", 61.25},
                         {"score", 0.123456 * i},
                         {"capabilities", std::vector<std::string>(3, kSummary)}});
    }
    const ordered_json answer = {{"results", std::move(results)}};
    benchmark::DoNotOptimize(answer.dump());
  }
}
BENCHMARK(write_answer_by_nlohmann);

std::string made_list(std::int64_t members = kMembers) {
  nlohmann::json list;
  for (std::int64_t i = 0; i < members; ++i) {
    list["model-" + std::to_string(i)] = {
        {"input_cost_per_token", 1e-6}, {"max_tokens", 8192}, {"provider", kSummary}};
  }
  return list.dump();
}

void read_by_element(benchmark::State& state) {
  const std::string list = made_list();
  for (auto _ : state) {
    std::istringstream in(list);
    importers::ByteInput input(in);
    std::size_t elements = 0;
    importers::for_each_element(input, {.members = true},
                                [&](importers::JsonElement&) { ++elements; });
    benchmark::DoNotOptimize(elements);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(list.size() * state.iterations()));
}
BENCHMARK(read_by_element);

void read_whole_by_nlohmann(benchmark::State& state) {
  const std::string list = made_list();
  for (auto _ : state) {
    std::istringstream in(list);
    benchmark::DoNotOptimize(nlohmann::json::parse(in).size());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(list.size() * state.iterations()));
}
BENCHMARK(read_whole_by_nlohmann);

/// A text as a stream, without a copy of it.
/// A string stream would copy the text, and its copy would count.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string& text) {
    setg(text.data(), text.data(), text.data() + text.size());
  }
};

/// Bytes that are allocated, by all that goes through malloc.
/// Of all that is allocated and not of the process, which keeps what was given back.
double allocated() { return static_cast<double>(mallinfo2().uordblks); }

void memory_by_element(benchmark::State& state) {
  std::string list = made_list(state.range(0));
  double most = 0;
  for (auto _ : state) {
    ViewBuffer bytes(list);
    std::istream in(&bytes);
    const double before = allocated();
    importers::ByteInput input(in);
    importers::for_each_element(input, {.members = true}, [&](importers::JsonElement&) {
      most = std::max(most, allocated() - before);
    });
  }
  state.counters["document"] = static_cast<double>(list.size());
  state.counters["memory"] = most;
}
// A list a hundred times as long tells whether memory grows with it.
BENCHMARK(memory_by_element)->Arg(kMembers)->Arg(100 * kMembers)->Iterations(1);

void memory_whole_by_nlohmann(benchmark::State& state) {
  std::string list = made_list(state.range(0));
  double most = 0;
  for (auto _ : state) {
    ViewBuffer bytes(list);
    std::istream in(&bytes);
    const double before = allocated();
    const nlohmann::json whole = nlohmann::json::parse(in);
    most = std::max(most, allocated() - before);
    benchmark::DoNotOptimize(whole.size());
  }
  state.counters["document"] = static_cast<double>(list.size());
  state.counters["memory"] = most;
}
BENCHMARK(memory_whole_by_nlohmann)->Arg(kMembers)->Arg(100 * kMembers)->Iterations(1);

}  // namespace
}  // namespace matchgraph

BENCHMARK_MAIN();
