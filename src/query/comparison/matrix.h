// Here are three to eight entities: which of their capabilities are one, and which rows tell them
// apart?
#pragma once

#include <vector>

#include "matchgraph/results.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// Clusters of capabilities, at most one of each entity, every capability in exactly one. They join
/// the surest first, and only where every two members are surely one job, as the two of a pair must
/// be, so that no chain of similarities ties unlike things together. The
/// order of the entities does not change what is joined. Rows come as Comparison::matrix promises.
/// Cost: that of pairing every two of the entities.
std::vector<MatrixRow> capability_matrix(const Snapshot& snapshot,
                                         const std::vector<EntityIndexNumber>& numbers,
                                         const std::vector<Entity>& entities,
                                         const QueryOptions& options, std::size_t most_pairs);

}  // namespace matchgraph
