#include "query/seed_coverage.h"

#include <algorithm>
#include <map>
#include <utility>

namespace matchgraph {
namespace {

/// A capability of a seed: position of the seed, position in its list.
using CapabilityKey = std::pair<std::size_t, std::size_t>;

class SeedCoverage {
 public:
  SeedCoverage(const EngineState& state, std::span<RowCosines> seeds,
               std::vector<Candidate>& candidates)
      : state_(state), candidates_(candidates) {
    const std::size_t size = std::min(candidates.size(), state.options.covering_window);
    const auto begin = state.facts().capability_begin();
    for (std::size_t i = 0; i < size; ++i) {
      const EntityIndexNumber e = candidates[i].entity;
      state.snapshot->capability_vectors().prefetch(begin[e], begin[e + 1]);
    }
    std::vector<bool> is_met;
    met_.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      met_.push_back(met_by(seeds, candidates[i].entity, is_met));
    }
    first_ = std::min(size, state.options.covering_results);
    for (std::size_t i = 0; i < first_; ++i) {
      for (const CapabilityKey& capability : met_[i]) ++times_met_[capability];
    }
  }

  std::vector<BroughtForward> run() {
    std::vector<BroughtForward> out;
    std::vector<bool> is_first(met_.size(), false);
    std::fill_n(is_first.begin(), first_, true);
    for (std::size_t i = first_; i < met_.size() && out.size() < state_.options.covering_swaps;
         ++i) {
      const auto fresh = std::find_if(met_[i].begin(), met_[i].end(),
                                      [this](const auto& c) { return times_met_[c] == 0; });
      if (fresh == met_[i].end()) continue;
      const std::size_t out_of = dispensable(is_first);
      if (out_of == 0 || !is_near(i, out_of)) break;
      is_first[out_of] = false;
      is_first[i] = true;
      for (const CapabilityKey& capability : met_[out_of]) --times_met_[capability];
      for (const CapabilityKey& capability : met_[i]) ++times_met_[capability];
      out.push_back({candidates_[i].entity, fresh->first, fresh->second});
    }
    if (!out.empty()) reorder(is_first);
    return out;
  }

 private:
  /// By every pair of capabilities: the graph keeps the nearest of each only. `is_met` is scratch.
  std::vector<CapabilityKey> met_by(std::span<RowCosines> seeds, EntityIndexNumber entity,
                                    std::vector<bool>& is_met) const {
    const auto begin = state_.facts().capability_begin();
    std::vector<CapabilityKey> out;
    for (std::size_t s = 0; s < seeds.size(); ++s) {
      is_met.assign(seeds[s].rows(), false);
      for (RowId right = begin[entity]; right < begin[entity + 1]; ++right) {
        const std::span<const double> cosines = seeds[s].with(right);
        for (std::size_t left = 0; left < cosines.size(); ++left) {
          if (cosines[left] >= state_.options.pair_threshold) is_met[left] = true;
        }
      }
      out.reserve(out.size() + is_met.size());
      for (std::size_t left = 0; left < is_met.size(); ++left) {
        if (is_met[left]) out.emplace_back(s, left);
      }
    }
    return out;
  }

  /// The last of the first whose every capability another one meets too; 0 when there is none (the
  /// best keeps its place).
  std::size_t dispensable(const std::vector<bool>& is_first) const {
    for (std::size_t i = first_; i-- > 1;) {
      if (!is_first[i]) continue;
      const bool needed = std::any_of(met_[i].begin(), met_[i].end(),
                                      [this](const auto& c) { return times_met_.at(c) == 1; });
      if (!needed) return i;
    }
    return 0;
  }

  bool is_near(std::size_t candidate, std::size_t place) const {
    return candidates_[candidate].seeds_reached == candidates_[place].seeds_reached &&
           candidates_[candidate].score >= state_.options.covering_share * candidates_[place].score;
  }

  void reorder(const std::vector<bool>& is_first) {
    std::vector<Candidate> order;
    for (const bool wanted : {true, false}) {
      for (std::size_t i = 0; i < is_first.size(); ++i) {
        if (is_first[i] == wanted) order.push_back(candidates_[i]);
      }
    }
    std::copy(order.begin(), order.end(), candidates_.begin());
  }

  const EngineState& state_;
  std::vector<Candidate>& candidates_;
  std::size_t first_ = 0;
  std::vector<std::vector<CapabilityKey>> met_;  // by candidate of the window
  std::map<CapabilityKey, std::size_t> times_met_;
};

}  // namespace

std::vector<BroughtForward> cover_seeds(const EngineState& state, std::span<RowCosines> seeds,
                                        std::vector<Candidate>& candidates) {
  return SeedCoverage(state, seeds, candidates).run();
}

}  // namespace matchgraph
