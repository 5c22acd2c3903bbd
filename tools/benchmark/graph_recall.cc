// How many of the true nearest neighbours do the graphs of a snapshot hold?
//
//   graph_recall DATA [--json]
//
// For sampled rows all others are scored exactly. A row's 16 best, as far as they are alike enough
// for an edge, should be among its neighbours; those as similar as the last of them count as found.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/snapshot_data.h"
#include "tools/benchmark/timings.h"

namespace matchgraph::benchmark {
namespace {

constexpr std::size_t kNeighbours = 16;
constexpr std::size_t kSampledRows = 500;
constexpr double kRounding = 1e-6;  // of similarities, which are stored as floats

/// Scores all rows against one.
class ExactSearch {
 public:
  /// `group` tells rows that are no neighbours of each other.
  ExactSearch(TermVectorsView rows, std::size_t terms, std::function<std::uint32_t(RowId)> group,
              double min_similarity)
      : rows_(rows), group_(std::move(group)), min_similarity_(min_similarity), weights_(terms) {}

  /// Similarities of the nearest rows, descending, at most kNeighbours.
  std::vector<double> nearest(RowId row) {
    // Weights by term of the one row, so that the others are read once and need no search.
    set_weights(row, true);
    std::vector<double> similarities;
    for (RowId other = 0; other < rows_.rows(); ++other) {
      const double similarity = product(other);
      // What shares no term is as far as anything.
      if (similarity < min_similarity_ || similarity == 0) continue;
      if (group_(other) != group_(row)) similarities.push_back(std::min(similarity, 1.0));
    }
    // Only its own terms are cleared.
    set_weights(row, false);
    const std::size_t kept = std::min(kNeighbours, similarities.size());
    const auto middle = similarities.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(similarities.begin(), middle, similarities.end(), std::greater<>());
    similarities.resize(kept);
    return similarities;
  }

 private:
  void set_weights(RowId row, bool is_searched) {
    const auto terms = rows_.row_terms(row);
    const auto weights = rows_.row_weights(row);
    for (std::size_t i = 0; i < terms.size(); ++i)
      weights_[terms[i]] = is_searched ? weights[i] : 0;
  }
  double product(RowId row) const {
    const auto terms = rows_.row_terms(row);
    const auto weights = rows_.row_weights(row);
    double sum = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      sum += static_cast<double>(weights[i]) * static_cast<double>(weights_[terms[i]]);
    }
    return sum;
  }

  TermVectorsView rows_;
  std::function<std::uint32_t(RowId)> group_;
  double min_similarity_;
  std::vector<float> weights_;  // by term, of the row under search; else 0
};

/// Recall over sampled rows and the time of an exact search. `neighbours` gives the similarities
/// that the graph holds for a row, descending.
void measure(const std::string& name, ExactSearch search, std::size_t rows,
             const std::function<std::vector<double>(RowId)>& neighbours, Measurements& out) {
  // The same rows at each run.
  std::mt19937 random(2);
  double wanted = 0;
  double found = 0;
  double seconds = 0;
  std::size_t sampled = 0;
  for (; rows > 0 && sampled < kSampledRows; ++sampled) {
    const auto row = static_cast<RowId>(random() % rows);
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<double> truth = search.nearest(row);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    seconds += took.count();
    if (truth.empty()) continue;
    const std::vector<double> held = neighbours(row);
    const auto close =
        static_cast<std::size_t>(std::count_if(held.begin(), held.end(), [&](double similarity) {
          return similarity >= truth.back() - kRounding;
        }));
    wanted += static_cast<double>(truth.size());
    // No more than there are true ones: a graph may hold several that are as similar as the last.
    found += static_cast<double>(std::min(close, truth.size()));
  }
  out.figures.emplace_back(name + " rows sampled", sampled);
  out.figures.emplace_back(name + " recall", wanted == 0 ? 1 : found / wanted);
  out.figures.emplace_back(name + " exact ms a row",
                           sampled == 0 ? 0 : 1e3 * seconds / static_cast<double>(sampled));
}

int run(const std::string& data, const std::string& last) {
  const auto snapshot = open_snapshot(data);
  const std::size_t terms = snapshot->terms().size();
  const BuildOptions options;
  Measurements out;
  const auto entity_of = [&](RowId row) { return snapshot->facts().entity_of_capability(row); };
  measure(
      "capability graph",
      ExactSearch(snapshot->capability_vectors(), terms, entity_of,
                  options.capability_knn.min_similarity),
      snapshot->facts().capabilities(),
      [&](RowId row) {
        std::vector<double> held;
        for (const RowSimilarity& edge : snapshot->capability_graph().neighbours(row)) {
          held.push_back(static_cast<double>(edge.similarity));
        }
        return held;
      },
      out);
  measure(
      "entity graph",
      ExactSearch(
          snapshot->entity_vectors(), terms, [](RowId row) { return row; },
          options.entity_knn.min_similarity),
      snapshot->facts().entities(),
      [&](RowId row) {
        std::vector<double> held;
        for (const EntitySimilarity& edge : snapshot->entity_graph().neighbours(row)) {
          held.push_back(static_cast<double>(edge.cosine));
        }
        return held;
      },
      out);
  print(out, last);
  return 0;
}

}  // namespace
}  // namespace matchgraph::benchmark

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: graph_recall DATA [--json]\n");
    return 2;
  }
  try {
    return matchgraph::benchmark::run(argv[1], argv[argc - 1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "graph_recall: {}\n", error.what());
    return 4;
  }
}
