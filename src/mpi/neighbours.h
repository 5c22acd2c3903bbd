// Here are rows that many processes share: which are most like each?
//
// The search of graph/row_search.h, bit by bit, with what it reads spread over the processes:
//
//   rows          successive blocks; a row is searched for where the first of its copies lies
//   lists         a term's inverted list lies where its number says; a process asks for the lists
//                 that its next rows need, as many rows at a time as their lists have room for
//   candidates    their rows come by: each process's block goes around the ring once
//   by all        what there are copies and groups of, 24 bytes a row, and while it searches 4
//                 bytes a distinct row and thread
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "graph/rows/knn.h"
#include "graph/rows/term_vectors.h"
#include "mpi/team.h"

namespace matchgraph::mpi {

/// The rows of this process: block `rank` of Blocks(all_rows, processes).
struct RowShare {
  std::size_t all_rows = 0;
  std::size_t all_terms = 0;
  RowId first = 0;      ///< of its rows
  TermVectors vectors;  ///< of its rows, with terms as all number them
};

/// How much a process takes at a time.
struct ShareOptions {
  /// Bytes of other processes' lists at a time, at least; else as many as those that it has itself.
  std::size_t least_lists = std::size_t{64} << 20;
};

/// The lists of this process's rows, as nearest_neighbours() has them. `groups`: of all rows, or
/// empty. Collective.
NeighbourLists nearest_neighbours(Team& team, const RowShare& share,
                                  std::span<const std::uint32_t> groups, const KnnOptions& options,
                                  const ProgressFunction& progress,
                                  const ShareOptions& at_a_time = {});

}  // namespace matchgraph::mpi
