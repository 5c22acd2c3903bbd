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
#include "graph/rows/tile_kernels.h"
#include "graph/rows/top_k.h"

namespace matchgraph {

/// How long a term's list may be, for a catalogue of so many distinct rows.
std::size_t longest_list(std::size_t rows, const KnnOptions& options);
/// What of a list adds at least so much to a product with a row in which the term weighs `weight`.
std::span<const Posting> worth_reading(std::span<const Posting> list, float weight, double least);
/// The least weight in a list of what adds at least so much, for the same.
float lightest_read(float weight, double least);

/// First step: which rows share most with each of some. Rows are looked at tile by tile: what a
/// tile's lists say is read by all that are searched for while it lies in the processor's caches.
/// The answers do not depend on which are searched for together. For one thread.
class CandidateSearch {
 public:
  /// `classes` and `options` must outlive it.
  CandidateSearch(const RowClasses& classes, const KnnOptions& options)
      : classes_(classes), options_(options) {}

  /// For each of some classes the best options.candidates by partial dot product, of equal ones
  /// those of its own tile and then those of the first, in no particular order; `row` is a class.
  /// Valid until the next call. `index` has the rows, and the lists of their terms.
  std::span<std::vector<RowSimilarity>> find(std::span<const ClassId> ids, const TermIndex& index);
  /// The same, and for each all other classes whose partial dot product is at least theirs of
  /// `bounds`, which are above 0.
  std::span<std::vector<RowSimilarity>> find(std::span<const ClassId> ids, const TermIndex& index,
                                             std::span<const float> bounds,
                                             std::span<std::vector<RowSimilarity>> reached);
  /// Postings that the search before read: what its time goes with.
  std::size_t postings_read() const { return postings_read_; }

 private:
  /// A row that is searched for, and what was found so far.
  struct Searched {
    ClassId id = 0;
    std::span<const RankedTerm> terms;
    std::span<const ClassId> peers;
    float enough = 0;       // the least partial product of a candidate so far
    bool is_begun = false;  // a tile has been looked through
    // In the order in which they were found; those behind `found` are of no meaning.
    std::vector<ClassId> rows;
    std::vector<float> products;
    std::size_t found = 0;
  };

  void begin(Searched& one, ClassId id, const TermIndex& index) const;
  void accumulate(const Searched& one, const TermIndex& index, std::size_t tile);
  void leave_out_own(const Searched& one, std::size_t tile);
  void collect(Searched& one, std::size_t tile);
  std::size_t take(float least);
  float enough_of_first() const;
  void keep_best(Searched& one) const;

  const RowClasses& classes_;
  const KnnOptions& options_;
  std::vector<Searched> searched_;
  std::vector<std::vector<RowSimilarity>> candidates_;  // as searched_; `row` is a class
  std::size_t tile_rows_ = 0;
  std::size_t tile_limit_ = 0;  // postings that a row reads of a tile at most
  std::size_t postings_read_ = 0;
  // Of a tile, by row: dot product so far; all 0 between rows.
  std::vector<float> partial_;
  std::vector<std::span<const std::uint16_t>> read_;  // of the lists that were read, what of them
  std::size_t read_in_tile_ = 0;                      // postings of these
  std::vector<std::uint32_t> taken_places_;
  std::vector<float> taken_;
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

  /// Scores what is like the rows of some classes; select() then answers for each of them. Some
  /// hundred at once take half of the time that they take one by one.
  void search(std::span<const ClassId> ids);
  /// The best k neighbours of a row of the i-th class searched last, in the order of neighbour
  /// lists; valid until the next call.
  std::span<const RowSimilarity> select(std::size_t i, RowId row) {
    return choice_.of(row, found_[i]);
  }
  /// Postings that the search before read.
  std::size_t postings_read() const { return finder_.postings_read(); }

 private:
  const SearchedRows& searched_;
  CandidateSearch finder_;
  CandidateScorer scorer_;
  NeighbourChoice choice_;
  std::span<std::vector<RowSimilarity>> found_;  // `row` is a class
};

}  // namespace matchgraph
