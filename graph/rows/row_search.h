// Here is one distinct row: which others are most like it?
//
// Three steps, each for itself, as where many processes share the rows each step needs others:
// candidates from the inverted lists, their exact similarity, and the choice for each copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/knn.h"
#include "graph/rows/row_classes.h"
#include "graph/rows/term_index.h"
#include "graph/rows/term_vectors.h"
#include "graph/rows/top_k.h"

namespace matchgraph {

/// How long a term's list may be, for a catalogue of so many distinct rows.
std::size_t longest_list(std::size_t rows, const KnnOptions& options);
/// What of a list adds at least so much to a product with a row in which the term weighs `weight`.
std::span<const Posting> worth_reading(std::span<const Posting> list, float weight, double least);

/// First step: which rows share most with one. Construction allocates a place for every distinct
/// row. For one thread.
class CandidateSearch {
 public:
  /// `classes` and `options` must outlive it.
  CandidateSearch(const RowClasses& classes, const KnnOptions& options);

  /// The best options.candidates by partial dot product, in no particular order; `row` is a class.
  /// Valid until the next call. `index` has the row, and the lists of its terms.
  std::vector<RowSimilarity>& find(ClassId id, const TermIndex& index);
  /// The same, and all other classes whose partial dot product is at least theirs of `bounds`,
  /// which are above 0.
  std::vector<RowSimilarity>& find(ClassId id, const TermIndex& index,
                                   std::span<const float> bounds,
                                   std::vector<RowSimilarity>& reached);
  /// Postings that the search before read: what its time goes with.
  std::size_t postings_read() const { return postings_read_; }

 private:
  void accumulate(ClassId id, const TermIndex& index);
  void add(const RankedTerm& term, std::span<const Posting> list);
  bool is_settled(ClassId id, double remaining) const;
  std::size_t others_with(ClassId id, float partial) const;
  void collect(ClassId id);
  float enough_for_candidates();

  const RowClasses& classes_;
  const KnnOptions& options_;
  // By distinct row, filled up to whole blocks: dot product so far; all 0 between searches.
  std::vector<float> partial_;
  std::vector<float> largest_;           // by block of partial_
  std::vector<float> largest_together_;  // of several blocks
  std::size_t postings_read_ = 0;
  std::vector<double> remaining_;          // by place in the row: sum of squares from there on
  std::vector<RowSimilarity> candidates_;  // `row` is a class
};

/// Second step: exact dot products. Construction allocates a place for every term. For one thread.
class CandidateScorer {
 public:
  explicit CandidateScorer(std::size_t terms);

  /// Sets the similarity of each candidate, a class whose row `index` has, to its dot product with
  /// `row`.
  void score(std::span<const RankedTerm> row, const TermIndex& index,
             std::span<RowSimilarity> candidates);

 private:
  float product_with(std::span<const RankedTerm> row);

  std::vector<float> query_;            // by term: the weights of the row; all 0 between calls
  std::vector<std::uint64_t> queried_;  // a bit for each term: is its weight above 0?
  std::vector<std::uint32_t> shared_;   // places in a candidate's row
};

/// Third step: from the classes that are like one, the neighbours of one of its rows. For one
/// thread.
class NeighbourChoice {
 public:
  /// Both must outlive it.
  NeighbourChoice(const RowClasses& classes, const KnnOptions& options)
      : classes_(classes), options_(options) {}

  /// The best k, in the order of neighbour lists; valid until the next call. `candidates`: classes
  /// with their similarities, the row's own among them where it has copies.
  std::span<const RowSimilarity> of(RowId row, std::span<const RowSimilarity> candidates);

 private:
  const RowClasses& classes_;
  const KnnOptions& options_;
  TopK best_;
};

/// Similarity of two copies of a row: 1, as far as weights are rounded.
float own_similarity(TermVectorsView rows, RowId row);

/// What the searches of all threads read, where one process has all rows.
class SearchedRows {
 public:
  SearchedRows(TermVectorsView rows, std::span<const std::uint32_t> groups,
               const KnnOptions& options);

  const RowClasses& classes() const { return classes_; }
  const DistinctRows& distinct() const { return classes_.distinct(); }
  const TermIndex& index() const { return index_; }
  const KnnOptions& options() const { return options_; }
  TermVectorsView rows() const { return rows_; }

 private:
  TermVectorsView rows_;
  KnnOptions options_;
  RowClasses classes_;
  TermIndex index_;
};

/// One thread's search.
class RowSearch {
 public:
  /// `searched` must outlive it.
  explicit RowSearch(const SearchedRows& searched);

  /// Scores what is like the rows of the class; select() then answers for each of them.
  void search(ClassId id);
  /// The best k neighbours of a row of the class searched last, in the order of neighbour lists;
  /// valid until the next call.
  std::span<const RowSimilarity> select(RowId row) { return choice_.of(row, candidates_); }
  /// Postings that the search before read.
  std::size_t postings_read() const { return finder_.postings_read(); }

 private:
  const SearchedRows& searched_;
  CandidateSearch finder_;
  CandidateScorer scorer_;
  NeighbourChoice choice_;
  std::vector<RowSimilarity> candidates_;  // `row` is a class
};

}  // namespace matchgraph
