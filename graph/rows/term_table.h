// Tables of open addressing with terms or rows for keys. What they gain over std::unordered_map is
// told by those that are made of them: row_sums.h, row_cosines.h, query/ranking/term_tally.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// A number that spreads neighbouring keys; the factor is odd, so that no two keys share one.
inline std::size_t scattered(std::uint32_t key) { return key * std::size_t{0x9e3779b1}; }

/// The place of a key, or the free one where it belongs: the first that `is_end` says is either.
/// The table's size, a power of two, is `mask` + 1, and one of its places is free.
template <typename IsEnd>
std::size_t place_of_key(std::size_t mask, std::uint32_t key, const IsEnd& is_end) {
  std::size_t at = scattered(key) & mask;
  while (!is_end(at)) at = (at + 1) & mask;
  return at;
}

/// As place_of_key, in a table of entries with a term each.
template <typename Table, typename IsFree>
std::size_t place_of_term(const Table& table, TermId term, const IsFree& is_free) {
  return place_of_key(table.size() - 1, term,
                      [&](std::size_t at) { return is_free(table[at]) || table[at].term == term; });
}

}  // namespace matchgraph
