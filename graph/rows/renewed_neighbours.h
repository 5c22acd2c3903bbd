// Here are neighbour lists of most rows, from before some rows changed: what are they now?
//
// A search of all rows would find nearly all of it again. Only rows that moved are searched, and
// entered where they are near enough. A list that lost rows lacks those that were not near enough
// for it before, at its end; when it comes to lack more than is tolerated, it is searched too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/knn.h"
#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// What is known of rows from before, by the numbers that they have now.
struct FormerLists {
  /// 1 for a row that was not there, or that is no more near where it was.
  std::vector<std::uint8_t> moved;
  /// 1 for a row whose weights are not those that its similarities were computed with.
  std::vector<std::uint8_t> shifted;
  /// Of the rows that did not move, as they were: without neighbours that went or moved.
  NeighbourLists lists;
  /// By row, how many neighbours its list had, with those that went or moved, and with those that
  /// it lacked already.
  std::vector<std::uint32_t> had;
  /// By row, the similarity of the last of these.
  std::vector<float> least;
};

struct RenewedLists {
  NeighbourLists lists;
  std::size_t kept = 0;              ///< rows that were not searched again
  std::vector<std::uint8_t> lacked;  ///< by row, how many its list lacks at its end
};

/// As nearest_neighbours(rows, groups, options, progress), but that lists may lack `tolerated` of k
/// at their ends, and that rows which shifted without having moved are scored where they are in
/// lists, and not looked for in others. The lists from before were made with the same options.
/// Cost: some searches for each row that moved, one for each list that lost what nothing made good,
/// and the index of all rows. The result does not depend on the number of threads.
RenewedLists renewed_neighbours(TermVectorsView rows, std::span<const std::uint32_t> groups,
                                const FormerLists& former, const KnnOptions& options,
                                std::uint8_t tolerated, const ProgressFunction& progress = {});

}  // namespace matchgraph
