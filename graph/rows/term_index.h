// Here is a term: in which rows does it weigh most?
//
// What the search for neighbours reads: the distinct rows by row and by term.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/distinct_rows.h"
#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// A term's place in the order from the rarest term to the most frequent.
using TermRank = std::uint32_t;

struct RankedTerm {
  TermRank rank = 0;
  float weight = 0;
};

struct Posting {
  ClassId row = 0;
  float weight = 0;
};

/// Terms are numbered from the rarest to the most frequent (ties by id), so that a row read
/// forwards gives its rarest terms first and the frequent terms lie together in a dense array.
/// Terms that only one distinct row has are left out: no other row shares them.
class TermIndex {
 public:
  /// Keeps of each term's list only the `longest_list` rows in which the term weighs most, ties by
  /// ascending row. `rows` is read during construction only. `jobs` as in KnnOptions.
  TermIndex(TermVectorsView rows, const DistinctRows& distinct, std::size_t longest_list,
            std::size_t jobs = 1);

  std::size_t rows() const { return row_offsets_.size() - 1; }
  std::size_t terms() const { return term_offsets_.size() - 1; }

  /// The row's terms, rarest first.
  std::span<const RankedTerm> row(ClassId id) const {
    return std::span<const RankedTerm>(row_terms_)
        .subspan(row_offsets_[id], row_offsets_[id + 1] - row_offsets_[id]);
  }
  /// The term's rows, those in which it weighs most first, ties by ascending row.
  std::span<const Posting> list(TermRank term) const {
    return std::span<const Posting>(postings_).subspan(
        term_offsets_[term], term_offsets_[term + 1] - term_offsets_[term]);
  }

 private:
  void fill_rows(TermVectorsView rows, const DistinctRows& distinct);
  void fill_lists(std::size_t longest_list, std::size_t jobs);

  std::vector<std::uint64_t> row_offsets_ = {0};
  std::vector<RankedTerm> row_terms_;
  std::vector<std::uint64_t> term_offsets_ = {0};
  std::vector<Posting> postings_;
};

}  // namespace matchgraph
