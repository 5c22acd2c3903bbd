// Here are seeds: how much does each other entity resemble them, and meet a need typed beside them?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/entity_index.h"
#include "query/engine_state.h"
#include "query/explaining/explain.h"

namespace matchgraph {

/// Scores entities against one to eight seeds. For one thread.
class SeedScores {
 public:
  /// `seeds` each once; `need` may be empty. Both must outlive it.
  SeedScores(EngineState& state, const std::vector<EntityIndexNumber>& seeds,
             std::string_view need);

  /// What the graph reaches from the seeds, best first: what all seeds reach comes before what
  /// fewer reach; within that, by the mean of the seeds' scores. Where a need was typed, both
  /// scores, each over its best, add up. The seeds and their other offers are left out.
  std::vector<Candidate> near();

  /// The same with the entities beyond the graph's neighbours, by scaled similarity alone: filters
  /// may leave none of the near ones. `near` is what near() gave. Cost: a scan of all entity
  /// vectors a seed.
  std::vector<Candidate> everything(const std::vector<Candidate>& near);

  /// The need, analysed by near().
  const Need& need() const { return need_; }
  /// What similarity and the need add to a score.
  const BlendShares& shares() const { return shares_; }

 private:
  bool is_own(EntityIndexNumber e) const;
  std::vector<Candidate> reached() const;
  void blend_need(std::vector<Candidate>& candidates);

  EngineState& state_;
  const std::vector<EntityIndexNumber>& seeds_;
  const std::string text_;
  std::vector<EntityIndexNumber> own_;  // the seeds and their other offers, ascending: few
  Need need_;
  BlendShares shares_;
};

}  // namespace matchgraph
