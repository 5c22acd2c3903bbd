// Here are a few rows: how like each of them is another one?
//
// Gain over cosine() of every pair (2026-11-29, ranking_benchmark): 8 rows with 320 others of 15
// terms in 14 us instead of 323, about as much as alternatives take in all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// Cosines of a few neighbouring rows with any others, one at a time. Terms that none of the few
/// holds, most of another row's, cost a look into a sparse table. For one thread.
class RowCosines {
 public:
  /// For the rows [begin, end); what `rows` points to must outlive it. Cost: sorting their terms.
  RowCosines(TermVectorsView rows, RowId begin, RowId end);

  /// cosine(row, other) of each of the few, in their order; valid until the next call. Cost: the
  /// length of the other row.
  std::span<const double> with(RowId other);

  std::size_t rows() const { return cosines_.size(); }

 private:
  struct Holder {
    TermId term = 0;
    RowId row = 0;  // from the first
    float weight = 0;
  };
  /// Where the holders of a term begin, in a table of open addressing.
  struct Place {
    TermId term = 0;
    std::uint32_t begin = kNone;
  };
  Place& place_of(TermId term);

  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  TermVectorsView rows_;
  std::vector<Holder> holders_;  // by term, then row
  std::vector<Place> places_;
  std::vector<double> cosines_;
};

}  // namespace matchgraph
