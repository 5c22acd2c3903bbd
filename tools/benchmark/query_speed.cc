// How fast does an opened snapshot answer?
//
//   query_speed DATA QUESTIONS [--json]
//
// DATA is a data folder with a snapshot, QUESTIONS a list of speed_questions.py. Every question is
// another one; "as JSON" is the answer with its document, as a server sends it. Memory is that of
// the process at the end (RssAnon is private, VmHWM the most that was ever resident).
#include <fmt/format.h>

#include <exception>
#include <numeric>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "matchgraph/snapshot.h"
#include "tools/benchmark/process_use.h"
#include "tools/benchmark/questions.h"
#include "tools/benchmark/timings.h"

namespace matchgraph::benchmark {
namespace {

constexpr std::size_t kOpenings = kWarmUp + 100;
constexpr std::size_t kDepth = 10;  // results asked for

struct Pair {
  std::string left;
  std::string right;
};

SearchRequest need_request(const std::string& need) {
  SearchRequest request;
  request.text = need;
  request.limit = kDepth;
  return request;
}

AlternativesRequest seed_request(const std::string& seed) {
  AlternativesRequest request;
  request.seeds = {seed};
  request.limit = kDepth;
  return request;
}

/// Each seed with its best alternative; seeds without any are left out.
std::vector<Pair> pairs_of(const Engine& engine, const std::vector<std::string>& seeds) {
  std::vector<Pair> pairs;
  // Seeds without an alternative have nothing to be compared with.
  for (const std::string& seed : seeds) {
    const auto ranking = engine.rank_alternatives(seed, 1);
    if (!ranking.empty()) pairs.push_back({seed, ranking[0].id});
  }
  return pairs;
}

void time_searches(const Engine& engine, const Questions& questions, Measurements& out) {
  out.timings.push_back(time_each("search ranking", questions.needs, [&](const auto& need) {
    // Ranking alone, then with what a hit shows, then with the document: where the time goes.
    return engine.rank_need(need, kDepth).size();
  }));
  out.timings.push_back(time_each("search", questions.needs, [&](const auto& need) {
    return engine.ask(need_request(need)).total();
  }));
  out.timings.push_back(time_each("search as JSON", questions.needs, [&](const auto& need) {
    return matchgraph::to_json(engine.ask(need_request(need))).size();
  }));
}

void time_alternatives(const Engine& engine, const Questions& questions, Measurements& out) {
  out.timings.push_back(time_each("alternatives ranking", questions.seeds, [&](const auto& seed) {
    return engine.rank_alternatives(seed, kDepth).size();
  }));
  out.timings.push_back(time_each("alternatives", questions.seeds, [&](const auto& seed) {
    return engine.alternatives(seed_request(seed)).total;
  }));
  out.timings.push_back(time_each("alternatives as JSON", questions.seeds, [&](const auto& seed) {
    return matchgraph::to_json(engine.alternatives(seed_request(seed))).size();
  }));
}

void time_comparisons(const Engine& engine, const Questions& questions, Measurements& out) {
  const std::vector<Pair> pairs = pairs_of(engine, questions.seeds);
  out.timings.push_back(time_each("compare", pairs, [&](const Pair& pair) {
    return engine.compare({pair.left, pair.right}).both.size();
  }));
  out.timings.push_back(time_each("compare as JSON", pairs, [&](const Pair& pair) {
    return matchgraph::to_json(engine.compare({pair.left, pair.right})).size();
  }));
}

int run(const std::string& data, const std::string& questions_file, const std::string& last) {
  const Questions questions = read_questions(questions_file);
  Measurements out;
  std::vector<int> openings(kOpenings);
  std::iota(openings.begin(), openings.end(), 0);
  // Opened again and again by one process, as the files are in the system's cache for a server,
  // too.
  out.timings.push_back(time_each("open", openings, [&](int) {
    const Engine engine(open_snapshot(data));
    return 1;
  }));
  const Engine engine(open_snapshot(data));
  // One engine for all, as a server keeps one.
  time_searches(engine, questions, out);
  time_alternatives(engine, questions, out);
  time_comparisons(engine, questions, out);
  out.timings.push_back(time_each("suggest", questions.prefixes, [&](const auto& prefix) {
    const Suggestions found = engine.suggest(prefix);
    return found.entities.size() + found.completions.size();
  }));
  out.figures = {{"RssAnon bytes", memory_bytes("RssAnon")},
                 {"VmHWM bytes", memory_bytes("VmHWM")}};
  print(out, last);
  return 0;
}

}  // namespace
}  // namespace matchgraph::benchmark

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    fmt::print(stderr, "usage: query_speed DATA QUESTIONS [--json]\n");
    return 2;
  }
  try {
    return matchgraph::benchmark::run(argv[1], argv[2], argv[argc - 1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "query_speed: {}\n", error.what());
    return 4;
  }
}
