// Tables of open addressing with terms for keys.
#pragma once

#include <cstddef>

#include "graph/term_vectors.h"

namespace matchgraph {

/// A number that spreads neighbouring terms; the factor is odd, so that no two terms share one.
inline std::size_t scattered(TermId term) { return term * std::size_t{0x9e3779b1}; }

/// The place of a term, or the free one where it belongs. The table's size is a power of two, and
/// one of its places is free.
template <typename Table, typename IsFree>
std::size_t place_of_term(const Table& table, TermId term, const IsFree& is_free) {
  const std::size_t mask = table.size() - 1;
  std::size_t at = scattered(term) & mask;
  while (!is_free(table[at]) && table[at].term != term) at = (at + 1) & mask;
  return at;
}

}  // namespace matchgraph
