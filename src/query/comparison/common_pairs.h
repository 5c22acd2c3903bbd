// Here are two entities: what do both surely do, what perhaps, and can they be compared at all?
//
// The page of two, the matrix of several and the cards of alternatives tell of the same pairs; one
// answer keeps them from contradicting each other.
#pragma once

#include <vector>

#include "query/comparison/pairing.h"
#include "query/comparison/relation.h"

namespace matchgraph {

/// Pairs of capabilities of two entities, one to one; each list has the surest first.
struct CommonPairs {
  std::vector<LikePair> sure;                ///< none where the two cannot be compared
  std::vector<LikePair> related;             ///< perhaps one job
  CommonGround ground;                       ///< but for what is covered
  Relation relation = Relation::kUnrelated;  ///< before coverage tells kinds of overlap apart
  /// Of two that are unrelated by their pairs: of one type, and of one kind.
  bool may_overlap = false;
  /// Else a pair of lines that seems sure is one of words: vectors of a database and weights of an
  /// image model are both "quantised".
  bool are_comparable = false;
};

/// Cost: as match_capabilities(), and reading the neighbours of both.
CommonPairs common_pairs(const Snapshot& snapshot, LikePairs& left, EntityIndexNumber right,
                         const QueryOptions& options);

}  // namespace matchgraph
