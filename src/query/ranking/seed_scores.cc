#include "query/ranking/seed_scores.h"

#include <algorithm>

#include "query/ranking/similarity.h"

namespace matchgraph {
namespace {

/// Joins the candidates of one entity, which may stand apart: their scores add up.
void add_up(std::vector<Candidate>& reached) {
  // Of one entity the order stays that of the seeds.
  std::stable_sort(reached.begin(), reached.end(),
                   [](const Candidate& a, const Candidate& b) { return a.entity < b.entity; });
  std::vector<Candidate> out;
  for (const Candidate& candidate : reached) {
    if (out.empty() || out.back().entity != candidate.entity) {
      out.push_back(candidate);
    } else {
      out.back().score += candidate.score;
      ++out.back().seeds_reached;
    }
  }
  reached = std::move(out);
}

}  // namespace

SeedScores::SeedScores(EngineState& state, const std::vector<EntityIndexNumber>& seeds,
                       std::string_view need)
    : state_(state), seeds_(seeds), text_(need) {
  for (const EntityIndexNumber seed : seeds_) {
    const auto offers = state.facts().group_members(state.facts().group(seed));
    // Another offer of a seed is the seed, whatever its id.
    own_.insert(own_.end(), offers.begin(), offers.end());
  }
  std::sort(own_.begin(), own_.end());
}

std::vector<Candidate> SeedScores::near() {
  std::vector<Candidate> out = reached();
  blend_need(out);
  return out;
}

/// Whether it is one of the seeds, or another offer of one.
bool SeedScores::is_own(EntityIndexNumber e) const {
  return std::binary_search(own_.begin(), own_.end(), e);
}

/// Everything that the graph reaches from the seeds, best first.
std::vector<Candidate> SeedScores::reached() const {
  std::vector<Candidate> out;
  for (const EntityIndexNumber seed : seeds_) {
    const std::vector<NearEntity> near = near_entities(state_, seed);
    out.reserve(out.size() + near.size());
    for (const NearEntity& one : near) {
      if (is_own(one.entity)) continue;
      out.push_back({one.entity, one.score / static_cast<double>(seeds_.size())});
    }
  }
  if (seeds_.size() > 1) add_up(out);
  sort_best_first(out, &state_.snapshot->ranks());
  return out;
}

/// Where a need was typed beside the seeds: both scores, each over its best, add up.
void SeedScores::blend_need(std::vector<Candidate>& candidates) {
  if (text_.empty() || candidates.empty()) return;
  need_ = state_.index.analyse(text_);
  const std::span<const double> scores = state_.index.score(need_);
  for (const Candidate& candidate : candidates) {
    shares_.similarity = std::max(shares_.similarity, candidate.score);
    shares_.need = std::max(shares_.need, scores[candidate.entity]);
  }
  // Each over its best: similarities and text scores have no unit in common.
  shares_.similarity = 1 / shares_.similarity;
  if (shares_.need > 0) shares_.need = 1 / shares_.need;
  for (Candidate& candidate : candidates) {
    candidate.score =
        shares_.similarity * candidate.score + shares_.need * scores[candidate.entity];
  }
  sort_best_first(candidates, &state_.snapshot->ranks());
}

std::vector<Candidate> SeedScores::everything(const std::vector<Candidate>& near) {
  std::vector<Candidate> far(state_.facts().entities());
  for (EntityIndexNumber e = 0; e < far.size(); ++e) far[e] = {e, 0, 0, true};
  for (const EntityIndexNumber seed : seeds_) {
    const std::vector<double> similarity = similarity_to_all(state_, seed);
    for (EntityIndexNumber e = 0; e < far.size(); ++e) {
      if (similarity[e] <= 0) continue;
      far[e].score += shares_.similarity * similarity[e] / static_cast<double>(seeds_.size());
      ++far[e].seeds_reached;
    }
  }
  if (shares_.need > 0) {
    const std::span<const double> needs = state_.index.score(need_);
    for (Candidate& candidate : far) {
      // An alternative has to be like a seed: the need alone brings nothing in.
      if (candidate.seeds_reached > 0) candidate.score += shares_.need * needs[candidate.entity];
    }
  }
  // What the graph reached keeps its score, of which the surroundings are a part.
  for (const Candidate& candidate : near) far[candidate.entity] = candidate;
  std::erase_if(far, [this](const Candidate& c) { return c.score <= 0 || is_own(c.entity); });
  sort_best_first(far, &state_.snapshot->ranks());
  return far;
}

}  // namespace matchgraph
