#include "graph/rows/mixed_neighbours.h"

#include <algorithm>
#include <vector>

#include "graph/rows/row_cosines.h"
#include "graph/rows/top_k.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kRowsAtATime = 64;  // rows that a thread takes at a time

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
      add(row, one.row, static_cast<double>(one.similarity), knn, out);
      met.push_back(one.row);
    }
    std::sort(met.begin(), met.end());
    RowCosines cosines(similarity_.words(), row, row + 1);
    for (const RowSimilarity& one : by_model_.of(row)) {
      if (std::binary_search(met.begin(), met.end(), one.row)) continue;
      add(row, one.row, cosines.with(one.row)[0], knn, out);
    }
    std::sort(out.begin(), out.end(), more_similar);
    if (out.size() > knn.k) out.resize(knn.k);
    return out;
  }

 private:
  void add(RowId row, RowId other, double words, const KnnOptions& knn,
           std::vector<RowSimilarity>& out) const {
    const double mixed = similarity_.of(row, other, words);
    if (mixed >= knn.min_similarity) out.push_back({other, static_cast<float>(mixed)});
  }

  const MixedSimilarity& similarity_;
  const NeighbourLists& by_words_;
  const NeighbourLists& by_model_;
};

}  // namespace

double MixedSimilarity::of(RowId a, RowId b, double by_words) const {
  if (!has_model(a, b)) return by_words;
  return std::max(0.0, (1 - share_) * by_words + by_model(a, b));
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
