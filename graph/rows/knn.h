// Here is a row: which others are most like it?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// Limits of the candidate search. Equal rows are searched once. Candidates come from inverted
/// lists of the row's terms, rarest term first, each as far as it adds something, until the unread
/// terms can hardly matter; the best `candidates` by partial dot product are then scored exactly.
struct KnnOptions {
  std::size_t k = 16;          ///< neighbours a row
  double max_df_share = 0.25;  ///< 0..1 of the distinct rows; a term in more of them collects only
                               ///< that many, those in which it weighs most
  /// Distinct rows times rows of a list: the lists of a larger catalogue are shorter, but not
  /// shorter than `affordable_df`, so that the work of all rows grows no faster than their number.
  double df_budget = 1e9;
  std::size_t affordable_df = 1'000;
  std::size_t min_df_cap = 64;         ///< rows; no list is cut shorter than this
  double least_product = 0.006;        ///< 0..1; a posting that adds less to a product is not read
  std::size_t candidates = 32;         ///< distinct rows scored exactly; 0: all that share a term
  std::size_t max_postings = 400'000;  ///< postings visited a row; keeps a large build linear
  double min_similarity = 0.05;        ///< 0..1; less is no similarity worth an edge, nor is 0
  std::size_t jobs = 0;  ///< threads; 0: one per core. The result does not depend on it
};

struct RowSimilarity {
  RowId row = 0;
  float similarity = 0;  ///< cosine, 0..1

  bool operator==(const RowSimilarity&) const = default;
};

/// Neighbour lists of all rows: row i is [offsets[i], offsets[i + 1]) of `neighbours`, most similar
/// first, ties by ascending row.
struct NeighbourLists {
  std::vector<std::uint64_t> offsets;
  std::vector<RowSimilarity> neighbours;

  std::size_t rows() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::span<const RowSimilarity> of(RowId row) const {
    return std::span<const RowSimilarity>(neighbours)
        .subspan(offsets[row], offsets[row + 1] - offsets[row]);
  }
};

/// The lists of all rows, each sorted already, in one. Cost: copying them.
NeighbourLists joined_lists(std::span<const std::vector<RowSimilarity>> lists);

/// Called now and then with the share done, 0..1, rising to 1, from one thread at a time.
using ProgressFunction = std::function<void(double)>;

/// The k rows most similar to each row, by cosine. A row is never its own neighbour, and rows of
/// the same group are not neighbours (`groups` is empty, or has one entry per row): capabilities of
/// one entity say nothing about other entities. With max_df_share 1, df_budget infinite, candidates
/// and least_product 0, and max_postings unbounded, the answer is exact, which costs the sum over
/// terms of df squared.
NeighbourLists nearest_neighbours(TermVectorsView rows, std::span<const std::uint32_t> groups,
                                  const KnnOptions& options, const ProgressFunction& progress = {});

/// The options under which nearest_neighbours is exact.
KnnOptions exact(KnnOptions options);

}  // namespace matchgraph
