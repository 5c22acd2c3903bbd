// Here are a few rows: how like each of them is another one?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/term_vectors.h"

namespace matchgraph {

/// Cosines of a few neighbouring rows with any others, one at a time. Terms that none of the few
/// holds, most of another row's, cost a look at one bit. For one thread.
class RowCosines {
 public:
  /// For the rows [begin, end); what `rows` points to must outlive it. Cost: sorting their terms.
  RowCosines(TermVectorsView rows, RowId begin, RowId end);

  /// cosine(row, other) of each of the few, in their order; valid until the next call. Cost: the
  /// length of the other row, and a logarithm for each term that may be shared.
  std::span<const double> with(RowId other);

  std::size_t rows() const { return cosines_.size(); }

 private:
  struct Holder {
    TermId term = 0;
    RowId row = 0;  // from the first
    float weight = 0;
  };
  bool may_hold(TermId term) const {
    return (bits_[term / kWordBits & mask_] >> term % kWordBits & 1U) != 0;
  }

  static constexpr std::size_t kWordBits = 64;
  TermVectorsView rows_;
  std::vector<Holder> holders_;      // by term, then row
  std::vector<std::uint64_t> bits_;  // of the terms, modulo its size
  std::size_t mask_;
  std::vector<double> cosines_;
};

}  // namespace matchgraph
