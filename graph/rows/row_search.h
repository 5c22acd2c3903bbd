// Here is one distinct row: which others are most like it?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/distinct_rows.h"
#include "graph/rows/knn.h"
#include "graph/rows/term_index.h"
#include "graph/rows/term_vectors.h"
#include "graph/rows/top_k.h"

namespace matchgraph {

/// What the searches of all threads read.
class SearchedRows {
 public:
  SearchedRows(TermVectorsView rows, std::span<const std::uint32_t> groups,
               const KnnOptions& options);

  const DistinctRows& distinct() const { return distinct_; }
  const TermIndex& index() const { return index_; }
  const KnnOptions& options() const { return options_; }
  /// Similarity of two copies of the row: 1, as far as weights are rounded.
  float own_similarity(ClassId id) const;
  /// False when no row of `b` can be a neighbour of any row of `a`.
  bool may_meet(ClassId a, ClassId b) const;
  bool may_meet_row(RowId a, RowId b) const;

 private:
  TermVectorsView rows_;
  std::span<const std::uint32_t> groups_;
  KnnOptions options_;
  DistinctRows distinct_;
  TermIndex index_;
  std::vector<std::uint32_t> class_groups_;  // the group of all rows of a class, or kMixed
};

/// One thread's search. Construction allocates a place for every distinct row and term.
class RowSearch {
 public:
  /// `searched` must outlive it.
  explicit RowSearch(const SearchedRows& searched);

  /// Scores what is like the rows of the class; select() then answers for each of them.
  void search(ClassId id);
  /// The best k neighbours of a row of the class searched last, in the order of neighbour lists;
  /// valid until the next call.
  std::span<const RowSimilarity> select(RowId row);
  /// Postings that the search before read: what its time goes with.
  std::size_t postings_read() const { return postings_read_; }

 private:
  void accumulate(ClassId id);
  void add(const RankedTerm& term, std::span<const Posting> list);
  bool is_settled(ClassId id, double remaining);
  void collect(ClassId id);
  void score(ClassId id);

  const SearchedRows& searched_;
  std::vector<float> partial_;    // by distinct row: dot product so far; all 0 between searches
  std::vector<ClassId> touched_;  // rows with a partial product: the first touched_count_
  std::size_t touched_count_ = 0;
  std::size_t postings_read_ = 0;
  std::vector<float> query_;               // by term: the weights of the row under search
  std::vector<double> remaining_;          // by place in the row: sum of squares from there on
  std::vector<RowSimilarity> candidates_;  // `row` is a class
  TopK best_;
};

}  // namespace matchgraph
