#include "graph/row_cosines.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace matchgraph {
namespace {

constexpr std::size_t kBitsPerHolder = 16;  // so that few bits of other terms are set by chance

}  // namespace

RowCosines::RowCosines(TermVectorsView rows, RowId begin, RowId end)
    : rows_(rows), cosines_(end - begin, 0) {
  for (RowId row = begin; row < end; ++row) {
    const auto terms = rows.row_terms(row);
    const auto weights = rows.row_weights(row);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      holders_.push_back({terms[i], row - begin, weights[i]});
    }
  }
  std::sort(holders_.begin(), holders_.end(), [](const Holder& a, const Holder& b) {
    return a.term != b.term ? a.term < b.term : a.row < b.row;
  });
  bits_.resize(std::bit_ceil(holders_.size() * kBitsPerHolder / kWordBits + 1), 0);
  mask_ = bits_.size() - 1;
  for (const Holder& holder : holders_) {
    bits_[holder.term / kWordBits & mask_] |= std::uint64_t{1} << holder.term % kWordBits;
  }
}

std::span<const double> RowCosines::with(RowId other) {
  std::fill(cosines_.begin(), cosines_.end(), 0);
  const auto terms = rows_.row_terms(other);
  const auto weights = rows_.row_weights(other);
  auto from = holders_.begin();  // terms ascend on both sides
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!may_hold(terms[i])) continue;
    from = std::lower_bound(from, holders_.end(), terms[i],
                            [](const Holder& holder, TermId term) { return holder.term < term; });
    for (; from != holders_.end() && from->term == terms[i]; ++from) {
      cosines_[from->row] += static_cast<double>(from->weight) * static_cast<double>(weights[i]);
    }
  }
  for (double& cosine : cosines_) cosine = std::clamp(cosine, 0.0, 1.0);
  return cosines_;
}

}  // namespace matchgraph
