// Here is a score: which texts, which words and which neighbours made it?
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/smoothing.h"
#include "index/entity_index.h"
#include "matchgraph/results.h"
#include "query/comparison/pairing.h"
#include "query/engine_state.h"
#include "query/explaining/part_terms.h"

namespace matchgraph {

/// A need with what was scored for it.
struct ScoredNeed {
  std::string_view text;
  const Need& need;
  std::span<const Score> text_scores;  ///< ascending by entity
  std::span<const Score> past_scores;  ///< of past searches, ascending by entity
  double own_share = 1;                ///< 0..1 of its own text score that counts
};

/// Why a need gives an entity its score: its own texts by words, past searches that chose it, and
/// what both give its neighbours in the graph. Every parent is the sum of its children.
Explanation explain_need(EngineState& state, const ScoredNeed& scored, EntityIndexNumber entity);

/// What a point of similarity, and of a need's score, adds to an alternative's score. Without a
/// need beside the seeds similarity is the score.
struct BlendShares {
  double similarity = 1;
  double need = 0;
};

/// Why an entity is an alternative to the seeds: pairs of their texts by words, what surrounds it
/// that is near to a seed as well, and how it meets the need typed beside them. Every parent is the
/// sum of its children.
Explanation explain_alternative(EngineState& state, std::span<const EntityParts> seeds,
                                const Candidate& candidate, const Need& need,
                                const BlendShares& shares);

/// What the cosine of two entities is the sum of: pairs of their texts by words.
Explanation explain_cosine(EngineState& state, const EntityParts& left, EntityIndexNumber right);

/// The terms of an entity's parts, to explain pairs of its capabilities by. Cost: reading all of
/// its texts.
PartTerms part_terms(EngineState& state, const Entity& entity, EntityIndexNumber number);
/// The same with the entity.
EntityParts entity_parts(EngineState& state, EntityIndexNumber number);

/// What the cosine of two capabilities is the sum of: the words that both hold, as the left one's
/// entity, whose terms are given, writes them.
Explanation explain_pair(EngineState& state, const PartTerms& left_terms, RowId left, RowId right);

/// Why so much of an entity is covered: its capabilities that `covered` marks. A share of 0 has no
/// children.
Explanation explain_coverage(EngineState& state, const Entity& entity, EntityIndexNumber number,
                             const std::vector<bool>& covered, CoverageBy by);

}  // namespace matchgraph
