#include "graph/rows/row_cosines.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "graph/rows/term_table.h"

namespace matchgraph {
namespace {

constexpr std::size_t kPlacesPerHolder = 8;  // so that few other terms meet one that is taken

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
  // A power of two, so that a place is found without a division.
  places_.resize(std::bit_ceil(kPlacesPerHolder * holders_.size() + 1));
  // Backwards, so that the place ends up with the term's first holder.
  for (std::size_t i = holders_.size(); i-- > 0;) {
    place_of(holders_[i].term) = {holders_[i].term, static_cast<std::uint32_t>(i)};
  }
}

RowCosines::Place& RowCosines::place_of(TermId term) {
  return places_[place_of_term(places_, term,
                               [](const Place& place) { return place.begin == kNone; })];
}

std::span<const double> RowCosines::with(RowId other) {
  std::fill(cosines_.begin(), cosines_.end(), 0);
  const auto terms = rows_.row_terms(other);
  const auto weights = rows_.row_weights(other);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::size_t begin = place_of(terms[i]).begin;
    // Most terms of another row end here.
    if (begin == kNone) continue;
    for (auto holder = holders_.begin() + static_cast<std::ptrdiff_t>(begin);
         holder != holders_.end() && holder->term == terms[i]; ++holder) {
      cosines_[holder->row] +=
          static_cast<double>(holder->weight) * static_cast<double>(weights[i]);
    }
  }
  // Rows have length 1 but for rounding, so that a sum can lie a hair above 1.
  for (double& cosine : cosines_) cosine = std::clamp(cosine, 0.0, 1.0);
  return cosines_;
}

}  // namespace matchgraph
