#include "identity/near_duplicates.h"

#include <boost/pending/disjoint_sets.hpp>
#include <map>

namespace matchgraph {

std::vector<std::uint32_t> join_near_duplicates(const NeighbourLists& nearest,
                                                std::span<const std::uint32_t> groups,
                                                std::span<const std::uint32_t> kinds,
                                                double cosine) {
  const auto entities = static_cast<std::uint32_t>(nearest.rows());
  std::vector<std::uint32_t> rank(entities);
  std::vector<std::uint32_t> parent(entities);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t e = 0; e < entities; ++e) sets.make_set(e);
  std::map<std::uint32_t, std::uint32_t> first_of_group;
  for (std::uint32_t e = 0; e < entities; ++e) {
    sets.union_set(e, first_of_group.emplace(groups[e], e).first->second);
    for (const RowSimilarity& neighbour : nearest.of(e)) {
      // Lists are sorted, so the rest is less similar still.
      if (static_cast<double>(neighbour.similarity) < cosine) break;
      // A server and the library it wraps say nearly the same and are two things.
      if (kinds[e] == kinds[neighbour.row]) sets.union_set(e, neighbour.row);
    }
  }
  // Roots of the sets depend on the order of joining; the smallest member does not.
  std::vector<std::uint32_t> smallest(entities);
  std::map<std::uint32_t, std::uint32_t> by_root;
  for (std::uint32_t e = 0; e < entities; ++e) {
    // Entities ascend, so the first of a set is its smallest.
    smallest[e] = by_root.emplace(sets.find_set(e), e).first->second;
  }
  return smallest;
}

}  // namespace matchgraph
