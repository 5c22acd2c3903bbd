// What the engine answers, as plain values. Renderers turn these into text, JSON and pages and
// compute nothing of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/comparison.h"
#include "matchgraph/entity_detail.h"
#include "matchgraph/result_parts.h"

namespace matchgraph {

/// A capability that meets the need.
struct MatchedCapability {
  CapabilityRef capability;
  double score = 0;                 ///< sum of the weights of the query terms it holds
  std::vector<TextSpan> highlight;  ///< matched words in `capability.text`
};

struct SearchHit {
  EntityCard entity;
  double score = 0;
  std::vector<MatchedCapability> capabilities;  ///< best first
  std::vector<TextSpan> name_highlight;
  std::vector<TextSpan> summary_highlight;
  // Why it is here when nothing that it says meets the need:
  std::vector<NamedEntity> like;  ///< they meet it and are near in the graph; what adds most first
  std::vector<ConditionMet> conditions = {};  ///< of the need, in its order
  bool chosen_before = false;                 ///< past searches for such a need chose it
  std::vector<EntityCard> offers;             ///< the other offers of the same thing, best first
  std::vector<NamedEntity> near_duplicates;   ///< say nearly the same; they share this row
  std::optional<Explanation> explanation;
};

struct SearchResults {
  QueryEcho query;
  std::size_t total =
      0;  ///< things found (offers and near duplicates count once), beyond this page too
  std::vector<SearchHit> results;
  std::vector<Facet> facets;
  std::vector<UnknownCount> unknown;
  std::vector<LeftOut> left_out = {};  ///< by condition; empty where nothing was
  /// The first so many of all state each of the conditions; 0 where there are none.
  std::size_t stating_first = 0;
  /// Where none of the first does, whether one of the next fifty states them.
  bool stating_below = false;
  /// Position among all from which on this page's results say little of the topic themselves; 0
  /// where they do not. Only of needs with conditions, in the order of relevance.
  std::size_t weak_from = 0;
  /// Whether none of the first says much of the topic, so that none is told apart. Likewise.
  bool misses_topic = false;
  std::optional<OrderParts> order = {};   ///< of another order than relevance
  std::string did_you_mean;               ///< the query with misspelt words mended; may be empty
  std::vector<EntityCard> nearest_names;  ///< when nothing is found: entities with a like name
  std::vector<Unlisted> unlisted = {};    ///< results of this page; empty where nothing was
};

struct Alternative {
  EntityCard entity;
  double score = 0;
  std::vector<CapabilityPair> shared;    ///< surely one job, surest first; left is the seed's
  std::vector<CapabilityPair> related;   ///< perhaps; likewise
  std::vector<CapabilityRef> only_here;  ///< what it mentions, in no pair with a seed
  std::vector<SeedCapability> missing;   ///< what a seed mentions, in no pair with it
  std::vector<Denial> denied;            ///< of what a seed mentions, what it says it does not do
  /// The capability for which it stands among the first: better ones all lack it.
  std::optional<SeedCapability> listed_for;
  std::vector<FactDifference> differences;
  std::vector<ConditionMet> conditions = {};  ///< that were set, in their order
  std::size_t seeds_reached = 0;              ///< how many of the seeds it is an alternative to
  std::vector<EntityCard> offers;
  std::vector<NamedEntity> near_duplicates;  ///< say nearly the same; they share this row
  std::optional<Explanation> explanation;
  std::vector<Unlisted> unlisted = {};  ///< of its lists; empty where nothing was
};

/// One of several that would be results if a constraint were dropped.
struct NextMiss {
  std::string id;
  std::string name;
  std::string value;  ///< what it has in the constraint's field
};

/// Something that would be a result if one constraint were dropped.
struct NearestMiss {
  EntityCard entity;
  double score = 0;
  Constraint relax;
  std::string value;                  ///< what the entity has in that field
  std::size_t count = 0;              ///< entries that dropping the constraint would let in
  std::vector<NextMiss> others = {};  ///< the next few of them
};

/// What a person could ask to differ, of what would be left.
struct CritiqueSuggestion {
  std::string label;      ///< "cheaper + open source"
  std::string query;      ///< the text to ask for it
  std::size_t count = 0;  ///< how many of the things found meet it
};

struct AlternativesResults {
  std::vector<EntityCard> seeds;
  std::vector<Constraint> constraints;
  std::size_t total = 0;
  std::size_t sharing_nothing =
      0;  ///< things that were near and share little or nothing with a seed
  /// The last so many of all are of other types than the seeds, and fit far less than the first.
  std::size_t of_other_types = 0;
  /// The first so many of all state each of the conditions; 0 where there are none.
  std::size_t stating_first = 0;
  std::vector<Alternative> results;
  std::vector<UnknownCount> unknown;
  std::vector<ConditionEcho> conditions = {};  ///< that were set, as they were understood
  std::vector<LeftOut> left_out = {};          ///< by condition; empty where nothing was
  /// Versions, sizes and editions of the seeds that were left out, the most similar first: no
  /// alternatives to somebody who is after something else.
  std::vector<NamedEntity> versions;
  std::vector<NearestMiss> nearest_misses;
  std::optional<OrderParts> order = {};       ///< of another order than relevance
  std::vector<CritiqueSuggestion> critiques;  ///< those that lead somewhere, at most eight
  std::vector<Facet> facets;                  ///< of all that was found
  std::string need;                           ///< what was asked for beside the seeds
  std::string sort;
  std::size_t limit = 0;
  std::size_t offset = 0;
  std::string workload = {};            ///< that costs are of; empty: none was asked about
  std::vector<Unlisted> unlisted = {};  ///< results of this page; empty where nothing was
};

}  // namespace matchgraph
