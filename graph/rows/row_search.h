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
  /// The distinct rows that may not meet this one, itself perhaps among them.
  std::span<const ClassId> peers(ClassId id) const;

 private:
  TermVectorsView rows_;
  std::span<const std::uint32_t> groups_;
  KnnOptions options_;
  DistinctRows distinct_;
  TermIndex index_;
  std::vector<std::uint32_t> class_groups_;  // the group of all rows of a class, or kMixed
  std::vector<ClassId> by_group_;            // those that have a group, by it
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
  bool is_settled(ClassId id, double remaining) const;
  std::size_t others_with(ClassId id, float partial) const;
  void collect(ClassId id);
  float enough_for_candidates();
  void score(ClassId id);
  float product_with(std::span<const RankedTerm> row);

  const SearchedRows& searched_;
  // By distinct row, filled up to whole blocks: dot product so far; all 0 between searches.
  std::vector<float> partial_;
  std::vector<float> largest_;           // by block of partial_
  std::vector<float> largest_together_;  // of several blocks
  std::size_t postings_read_ = 0;
  std::vector<float> query_;               // by term: the weights of the row under search
  std::vector<std::uint64_t> queried_;     // a bit for each term: is its weight above 0?
  std::vector<std::uint32_t> shared_;      // places in a candidate's row, when it is scored
  std::vector<double> remaining_;          // by place in the row: sum of squares from there on
  std::vector<RowSimilarity> candidates_;  // `row` is a class
  TopK best_;
};

}  // namespace matchgraph
