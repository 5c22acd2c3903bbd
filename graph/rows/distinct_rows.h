// Here are many rows: which of them are the same?
//
// Catalogues repeat themselves: a third of the capability texts of a Linux distribution are copies.
// What holds for one copy holds for all, so that the search for neighbours treats them once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/term_vectors.h"

namespace matchgraph {

using ClassId = std::uint32_t;

/// Rows with equal terms and weights share a class. Classes are numbered by their first rows.
struct DistinctRows {
  std::vector<std::uint64_t> offsets;  ///< class c is [offsets[c], offsets[c + 1]) of `members`
  std::vector<RowId> members;          ///< ascending within a class

  std::size_t classes() const { return offsets.size() - 1; }
  std::span<const RowId> of(ClassId id) const {
    return std::span<const RowId>(members).subspan(offsets[id], offsets[id + 1] - offsets[id]);
  }
};

/// Cost: a sort of the rows. Rows without terms form a class like any other.
DistinctRows distinct_rows(TermVectorsView rows);

/// The same where it is known of each row which row is the first that equals it, itself perhaps.
/// Cost: linear.
DistinctRows classes_of(std::span<const RowId> first);

}  // namespace matchgraph
