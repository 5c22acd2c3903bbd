#include "snapshot/past_searches/capability_counts.h"

namespace matchgraph {

std::vector<std::uint32_t> count_best_capabilities(std::span<const NeedVector> needs,
                                                   std::span<const EntityForNeed> met,
                                                   std::span<const std::uint32_t> capability_begin,
                                                   TermVectorsView capabilities) {
  // The same measure as where results are shown (need_vector.h), so that a page credits the line it
  // shows.
  std::vector<std::uint32_t> out(capability_begin.back(), 0);
  for (const EntityForNeed& one : met) {
    const auto best = best_capability(needs[one.need], capabilities, capability_begin[one.entity],
                                      capability_begin[one.entity + 1]);
    if (best) out[*best] += one.times;
  }
  return out;
}

}  // namespace matchgraph
