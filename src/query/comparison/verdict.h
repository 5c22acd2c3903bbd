// Here is what two entities share: how do they relate, and what follows for a reader?
#pragma once

#include <array>
#include <cstdint>

#include "matchgraph/results.h"
#include "snapshot/query_options.h"

namespace matchgraph {

/// What two entities have in common.
struct CommonGround {
  std::size_t pairs = 0;    ///< sure ones, of lines that count
  double left_covered = 0;  ///< share of the left that the right covers, 0..1
  double right_covered = 0;
  double scaled_similarity = 0;  ///< of the entities as wholes; 1: as alike as the nearest are
};

/// How two entities relate.
Relation relation_of(const CommonGround& common, const RelationOptions& options);

/// The sides (lines/opposites.h) that all lines of each of two entities take together.
using Sides = std::array<std::uint8_t, 2>;

/// The verdict of a comparison of two whose pairs, coverage and relation are filled in. It opens
/// with what parts the two, where something known does.
Verdict verdict_of(const Comparison& comparison, const Sides& sides);

/// What follows from the matrix of three to eight entities: how much is common, who has most in
/// common, what one alone has, who costs least.
Verdict verdict_of_many(const Comparison& comparison);

}  // namespace matchgraph
