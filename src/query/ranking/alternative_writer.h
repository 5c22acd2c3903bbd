// Here is an alternative: what does it share with the seeds, what does it lack, how does it differ?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "matchgraph/engine.h"
#include "query/comparison/mentions/mentions.h"
#include "query/comparison/pairing.h"
#include "query/engine_state.h"
#include "query/explaining/part_terms.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"
#include "query/ranking/matching/shown_offer.h"
#include "query/ranking/seed_coverage.h"
#include "query/ranking/seed_scores.h"

namespace matchgraph {

/// What alternatives were asked for, and what is known of the seeds.
struct AskedAlternatives {
  const AlternativesRequest& request;
  const std::vector<EntityIndexNumber>& seeds;
  const std::vector<Entity>& entities;         ///< of the seeds
  std::span<LikePairs> like_pairs;             ///< of the seeds' capabilities
  const std::vector<BroughtForward>& brought;  ///< for what the first results lacked
  const SeedScores& scores;
  const Constraints& filter;
  const Conditions& conditions;
  const ShownOffers& found_as;  ///< what stands in the place of the offer that was found
};

/// Writes the alternatives of one request. For one thread.
class AlternativeWriter {
 public:
  /// All that `asked` refers to must outlive it.
  AlternativeWriter(EngineState& state, const AskedAlternatives& asked);

  /// Its card, pairs with the seeds' capabilities, what each side alone mentions, denials, and what
  /// parts it from the first seed. Cost: its record, and matching it with every seed.
  Alternative alternative(const Candidate& candidate);

 private:
  /// A pair with the seed whose capability it holds.
  struct SeedPair {
    std::size_t seed = 0;
    LikePair pair;
  };

  void add_pairs(const Entity& entity, EntityIndexNumber number, std::vector<bool>& shared,
                 Alternative& out);
  void tell_who_gives(const Entity& entity, EntityIndexNumber number,
                      std::vector<FactDifference>& differences) const;
  /// Of the seed at that position; made when it is asked for first.
  Mentions& seed_mentions(std::size_t seed);
  void describe_pairs(std::vector<SeedPair>& pairs, const Entity& entity, EntityIndexNumber number,
                      std::vector<CapabilityPair>& out);
  void add_denials(const Entity& entity, EntityIndexNumber number, Alternative& out) const;

  EngineState& state_;
  AskedAlternatives asked_;
  std::vector<EntityParts> seed_parts_;  ///< what explanations read; empty before the first one
  std::vector<Mentions> seed_mentions_;  ///< likewise
};

}  // namespace matchgraph
