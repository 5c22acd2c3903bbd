// Here is a text as term counts: what direction does it point in?
//
// Rows (capabilities or entities) as sparse unit vectors over terms, so that the cosine of two rows
// is their dot product, in [0, 1] because weights are never negative.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace matchgraph {

using TermId = std::uint32_t;
using RowId = std::uint32_t;

/// Sparse rows somewhere in memory: row i is [offsets[i], offsets[i + 1]) of `terms` and `weights`,
/// terms ascending. Does not own; as long-lived as what it points to.
struct TermVectorsView {
  std::span<const std::uint64_t> offsets;  ///< rows + 1 entries
  std::span<const TermId> terms;
  std::span<const float> weights;

  std::size_t rows() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::span<const TermId> row_terms(RowId row) const {
    return terms.subspan(offsets[row], offsets[row + 1] - offsets[row]);
  }
  std::span<const float> row_weights(RowId row) const {
    return weights.subspan(offsets[row], offsets[row + 1] - offsets[row]);
  }
};

/// Dot product of two rows (cosine, as rows have length 1), clamped to [0, 1]. Cost: the sum of the
/// two lengths.
double cosine(TermVectorsView rows, RowId a, RowId b);

/// Owning form.
struct TermVectors {
  std::vector<std::uint64_t> offsets;
  std::vector<TermId> terms;
  std::vector<float> weights;

  TermVectorsView view() const { return {offsets, terms, weights}; }
};

/// How counts become weights: w = class weight x (1 + ln tf, or tf when below 1)
/// x (1 + ln(N / df))^idf_exponent, then rows are scaled to length 1.
struct TermWeightOptions {
  double idf_exponent = 0.7;  ///< no unit; 0 ignores rarity, 1 overrates it: measured
};

/// One row's count of a term. Fractions are allowed: a repeated text counts less than once.
struct TermCount {
  RowId row = 0;
  float count = 0;  ///< > 0
};

/// Weights by term, ascending, then by row.
struct WeighedPostings {
  std::vector<TermId> terms;
  std::vector<RowId> rows;
  std::vector<float> weights;
};

/// The rows [first_row, first_row + rows) of parts whose terms ascend from part to part, scaled to
/// length 1. Cost: linear in the postings.
TermVectors scaled_rows(RowId first_row, std::size_t rows, std::span<const WeighedPostings> parts);

/// Turns inverted lists, added term by term, into rows.
class TermVectorsBuilder {
 public:
  explicit TermVectorsBuilder(std::size_t rows, TermWeightOptions options = {});

  /// The next term (ids are given in the order of calls, from 0) and the rows that hold it, rows
  /// ascending. `class_weight` >= 0 scales the term everywhere; a term with 0, or in no row, keeps
  /// its id and no weight.
  void add_term(double class_weight, std::span<const TermCount> postings);

  /// Scales the rows and hands them over; the builder is empty afterwards. A row without terms
  /// stays empty: its cosine with anything is 0. Cost: linear in the postings.
  TermVectors build();

  /// What was added, weighed but not scaled, by term and row; the builder is empty afterwards.
  /// `first_term`: what the terms' ids begin with.
  WeighedPostings take_postings(TermId first_term);

 private:
  template <typename Take>
  void for_each_posting(const Take& take) const;

  std::size_t rows_;
  TermWeightOptions options_;
  std::vector<std::uint64_t> term_begin_;  // of each term's postings
  std::vector<RowId> posting_rows_;
  std::vector<float> posting_weights_;
};

}  // namespace matchgraph
