// Here are two entities: which capabilities of theirs do alike?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/assignment.h"
#include "graph/row_cosines.h"
#include "index/analyser.h"
#include "matchgraph/results.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// Words that two rows of the vectors share, as the catalogue mostly writes them, those that add
/// most to the cosine first; at most `limit`.
std::vector<std::string> shared_words(const Snapshot& snapshot, TermVectorsView vectors, RowId a,
                                      RowId b, std::size_t limit);

/// How like an entity's capabilities others are.
RowCosines capability_cosines(const Snapshot& snapshot, EntityIndexNumber e);

/// The best one-to-one matching of two entities' capabilities by cosine, pairs of at least
/// options.pair_threshold, most similar first. Row and column are positions in the entities' lists.
/// `left` are the capability_cosines of the left one.
std::vector<AssignedPair> match_capabilities(const Snapshot& snapshot, RowCosines& left,
                                             EntityIndexNumber right, const QueryOptions& options);

/// A matched pair with texts and the words that both share; these are marked in the texts when
/// there is an analyser, which costs splitting them into words.
CapabilityPair describe_pair(const Snapshot& snapshot, const Entity& left,
                             EntityIndexNumber left_number, const Entity& right,
                             EntityIndexNumber right_number, const AssignedPair& pair,
                             const QueryOptions& options, Analyser* marker);

/// Capabilities of an entity whose position is not in `matched`.
std::vector<CapabilityRef> unmatched(const Entity& entity, const std::vector<bool>& matched);

CapabilityRef capability_ref(const Entity& entity, std::size_t index);

/// How much a capability weighs in coverage: 1 for one that nothing is like, less the more others
/// do the same: 1 / sqrt(1 + sum of the similarities of its neighbours in the capability graph).
double capability_weight(const Snapshot& snapshot, RowId capability);

}  // namespace matchgraph
