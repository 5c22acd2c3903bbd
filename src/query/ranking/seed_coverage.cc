#include "query/ranking/seed_coverage.h"

#include <algorithm>
#include <map>
#include <utility>

namespace matchgraph {
namespace {

/// A capability of a seed: position of the seed, position in its list.
using CapabilityKey = std::pair<std::size_t, std::size_t>;

class SeedCoverage {
 public:
  SeedCoverage(const EngineState& state, std::span<LikePairs> seeds,
               std::vector<Candidate>& candidates)
      : state_(state), seeds_(seeds), candidates_(candidates) {
    first_ = std::min(candidates.size(), state.options.covering_results);
    look_at(first_);
    for (const std::vector<CapabilityKey>& met : met_) {
      for (const CapabilityKey& capability : met) ++times_met_[capability];
    }
  }

  std::vector<BroughtForward> run() {
    std::vector<BroughtForward> out;
    if (all_are_met()) return out;  // and stay so: only what is met twice gives way
    look_at(std::min(candidates_.size(), state_.options.covering_window));
    std::vector<bool> is_first(met_.size(), false);
    std::fill_n(is_first.begin(), first_, true);
    for (std::size_t i = first_; i < met_.size() && out.size() < state_.options.covering_swaps;
         ++i) {
      const auto fresh = std::find_if(met_[i].begin(), met_[i].end(),
                                      [this](const auto& c) { return times_met_[c] == 0; });
      if (fresh == met_[i].end()) continue;
      const std::size_t out_of = dispensable(is_first);
      // No place to give, or too far behind: those that follow score less still.
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
  /// Whether the first meet every capability of the seeds.
  bool all_are_met() const {
    std::size_t capabilities = 0;
    for (const LikePairs& seed : seeds_) capabilities += seed.rows();
    return times_met_.size() == capabilities;
  }

  /// Works out what candidates meet, up to that position.
  void look_at(std::size_t end) {
    met_.reserve(end);
    for (std::size_t i = met_.size(); i < end; ++i) met_.push_back(met_by(candidates_[i].entity));
  }

  /// By every pair of capabilities: the graph keeps the nearest of each only.
  std::vector<CapabilityKey> met_by(EntityIndexNumber entity) {
    std::vector<CapabilityKey> out;
    for (std::size_t s = 0; s < seeds_.size(); ++s) {
      is_met_.assign(seeds_[s].rows(), false);
      for (const LikePair& pair : seeds_[s].with(entity)) {
        if (pair.probability >= state_.options.pairs.sure) is_met_[pair.row] = true;
      }
      out.reserve(out.size() + is_met_.size());
      for (std::size_t left = 0; left < is_met_.size(); ++left) {
        if (is_met_[left]) out.emplace_back(s, left);
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
    // Coverage decides between neighbours in the ranking; it must not bring up what is clearly less
    // like the seeds.
    return candidates_[candidate].seeds_reached == candidates_[place].seeds_reached &&
           candidates_[candidate].score >= state_.options.covering_share * candidates_[place].score;
  }

  void reorder(const std::vector<bool>& is_first) {
    std::vector<Candidate> order;
    // Both passes go in rank order: only those that swapped move against the rest.
    for (const bool wanted : {true, false}) {
      for (std::size_t i = 0; i < is_first.size(); ++i) {
        if (is_first[i] == wanted) order.push_back(candidates_[i]);
      }
    }
    std::copy(order.begin(), order.end(), candidates_.begin());
  }

  const EngineState& state_;
  const std::span<LikePairs> seeds_;
  std::vector<Candidate>& candidates_;
  std::size_t first_ = 0;
  std::vector<std::vector<CapabilityKey>> met_;  // by candidate looked at
  std::vector<bool> is_met_;                     // scratch: by capability of one seed
  std::map<CapabilityKey, std::size_t> times_met_;
};

}  // namespace

std::vector<BroughtForward> cover_seeds(const EngineState& state, std::span<LikePairs> seeds,
                                        std::vector<Candidate>& candidates) {
  return SeedCoverage(state, seeds, candidates).run();
}

}  // namespace matchgraph
