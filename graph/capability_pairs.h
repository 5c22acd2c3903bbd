// Here are two like entities: which of their capabilities make them so?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/capability_graph.h"
#include "graph/entity_graph.h"

namespace matchgraph {

/// Finds the edges of the capability graph, in either direction, that join two entities. The graph
/// and `capability_entity` (ascending, one entry a capability) must outlive it.
class CapabilityPairFinder {
 public:
  CapabilityPairFinder(const CapabilityGraph& capabilities,
                       std::span<const std::uint32_t> capability_entity, std::size_t entities);

  /// For each of `targets` (distinct entities) the best `limit` pairs, left of `entity` and right
  /// of the target: by similarity descending, ties by ascending rows.
  std::vector<std::vector<CapabilityRowPair>> pairs(RowId entity, std::span<const RowId> targets,
                                                    std::size_t limit);

 private:
  struct FoundPair {
    std::size_t target;  // place among the targets
    CapabilityRowPair pair;
  };
  void collect(RowId entity, std::vector<FoundPair>& found) const;

  const CapabilityGraph::Graph& graph_;
  std::span<const std::uint32_t> capability_entity_;
  std::vector<std::size_t> first_capability_;    // by entity, and one more
  std::vector<std::uint64_t> incoming_offsets_;  // by capability, and one more
  std::vector<RowSimilarity> incoming_;          // sources of the edges into a capability
  std::vector<std::size_t> target_place_;        // by entity; kNoTarget outside of pairs()
};

}  // namespace matchgraph
