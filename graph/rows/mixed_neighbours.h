// Here is what words say and what a model says: which rows are most like each, by both?
#pragma once

#include <cstddef>

#include "graph/rows/dense_vectors.h"
#include "graph/rows/knn.h"
#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// How much of a similarity is the model's.
struct MixOptions {
  /// 0..1 of the mixed similarity. Chosen over all judged sets (src/embedding/README.md): with less
  /// the model helps less, with more names and rare words, which it does not know, drown.
  double share = 0.2;
};

/// (1 - share) x words + share x model, at least 0; the words alone where the model says nothing of
/// one of the two.
class MixedSimilarity {
 public:
  /// `model` may have no rows. Does not own.
  MixedSimilarity(TermVectorsView words, DenseVectorsView model, const MixOptions& options)
      : words_(words), model_(model), share_(options.share) {}

  TermVectorsView words() const { return words_; }
  DenseVectorsView model() const { return model_; }

  /// Of two rows whose cosine by words is known.
  double of(RowId a, RowId b, double by_words) const;
  double of(RowId a, RowId b) const { return of(a, b, cosine(words_, a, b)); }
  /// Of two rows that the model knows, both cosines known.
  double of_both(double by_words, double model_cosine) const;
  /// No two rows are more alike whose cosines are at most these two.
  double at_most(double by_words, double model_cosine) const;
  /// The model's part of it, below 0 where the model finds the two unlike; the rest is the words'.
  double by_model(RowId a, RowId b) const;

 private:
  bool has_model(RowId a, RowId b) const {
    return model_.rows() > 0 && model_.has(a) && model_.has(b);
  }

  TermVectorsView words_;
  DenseVectorsView model_;
  double share_;
};

/// The k most similar of those that either list has for a row, each scored exactly; most similar
/// first, ties by ascending row. `knn` as for the lists: its k, min_similarity and jobs count.
/// Cost: a product of the model for each that the words' list has, one of words for each other that
/// may come in.
NeighbourLists mixed_neighbours(const MixedSimilarity& similarity, const NeighbourLists& by_words,
                                const NeighbourLists& by_model, const KnnOptions& knn);

}  // namespace matchgraph
