#include "query/ranking/matching/shown_offer.h"

namespace matchgraph {

EntityIndexNumber shown_for(const EngineState& state, const Constraints& filter,
                            const Conditions& conditions, EntityIndexNumber offer) {
  const EntityIndexNumber standing = state.standing_for(offer);
  if (standing == offer) return offer;
  const bool fits = filter.passes(standing) && !conditions.is_contrary(standing) &&
                    conditions.stated(standing) >= conditions.stated(offer);
  return fits ? standing : offer;
}

}  // namespace matchgraph
