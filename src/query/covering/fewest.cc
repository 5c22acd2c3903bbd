#include "query/covering/fewest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

namespace matchgraph {
namespace {

/// A bit per need.
using NeedSet = std::uint32_t;

NeedSet met_by(const Fits& fits) {
  NeedSet out = 0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (fits[i] > 0) out |= NeedSet{1} << i;
  }
  return out;
}

NeedSet met_by_any(std::span<const Fits> candidates) {
  NeedSet out = 0;
  for (const Fits& fits : candidates) out |= met_by(fits);
  return out;
}

double sum_of(const Fits& fits, NeedSet needs) {
  double sum = 0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if ((needs >> i & 1U) != 0) sum += fits[i];
  }
  return sum;
}

/// For each set of needs the candidate that meets all of it with the highest sum of fits.
struct BestOfSet {
  double fit = 0;
  std::size_t candidate = 0;
};

std::vector<BestOfSet> best_of_sets(std::span<const Fits> candidates, std::size_t needs) {
  std::vector<BestOfSet> best(std::size_t{1} << needs);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const NeedSet all = met_by(candidates[c]);
    // Subtracting one and masking goes through all parts of a set and nothing else, which makes the
    // cost 2^needs per candidate.
    for (NeedSet part = all; part != 0; part = (part - 1) & all) {
      const double fit = sum_of(candidates[c], part);
      if (fit > best[part].fit) best[part] = {fit, c};
    }
  }
  return best;
}

/// The best way to meet a set of needs: each need by one candidate. That is as good as counting for
/// each need the best of the chosen, as then it is this candidate that the need is given to.
struct Division {
  std::size_t count = 0;
  double fit = 0;
  NeedSet last = 0;  ///< what the last candidate meets of it
};

std::vector<std::size_t> exact_choice(std::span<const Fits> candidates, std::size_t needs) {
  const NeedSet all = met_by_any(candidates);
  const std::vector<BestOfSet> best = best_of_sets(candidates, needs);
  std::vector<Division> ways(std::size_t{1} << needs);
  // Ascending, as what is left without a part is a smaller number and is settled already.
  for (NeedSet set = 1; set <= all; ++set) {
    if ((set & ~all) != 0) continue;
    const NeedSet lowest = set & (~set + 1);
    Division& way = ways[set];
    // Whoever meets the lowest need comes last, so that each division is looked at once.
    for (NeedSet part = set; part != 0; part = (part - 1) & set) {
      if ((part & lowest) == 0 || best[part].fit <= 0) continue;
      const Division& rest = ways[set ^ part];
      const Division here{rest.count + 1, rest.fit + best[part].fit, part};
      const bool is_better = way.count == 0 || here.count < way.count ||
                             (here.count == way.count && here.fit > way.fit);
      if (is_better) way = here;
    }
  }
  std::vector<std::size_t> out;
  for (NeedSet left = all; left != 0; left ^= ways[left].last) {
    out.push_back(best[ways[left].last].candidate);
  }
  return out;
}

std::vector<std::size_t> greedy_choice(std::span<const Fits> candidates) {
  std::vector<std::size_t> out;
  for (NeedSet left = met_by_any(candidates); left != 0;) {
    std::size_t best = 0;
    std::pair<int, double> most{0, 0};
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      const NeedSet here = met_by(candidates[c]) & left;
      const std::pair<int, double> meets{std::popcount(here), sum_of(candidates[c], here)};
      // Of equals the first stays, which makes the choice the same whatever else was found.
      if (meets <= most) continue;
      most = meets;
      best = c;
    }
    out.push_back(best);
    left &= ~met_by(candidates[best]);
  }
  return out;
}

/// What no choice can stay below, when a greedy one has `count`.
std::size_t greedy_bound(std::span<const Fits> candidates, std::size_t count) {
  // Two bounds, of which the better counts: nobody meets more than `most` at once, and the greedy
  // choice is at most the harmonic sum times the smallest (Chvatal 1979).
  int most = 0;
  for (const Fits& fits : candidates) most = std::max(most, std::popcount(met_by(fits)));
  if (most == 0) return 0;
  double harmonic = 0;
  for (int i = 1; i <= most; ++i) harmonic += 1.0 / i;
  const double by_number = std::popcount(met_by_any(candidates)) / static_cast<double>(most);
  // A hair below, lest rounding of the sum claims one more than is proved.
  const double by_greed = static_cast<double>(count) / harmonic - 1e-9;
  return static_cast<std::size_t>(std::ceil(std::max(by_number, by_greed)));
}

}  // namespace

FewestChoice fewest_that_meet(std::span<const Fits> candidates, std::size_t needs,
                              std::size_t exact_needs) {
  FewestChoice out;
  out.is_exact = needs <= exact_needs;
  out.chosen = out.is_exact ? exact_choice(candidates, needs) : greedy_choice(candidates);
  out.at_least = out.is_exact ? out.chosen.size() : greedy_bound(candidates, out.chosen.size());
  std::sort(out.chosen.begin(), out.chosen.end(), [&](std::size_t a, std::size_t b) {
    const NeedSet left = met_by(candidates[a]);
    const NeedSet right = met_by(candidates[b]);
    const std::pair<int, double> of_a{std::popcount(left), sum_of(candidates[a], left)};
    const std::pair<int, double> of_b{std::popcount(right), sum_of(candidates[b], right)};
    return of_a != of_b ? of_a > of_b : a < b;
  });
  out.best.resize(needs);
  for (std::size_t need = 0; need < needs; ++need) {
    for (const std::size_t c : out.chosen) {
      const bool is_better =
          candidates[c][need] > 0 &&
          (!out.best[need] || candidates[c][need] > candidates[*out.best[need]][need]);
      if (is_better) out.best[need] = c;
    }
  }
  return out;
}

}  // namespace matchgraph
