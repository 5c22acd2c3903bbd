#include "graph/capability_pairs.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <tuple>

namespace matchgraph {
namespace {

constexpr std::size_t kNoTarget = std::numeric_limits<std::size_t>::max();

bool better(const CapabilityRowPair& a, const CapabilityRowPair& b) {
  if (a.similarity != b.similarity) return a.similarity > b.similarity;
  return std::tie(a.left, a.right) < std::tie(b.left, b.right);
}

// An edge may exist in both directions: keeps one of each pair, the more similar one.
void remove_repeats(std::vector<CapabilityRowPair>& pairs) {
  std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::tie(a.left, a.right, b.similarity) < std::tie(b.left, b.right, a.similarity);
  });
  const auto end = std::unique(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return a.left == b.left && a.right == b.right;
  });
  pairs.erase(end, pairs.end());
}

}  // namespace

CapabilityPairFinder::CapabilityPairFinder(const CapabilityGraph& capabilities,
                                           std::span<const std::uint32_t> capability_entity,
                                           std::size_t entities)
    : graph_(capabilities.graph()),
      capability_entity_(capability_entity),
      first_capability_(entities + 1, 0),
      incoming_offsets_(capability_entity.size() + 1, 0),
      incoming_(capabilities.edges()),
      target_place_(entities, kNoTarget) {
  assert(capability_entity.size() == capabilities.capabilities());
  for (const std::uint32_t entity : capability_entity) ++first_capability_[entity + 1];
  std::partial_sum(first_capability_.begin(), first_capability_.end(), first_capability_.begin());

  const auto [begin, end] = boost::edges(graph_);
  for (auto edge = begin; edge != end; ++edge) {
    ++incoming_offsets_[boost::target(*edge, graph_) + 1];
  }
  std::partial_sum(incoming_offsets_.begin(), incoming_offsets_.end(), incoming_offsets_.begin());
  std::vector<std::uint64_t> next(incoming_offsets_);
  for (auto edge = begin; edge != end; ++edge) {
    incoming_[next[boost::target(*edge, graph_)]++] = {boost::source(*edge, graph_),
                                                       graph_[*edge].similarity};
  }
}

void CapabilityPairFinder::collect(RowId entity, std::vector<FoundPair>& found) const {
  const auto add = [&](RowId left, RowId right, float similarity) {
    const std::size_t target = target_place_[capability_entity_[right]];
    if (target != kNoTarget) found.push_back({target, {left, right, similarity}});
  };
  for (std::size_t i = first_capability_[entity]; i < first_capability_[entity + 1]; ++i) {
    const auto left = static_cast<RowId>(i);
    const auto [begin, end] = boost::out_edges(left, graph_);
    for (auto edge = begin; edge != end; ++edge) {
      add(left, boost::target(*edge, graph_), graph_[*edge].similarity);
    }
    for (std::uint64_t j = incoming_offsets_[i]; j < incoming_offsets_[i + 1]; ++j) {
      add(left, incoming_[j].row, incoming_[j].similarity);
    }
  }
}

std::vector<std::vector<CapabilityRowPair>> CapabilityPairFinder::pairs(
    RowId entity, std::span<const RowId> targets, std::size_t limit) {
  for (std::size_t i = 0; i < targets.size(); ++i) target_place_[targets[i]] = i;
  std::vector<FoundPair> found;
  collect(entity, found);
  for (const RowId target : targets) target_place_[target] = kNoTarget;

  std::vector<std::vector<CapabilityRowPair>> result(targets.size());
  for (const FoundPair& item : found) result[item.target].push_back(item.pair);
  for (std::vector<CapabilityRowPair>& pairs : result) {
    remove_repeats(pairs);
    std::sort(pairs.begin(), pairs.end(), better);
    if (pairs.size() > limit) pairs.resize(limit);
  }
  return result;
}

}  // namespace matchgraph
