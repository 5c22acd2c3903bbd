#include "query/ranking/matching/shown_offer.h"

#include <unordered_set>
#include <utility>

namespace matchgraph {

EntityIndexNumber shown_for(const EngineState& state, const Constraints& filter,
                            const Conditions& conditions, EntityIndexNumber offer) {
  const EntityIndexNumber standing = state.standing_for(offer);
  if (standing == offer) return offer;
  // Who asked for "under $1" is to see the offer at that price, and not the maker's that breaks the
  // bound.
  const bool fits = filter.passes(standing) && !conditions.is_contrary(standing) &&
                    conditions.stated(standing) >= conditions.stated(offer);
  return fits ? standing : offer;
}

ShownOffers take_shown(const EngineState& state, const Constraints& filter,
                       const Conditions& conditions, std::vector<Candidate>& candidates) {
  ShownOffers out;
  const Things& things = state.snapshot->things();
  std::unordered_set<EntityIndexNumber> seen;
  std::vector<Candidate> kept;
  kept.reserve(candidates.size());
  for (Candidate candidate : candidates) {
    const EntityIndexNumber offer = candidate.entity;
    // Most things have one entry, which is told by a bit.
    if (!things.is_alone(offer)) {
      candidate.entity = shown_for(state, filter, conditions, offer);
      // Several offers that were found may have one that stands for all of them; the first was the
      // best.
      if (!seen.insert(candidate.entity).second) continue;
      if (candidate.entity != offer) out.emplace(candidate.entity, offer);
    }
    kept.push_back(candidate);
  }
  candidates = std::move(kept);
  return out;
}

}  // namespace matchgraph
