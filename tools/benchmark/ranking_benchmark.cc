// How fast are the tables that ranking was given in place of the library's, beside the library's?
//
// Each pair does the same with the same made-up numbers; sizes are those of answers over Debian's
// package descriptions (63,436 entities).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <boost/dynamic_bitset.hpp>
#include <cstdint>
#include <random>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/rows/row_cosines.h"
#include "graph/rows/row_sums.h"
#include "graph/rows/term_vectors.h"
#include "query/engine_state.h"
#include "query/ranking/matching/position_set.h"
#include "query/ranking/term_tally.h"

namespace matchgraph {
namespace {

constexpr std::uint32_t kEntities = 63'436;
constexpr std::uint32_t kTerms = 200'000;

// Results: a radix sort of a number for each against std::sort with the order itself.

std::vector<Candidate> made_candidates(std::size_t count) {
  std::mt19937 random(1);
  std::vector<Candidate> out(count);
  for (Candidate& candidate : out) {
    candidate.entity = static_cast<EntityIndexNumber>(random() % kEntities);
    candidate.score = 1 / (1 + static_cast<double>(random() % 100'000));
  }
  return out;
}

void sort_results_by_radix(benchmark::State& state) {
  const std::vector<Candidate> made = made_candidates(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    // Sorted anew each time, as sorting what is sorted is another thing.
    std::vector<Candidate> candidates = made;
    sort_best_first(candidates, nullptr);
    benchmark::DoNotOptimize(candidates.data());
  }
}
BENCHMARK(sort_results_by_radix)->Arg(500)->Arg(3'000)->Arg(20'000);

void sort_results_by_std_sort(benchmark::State& state) {
  const std::vector<Candidate> made = made_candidates(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::vector<Candidate> candidates = made;
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      if (a.seeds_reached != b.seeds_reached) return a.seeds_reached > b.seeds_reached;
      return a.score != b.score ? a.score > b.score : a.entity < b.entity;
    });
    benchmark::DoNotOptimize(candidates.data());
  }
}
BENCHMARK(sort_results_by_std_sort)->Arg(500)->Arg(3'000)->Arg(20'000);

// Which of a list meet one critique and another: pairs of twenty sets are counted.

constexpr std::size_t kSets = 20;

std::vector<std::vector<std::uint8_t>> made_flags(std::size_t places) {
  std::mt19937 random(2);
  std::vector<std::vector<std::uint8_t>> out(kSets, std::vector<std::uint8_t>(places));
  for (auto& flags : out) {
    for (std::uint8_t& flag : flags) flag = random() % 5 == 0 ? 1 : 0;
  }
  return out;
}

void count_pairs_of_position_sets(benchmark::State& state) {
  const auto flags = made_flags(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::vector<PositionSet> sets;
    for (const auto& one : flags) sets.emplace_back(std::span<const std::uint8_t>(one));
    std::size_t common = 0;
    for (std::size_t a = 0; a < kSets; ++a) {
      for (std::size_t b = 0; b < a; ++b) common += sets[a].common_with(sets[b]);
    }
    benchmark::DoNotOptimize(common);
  }
}
BENCHMARK(count_pairs_of_position_sets)->Arg(500)->Arg(3'000);

void count_pairs_of_dynamic_bitsets(benchmark::State& state) {
  const auto flags = made_flags(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::vector<boost::dynamic_bitset<>> sets;
    for (const auto& one : flags) {
      sets.emplace_back(one.size());
      for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i] != 0) sets.back().set(i);
      }
    }
    std::size_t common = 0;
    for (std::size_t a = 0; a < kSets; ++a) {
      for (std::size_t b = 0; b < a; ++b) common += (sets[a] & sets[b]).count();
    }
    benchmark::DoNotOptimize(common);
  }
}
BENCHMARK(count_pairs_of_dynamic_bitsets)->Arg(500)->Arg(3'000);

// Terms of thirty results: which do several hold, and how much do they weigh?

constexpr std::size_t kRows = 30;
constexpr std::size_t kRowTerms = 60;

std::vector<std::pair<TermId, float>> made_terms() {
  std::mt19937 random(3);
  std::vector<std::pair<TermId, float>> out;
  for (std::size_t i = 0; i < kRows * kRowTerms; ++i) {
    // A third of the terms are common ones, as in texts.
    const TermId most = random() % 3 == 0 ? 200 : kTerms;
    out.emplace_back(static_cast<TermId>(random() % most), 0.1F);
  }
  return out;
}

void tally_terms(benchmark::State& state) {
  const auto terms = made_terms();
  TermTally tally;
  for (auto _ : state) {
    HolderCounts counts;
    for (const auto& [term, weight] : terms) counts.add(term);
    tally.reserve(terms.size());
    for (const auto& [term, weight] : terms) {
      if (counts.may_reach(term, 3)) tally.add(term, static_cast<double>(weight));
    }
    double sum = 0;
    tally.take([&sum](const TermTally::Entry& entry) {
      if (entry.holders >= 3) sum += entry.weight;
    });
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(tally_terms);

void tally_terms_by_unordered_map(benchmark::State& state) {
  const auto terms = made_terms();
  for (auto _ : state) {
    std::unordered_map<TermId, std::pair<std::uint32_t, double>> tally;
    for (const auto& [term, weight] : terms) {
      auto& [holders, sum] = tally[term];
      ++holders;
      sum += static_cast<double>(weight);
    }
    double sum = 0;
    for (const auto& [term, entry] : tally) sum += entry.first >= 3 ? entry.second : 0;
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(tally_terms_by_unordered_map);

// Scores of neighbours: 500 columns of 5 entries, as a search smooths them, or 100 of 30.

std::vector<std::vector<WeightedRow>> made_columns(std::size_t columns, std::size_t entries) {
  std::mt19937 random(4);
  std::vector<std::vector<WeightedRow>> out(columns);
  for (auto& column : out) {
    for (std::size_t i = 0; i < entries; ++i) {
      column.push_back({static_cast<RowId>(random() % 4000 * 15), 0.2F});
    }
  }
  return out;
}

void sum_by_row(benchmark::State& state) {
  const auto columns = made_columns(static_cast<std::size_t>(state.range(0)),
                                    static_cast<std::size_t>(state.range(1)));
  RowSums sums;
  for (auto _ : state) {
    sums.start(columns.size() * columns.front().size());
    for (const auto& column : columns) sums.add(column, 0.7);
    benchmark::DoNotOptimize(sums.sums().data());
  }
}
BENCHMARK(sum_by_row)->Args({500, 5})->Args({100, 30});

void sum_by_unordered_map(benchmark::State& state) {
  const auto columns = made_columns(static_cast<std::size_t>(state.range(0)),
                                    static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) {
    std::unordered_map<RowId, double> sums;
    for (const auto& column : columns) {
      for (const WeightedRow& entry : column) {
        sums[entry.row] += static_cast<double>(entry.weight) * 0.7;
      }
    }
    benchmark::DoNotOptimize(sums.size());
  }
}
BENCHMARK(sum_by_unordered_map)->Args({500, 5})->Args({100, 30});

// Capabilities of a seed (8) against those of forty others (8 each).

constexpr RowId kSeedRows = 8;
constexpr RowId kOtherRows = 320;

TermVectors made_rows() {
  std::mt19937 random(5);
  std::unordered_map<TermId, std::vector<TermCount>> postings;
  TermVectorsBuilder builder(kSeedRows + kOtherRows);
  std::vector<std::vector<TermCount>> terms(5000);
  for (RowId row = 0; row < kSeedRows + kOtherRows; ++row) {
    std::unordered_set<TermId> held;
    while (held.size() < 15) {
      held.insert(static_cast<TermId>(random() % (random() % 3 == 0 ? 50 : terms.size())));
    }
    for (const TermId term : held) terms[term].push_back({row, 1});
  }
  for (const auto& term : terms) builder.add_term(1, term);
  return builder.build();
}

void cosines_of_a_few_rows(benchmark::State& state) {
  const TermVectors rows = made_rows();
  for (auto _ : state) {
    RowCosines cosines(rows.view(), 0, kSeedRows);
    double sum = 0;
    for (RowId other = kSeedRows; other < kSeedRows + kOtherRows; ++other) {
      for (const double one : cosines.with(other)) sum += one;
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(cosines_of_a_few_rows);

void cosines_one_by_one(benchmark::State& state) {
  const TermVectors rows = made_rows();
  for (auto _ : state) {
    double sum = 0;
    for (RowId other = kSeedRows; other < kSeedRows + kOtherRows; ++other) {
      for (RowId row = 0; row < kSeedRows; ++row) sum += cosine(rows.view(), row, other);
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(cosines_one_by_one);

}  // namespace
}  // namespace matchgraph

BENCHMARK_MAIN();
