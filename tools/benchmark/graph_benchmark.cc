// How fast are the graph's kernels, and how much do the limits of the neighbour search miss?
//
// Rows are generated with a fixed seed: words follow Zipf's law, and rows of a topic share words.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "graph/assignment.h"
#include "graph/rows/knn.h"
#include "graph/rows/term_vectors.h"
#include "graph/smoothing.h"

namespace matchgraph {
namespace {

constexpr std::size_t kVocabulary = 100'000;  // words
constexpr std::size_t kRowsPerTopic = 30;
constexpr std::size_t kSampledRows = 500;  // rows whose true neighbours recall is measured on

/// Draws words with a probability inversely proportional to their rank.
class ZipfWords {
 public:
  explicit ZipfWords(std::uint32_t seed) : random_(seed) {
    double sum = 0;
    for (std::size_t i = 0; i < kVocabulary; ++i) {
      cumulative_.push_back(sum += 1 / static_cast<double>(i + 1));
    }
  }
  TermId draw() {
    // With the engine's own bits, as the same seed has to give the same rows everywhere.
    const double at = cumulative_.back() * static_cast<double>(random_()) / 4294967296.0;
    const auto word = std::lower_bound(cumulative_.begin(), cumulative_.end(), at);
    return static_cast<TermId>(word - cumulative_.begin());
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::mt19937 random_;
  std::vector<double> cumulative_;
};

TermVectors generated_rows(std::size_t rows) {
  ZipfWords words(1);
  std::vector<std::vector<TermId>> topics(rows / kRowsPerTopic);
  for (auto& topic : topics) {
    for (int i = 0; i < 20; ++i) topic.push_back(words.draw());
  }
  std::vector<std::vector<TermCount>> postings(kVocabulary);
  for (RowId row = 0; row < rows; ++row) {
    std::map<TermId, float> counts;
    // Common words and words of a topic: without the latter no two rows would be near.
    for (std::size_t i = 2 + words.below(9); i > 0; --i) ++counts[words.draw()];
    for (const TermId word : topics[words.below(topics.size())]) {
      if (words.below(2) == 0) ++counts[word];
    }
    for (const auto& [word, count] : counts) postings[word].push_back({row, count});
  }
  TermVectorsBuilder builder(rows);
  for (const auto& list : postings) builder.add_term(1, list);
  return builder.build();
}

/// Share of the true nearest rows that the lists hold, on sampled rows; rows as similar as the k-th
/// count as found.
double recall(const TermVectors& vectors, const NeighbourLists& lists, const KnnOptions& options) {
  const TermVectorsView view = vectors.view();
  std::mt19937 random(2);
  double wanted = 0;
  double found = 0;
  for (std::size_t sample = 0; sample < kSampledRows; ++sample) {
    // All pairs of some rows, as all pairs of all rows would take days.
    const auto row = static_cast<RowId>(random() % view.rows());
    std::vector<double> truth;
    for (RowId other = 0; other < view.rows(); ++other) {
      const double similarity = other == row ? 0 : cosine(view, row, other);
      if (similarity >= options.min_similarity) truth.push_back(similarity);
    }
    std::sort(truth.begin(), truth.end(), std::greater<>());
    truth.resize(std::min(truth.size(), options.k));
    if (truth.empty()) continue;
    wanted += static_cast<double>(truth.size());
    for (const RowSimilarity& neighbour : lists.of(row)) {
      found += static_cast<double>(neighbour.similarity) >= truth.back() - 1e-6 ? 1 : 0;
    }
  }
  return found / wanted;
}

void run_neighbours(benchmark::State& state, const KnnOptions& options) {
  const TermVectors vectors = generated_rows(static_cast<std::size_t>(state.range(0)));
  NeighbourLists lists;
  for (auto _ : state) lists = nearest_neighbours(vectors.view(), {}, options);
  state.counters["rows/s"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                benchmark::Counter::kIsIterationInvariantRate);
  state.counters["recall@16"] = recall(vectors, lists, options);
}

void neighbours_default(benchmark::State& state) { run_neighbours(state, {}); }
void neighbours_exact(benchmark::State& state) { run_neighbours(state, exact({})); }

void smoothing(benchmark::State& state) {
  std::mt19937 random(3);
  std::vector<std::vector<WeightedRow>> lists(60'000);
  for (RowId row = 0; row < lists.size(); ++row) {
    for (int i = 0; i < 10; ++i) {
      const auto other = static_cast<RowId>(random() % lists.size());
      lists[row].push_back({other, static_cast<float>(random() % 100 + 1)});
    }
  }
  const auto matrix = SmoothingMatrix::from_nearest(lists, 10, true);
  std::vector<Score> scores;
  for (RowId row = 0; scores.size() < static_cast<std::size_t>(state.range(0)); row += 50) {
    scores.push_back({row, 1 + static_cast<double>(random() % 100)});
  }
  for (auto _ : state) benchmark::DoNotOptimize(smooth(matrix, scores, 0.8));
}

void matching(benchmark::State& state) {
  const auto side = static_cast<std::size_t>(state.range(0));
  std::mt19937 random(4);
  std::vector<double> weights;
  for (std::size_t i = 0; i < side * side; ++i) {
    weights.push_back(static_cast<double>(random() % 1000) / 1000);
  }
  for (auto _ : state) benchmark::DoNotOptimize(best_matching(weights, side, side, 0.25));
}

BENCHMARK(neighbours_default)
    ->Arg(10'000)
    ->Arg(100'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(neighbours_exact)
    ->Arg(10'000)

    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(smoothing)->Arg(100)->Arg(500)->Unit(benchmark::kMicrosecond);
BENCHMARK(matching)->Arg(8)->Arg(40)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace matchgraph

BENCHMARK_MAIN();
