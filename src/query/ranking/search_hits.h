// Here is an entity that was found for a need: what does a person see of it, and why is it there?
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "matchgraph/query.h"
#include "query/engine_state.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"
#include "query/ranking/matching/text_filter.h"
#include "snapshot/need_vector.h"

namespace matchgraph {

/// A need with what it was matched by.
struct MatchedNeed {
  const SearchRequest& request;
  const Need& need;
  const Constraints& filter;
  const TextFilter& texts;
  const Conditions& conditions;
  std::span<const Score> text_scores;  ///< of the best, ascending by entity
  std::span<const Score> past_scores;  ///< of past searches, ascending by entity
};

/// Writes the hits of one search. For one thread.
class HitWriter {
 public:
  /// All that `need` refers to must outlive it.
  HitWriter(EngineState& state, const MatchedNeed& need);

  /// Its card, the words of its texts that match, the capabilities that meet the need, what of the
  /// conditions it states, and where no text of it matches, which neighbours led to it. Cost: its
  /// record, and reading its texts.
  SearchHit hit(const Candidate& candidate);

 private:
  double own_share(const Candidate& candidate);
  std::vector<NamedEntity> led_by(EntityIndexNumber e) const;
  std::vector<TextSpan> marks(const std::string& text);
  bool holds_phrase(const Capability& capability);
  const NeedVector& need_vector();
  std::vector<MatchedCapability> matched_capabilities(const Entity& entity, EntityIndexNumber e);

  EngineState& state_;
  MatchedNeed need_;
  WantedTerms wanted_;                     // what the marks show
  std::optional<NeedVector> need_vector_;  // once a hit asks for it
};

}  // namespace matchgraph
