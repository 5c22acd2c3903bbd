// Here are vectors as they were and as they are: which neighbour lists still hold?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "graph/mapped_graphs.h"
#include "graph/rows/renewed_neighbours.h"
#include "graph/rows/term_vectors.h"
#include "snapshot/build_options.h"
#include "snapshot/renewal/former_build.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Of rows and terms before that have no number now.
constexpr RowId kGone = ~RowId{0};
constexpr TermId kNoTerm = ~TermId{0};

/// What a generation's file of wear says of one kind of rows; empty where there is none.
struct FormerWear {
  std::span<const float> drifts;
  std::span<const std::uint8_t> lacked;

  /// Throws Error (kEnvironment) when the file does not fit so many rows.
  FormerWear(const std::optional<ArrayFile>& file, const std::string& kind, std::size_t rows);
};

/// Vectors and graph of one kind of rows, as they were.
struct FormerGraph {
  TermVectorsView rows;
  const SimilarityGraph& graph;
  std::span<const RowId> now;  // by row
  const FormerWear& wear;
  std::span<const TermId> term_now;
  std::size_t k = 0;
};

/// What is known of the lists of all rows of now. Nothing when more than options.most_moved of them
/// moved. Cost: linear in vectors and lists.
std::optional<FormerLists> former_lists(const FormerGraph& former, TermVectorsView rows,
                                        const RenewalOptions& options, RowWear& wear);

}  // namespace matchgraph
