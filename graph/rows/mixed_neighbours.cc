#include "graph/rows/mixed_neighbours.h"

#include <algorithm>
#include <span>
#include <vector>

#include "graph/rows/row_cosines.h"
#include "graph/rows/top_k.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kRowsAtATime = 64;  // rows that a thread takes at a time
constexpr std::size_t kRowsAhead = 4;     // of a list, whose memory is asked for before it is read

template <typename T>
void fetch_all(std::span<const T> items) {
  constexpr std::size_t kLine = 64;  // bytes that memory hands out at once
  const auto* begin = reinterpret_cast<const char*>(items.data());
  for (std::size_t at = 0; at < items.size_bytes(); at += kLine) __builtin_prefetch(begin + at);
}

/// What both lists have for a row, scored by words and model. For one thread.
class RowMixer {
 public:
  RowMixer(const MixedSimilarity& similarity, const NeighbourLists& by_words,
           const NeighbourLists& by_model)
      : similarity_(similarity), by_words_(by_words), by_model_(by_model) {}

  std::vector<RowSimilarity> mix(RowId row, const KnnOptions& knn) const {
    std::vector<RowSimilarity> out;
    const auto near = by_words_.of(row);
    std::vector<RowId> met;
    for (const RowSimilarity& one : near) {
      const double words = static_cast<double>(one.similarity);
      add(one.row, similarity_.of(row, one.row, words), knn, out);
      met.push_back(one.row);
    }
    // Sorted once, to be asked for each of the model's.
    std::sort(met.begin(), met.end());
    RowCosines cosines(similarity_.words(), row, row + 1);
    // A list that is full may have left out rows as similar as its last; one that is not has all of
    // at least the least similarity.
    const double most_by_words = most_unlisted(near, knn);
    const double enough = enough_to_stay(out, knn);
    const auto by_model = by_model_.of(row);
    for (std::size_t i = 0; i < by_model.size(); ++i) {
      const RowSimilarity& one = by_model[i];
      // Rows lie anywhere in memory, and waiting for each took longer than what is done with it.
      if (i + kRowsAhead < by_model.size()) fetch_words(by_model[i + kRowsAhead].row);
      // The most similar come first: what follows cannot come among the best either.
      if (similarity_.at_most(most_by_words, static_cast<double>(one.similarity)) < enough) break;
      if (std::binary_search(met.begin(), met.end(), one.row)) continue;
      // By words anew, as the list by words had not got it; what the model says stands in its list.
      const double words = cosines.with(one.row)[0];
      add(one.row, similarity_.of_both(words, static_cast<double>(one.similarity)), knn, out);
    }
    std::sort(out.begin(), out.end(), more_similar);
    if (out.size() > knn.k) out.resize(knn.k);
    return out;
  }

 private:
  void fetch_words(RowId row) const {
    fetch_all(similarity_.words().row_terms(row));
    fetch_all(similarity_.words().row_weights(row));
  }

  /// No row that is left out of a list is more similar by words than this.
  static double most_unlisted(std::span<const RowSimilarity> list, const KnnOptions& knn) {
    return list.size() < knn.k ? knn.min_similarity : static_cast<double>(list.back().similarity);
  }

  /// What is less similar than this is not among the k best of what stands in `out` and more.
  static double enough_to_stay(std::vector<RowSimilarity>& out, const KnnOptions& knn) {
    // Fewer than k: everything may still come in.
    if (out.size() < knn.k) return 0;
    const auto last = out.begin() + static_cast<std::ptrdiff_t>(knn.k) - 1;
    std::nth_element(out.begin(), last, out.end(), more_similar);
    return static_cast<double>(last->similarity);
  }

  // Also what both together make less similar than an edge has to be falls away.
  static void add(RowId other, double mixed, const KnnOptions& knn,
                  std::vector<RowSimilarity>& out) {
    if (mixed >= knn.min_similarity) out.push_back({other, static_cast<float>(mixed)});
  }

  const MixedSimilarity& similarity_;
  const NeighbourLists& by_words_;
  const NeighbourLists& by_model_;
};

}  // namespace

double MixedSimilarity::of(RowId a, RowId b, double by_words) const {
  return has_model(a, b) ? of_both(by_words, dense_cosine(model_, a, b)) : by_words;
}

double MixedSimilarity::of_both(double by_words, double model_cosine) const {
  return std::max(0.0, (1 - share_) * by_words + share_ * model_cosine);
}

double MixedSimilarity::at_most(double by_words, double model_cosine) const {
  constexpr double kRounding = 1e-6;  // of lists that keep floats
  // The larger of the two: of a pair of which the model says nothing, words alone count.
  return std::max(by_words, (1 - share_) * by_words + share_ * model_cosine) + kRounding;
}

double MixedSimilarity::by_model(RowId a, RowId b) const {
  return has_model(a, b) ? share_ * dense_cosine(model_, a, b) : 0;
}

NeighbourLists mixed_neighbours(const MixedSimilarity& similarity, const NeighbourLists& by_words,
                                const NeighbourLists& by_model, const KnnOptions& knn) {
  std::vector<std::vector<RowSimilarity>> lists(by_words.rows());
  const RowMixer mixer(similarity, by_words, by_model);
  parallel_blocks({.items = lists.size(), .at_once = kRowsAtATime, .jobs = knn.jobs},
                  [&mixer, &lists, &knn] {
                    return [&mixer, &lists, &knn](std::size_t begin, std::size_t end) {
                      for (std::size_t r = begin; r < end; ++r) {
                        lists[r] = mixer.mix(static_cast<RowId>(r), knn);
                      }
                    };
                  });
  return joined_lists(lists);
}

}  // namespace matchgraph
