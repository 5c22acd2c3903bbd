#include "snapshot/need_scores.h"

#include <algorithm>

namespace matchgraph {

std::vector<Score> by_row(const std::vector<EntityScore>& matches) {
  std::vector<Score> out;
  out.reserve(matches.size());
  // Made without a sort first: searches give entities in ascending order, and only ranked lists
  // another.
  for (const EntityScore& match : matches) out.push_back({match.entity, match.score});
  const auto is_before = [](const Score& a, const Score& b) { return a.row < b.row; };
  // What was found in the order of entities is not sorted again.
  if (!std::is_sorted(out.begin(), out.end(), is_before)) {
    std::sort(out.begin(), out.end(), is_before);
  }
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Score& a, const Score& b) { return a.row == b.row; }),
            out.end());
  return out;
}

std::vector<Score> best_text_scores(EntityIndex& index, const Need& need, std::size_t depth) {
  // The best in the order of their rows: who smooths over neighbours wants rows and not ranks.
  const std::span<const double> scores = index.score(need);
  return by_row(best_unsorted(scores, scored(scores), depth));
}

}  // namespace matchgraph
