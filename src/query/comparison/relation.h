// Here is what two entities have in common: how do they relate?
#pragma once

#include <cstddef>

#include "matchgraph/results.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// What two entities have in common.
struct CommonGround {
  std::size_t pairs = 0;    ///< sure ones, of lines that count
  double jobs = 0;          ///< sum of their probabilities
  double left_covered = 0;  ///< share of the left that the right covers, 0..1
  double right_covered = 0;
  double scaled_similarity = 0;  ///< of the entities as wholes; 1: as alike as the nearest are
  bool are_near = false;         ///< one is among the nearest things of the other
  /// Share of all lines that both say in the same words, of the entity of which it is less: 0..1.
  /// Of two of one type; else 0.
  double alike_lines = 0;
};

/// How two entities relate.
Relation relation_of(const CommonGround& common, const RelationOptions& options);

/// Whether both are of one cluster that is no most of the catalogue.
bool are_of_one_cluster(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b);

/// Whether two may well do the same though their lines do not tell: they are in one cluster, or
/// half as alike as wholes as what works on one subject is.
bool are_of_one_kind(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b,
                     const CommonGround& common, const RelationOptions& options);

/// Whether one of two entities is among the `count` things that are nearest to the other. Its own
/// other entries are passed over, and those of another thing count once. Cost: reading the
/// neighbours of both.
bool are_near(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b,
              std::size_t count);

}  // namespace matchgraph
