// What the engine answers, as plain values. Renderers turn these into text, JSON and pages and
// compute nothing of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"
#include "matchgraph/filters.h"
#include "matchgraph/workload.h"

namespace matchgraph {

/// Why a number is what it is: children add up to their parent's value.
struct Explanation {
  double value = 0;
  std::string description;
  std::vector<Explanation> children;
};

/// A half-open range of bytes of a text, on character boundaries.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const TextSpan&) const = default;
};

/// What a workload costs with one thing.
struct UsageCost {
  std::optional<double> amount;  ///< USD a period, with the cheapest offer; nothing: none is known
  std::string offer_id;          ///< the offer that costs so; empty: the entity itself
  std::optional<double> own;     ///< USD a period, with the entity itself
  Period per = Period::kMonth;
};

/// A trait that an entity states, or of which it states the contrary.
struct TraitValue {
  std::string slug;   ///< "runs-offline"
  std::string label;  ///< of this value: "works offline", "needs no GPU"
  std::string group;  ///< "running", "terms", ... (traits/trait.h)
  bool value = true;
  std::string evidence = {};  ///< the sentence, tag or field that says so; on cards it is empty
};

/// What every list shows of an entity.
struct EntityCard {
  std::string id;
  std::string name;
  std::string type;
  std::string summary;
  std::string maker;
  std::string license;
  std::string url;
  PriceModel price_model = PriceModel::kUnknown;
  std::optional<Price> price;
  std::optional<Date> updated;           ///< `updated`, else `released`
  std::optional<double> unfragile_rank;  ///< 0..100, computed; never a position
  bool mostly_estimated = false;         ///< most of the rank's weight is not known of it
  /// Recorded searches that showed it among their first ten, and choices of it; nothing when the
  /// snapshot knows of no search.
  std::optional<std::uint64_t> times_matched;
  std::optional<std::uint64_t> times_chosen;
  std::size_t capability_count = 0;
  std::size_t offers = 1;               ///< entries that are offers of this one thing
  std::optional<Price> cheapest_price;  ///< among the offers, when one is known
  std::string cheapest_id;              ///< the offer that has it
  std::optional<UsageCost> cost = {};   ///< when a workload was asked about
  std::vector<TraitValue> traits = {};  ///< all that it states, in the order of the table
  std::vector<Signal> signals = {};     ///< its named numbers: context, parameters, stars, ...
  std::string install = {};             ///< the line that installs or starts it, where it is stated
};

/// What a component of a rank rests on.
struct RankFact {
  std::string text;  ///< "licence: MIT"
  double value = 0;  ///< its share of the component; 0..1
};

/// One of the five parts of a rank.
struct RankComponent {
  std::string name;        ///< "adoption", "quality", "ecosystem", "match_graph" or "freshness"
  double value = 0;        ///< 0..1, the sum of the facts' values
  double weight = 0;       ///< of the rank; the five sum to 1
  bool estimated = false;  ///< it is not known of this entity; the one fact says what stands for it
  std::vector<RankFact> facts;
};

/// An UnfragileRank and what it is made of: 100 x the sum of the components, each times its weight.
struct RankDetail {
  double value = 0;                       ///< 0..100
  std::vector<RankComponent> components;  ///< in a fixed order
};

/// A capability of an entity as a result shows it.
struct CapabilityRef {
  std::size_t index = 0;  ///< position in the entity's list, from 0
  std::string name;       ///< may be empty
  std::string text;
};

/// An entity by name.
struct NamedEntity {
  std::string id;
  std::string name;

  bool operator==(const NamedEntity&) const = default;
};

/// Entities left out because a constrained field is not known of them.
struct UnknownCount {
  std::string field;
  std::size_t count = 0;
  std::vector<NamedEntity> nearest = {};  ///< the best of them, at most three
};

/// A condition as it was understood.
struct ConditionEcho {
  std::string slug;
  bool wanted = true;
  std::string label;                     ///< "works offline", "needs no GPU", "in Go or in Rust"
  std::vector<std::string> others = {};  ///< slugs of which any is enough too: "in Go or Rust"
};

/// How a result stands to a condition of the need.
struct ConditionMet {
  enum class Kind { kStated, kBoth, kSilent };
  std::string slug;
  bool wanted = true;
  std::string label;          ///< of the condition
  Kind kind = Kind::kSilent;  ///< kBoth: it states the contrary too
  std::string evidence = {};  ///< the sentence or field, where it is stated
};

/// Entities left out because they state the contrary of a condition.
struct LeftOut {
  std::string slug;  ///< of the condition
  bool wanted = true;
  std::string stated;  ///< what they state: "hosted"
  std::size_t count = 0;
  std::vector<NamedEntity> nearest = {};  ///< the best of them, at most three
};

/// The query as it was understood.
struct QueryEcho {
  std::string text;
  std::vector<std::string> terms;    ///< stems that were searched, in order
  std::vector<std::string> ignored;  ///< words that carry no weight or exceed the limit of 32
  std::vector<Constraint> constraints;
  std::string sort;
  std::size_t limit = 0;
  std::size_t offset = 0;
  std::string workload = {};  ///< that costs are of; empty: none was asked about
  std::vector<ConditionEcho> conditions = {};
};

/// Entries of a list that were left out, so that the answer costs no more than it may.
struct Unlisted {
  std::string list;  ///< as it is called in JSON: "results", "missing", "only[0]"
  std::size_t count = 0;

  bool operator==(const Unlisted&) const = default;
};

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

struct FacetValue {
  std::string value;
  std::size_t count = 0;
  std::string label = {};  ///< of a trait: "works offline"; else empty
  std::string group = {};  ///< of a trait, as TraitValue::group; else empty
};

/// How the matches spread over the values of one field, most frequent first.
struct Facet {
  std::string field;
  std::vector<FacetValue> values;
};

/// Things whose prices compare with each other, in a list that is sorted by price.
struct PriceGroup {
  std::string unit;  ///< "USD/1M input tokens"; empty: their prices are not known
  std::size_t count = 0;

  bool operator==(const PriceGroup&) const = default;
};

/// How a list that is sorted by something else than relevance is made up. It shows the same things.
struct OrderParts {
  /// Things that fit well come first, and what fits far less follows, in the same order.
  std::size_t fitting = 0;
  /// By price: in the order in which they follow within each part. What is free is of the first.
  std::vector<PriceGroup> prices = {};
};

struct SearchResults {
  QueryEcho query;
  std::size_t total =
      0;  ///< things found (offers and near duplicates count once), beyond this page too
  std::vector<SearchHit> results;
  std::vector<Facet> facets;
  std::vector<UnknownCount> unknown;
  std::vector<LeftOut> left_out = {};     ///< by condition; empty where nothing was
  std::optional<OrderParts> order = {};   ///< of another order than relevance
  std::string did_you_mean;               ///< the query with misspelt words mended; may be empty
  std::vector<EntityCard> nearest_names;  ///< when nothing is found: entities with a like name
  std::vector<Unlisted> unlisted = {};    ///< results of this page; empty where nothing was
};

/// Two capabilities that do alike.
struct CapabilityPair {
  std::size_t seed = 0;  ///< which seed `left` belongs to (alternatives), else 0
  CapabilityRef left;
  CapabilityRef right;
  double similarity = 0;                  ///< cosine, 0..1
  std::vector<std::string> shared_words;  ///< heaviest first, as written in `left`
  std::vector<TextSpan> left_shared;
  std::vector<TextSpan> right_shared;
  std::optional<Explanation> explanation = {};  ///< of `similarity`, when it was asked for
  double probability = 0;                       ///< that both are one job, 0..1
};

/// A fact on which two entities differ.
struct FactDifference {
  std::string field;
  std::string left;   ///< "unknown" when not known
  std::string right;  ///< "unknown" when not known
  std::string text;   ///< one readable clause seen from the right side: "90 % cheaper"
};

/// A capability of one of the seeds.
struct SeedCapability {
  std::size_t seed = 0;  ///< position among the seeds
  CapabilityRef capability;
};

/// What an entry says that its thing does not do.
struct Denial {
  std::size_t entity = 0;  ///< whose it is: position among the compared; 0 of an alternative
  std::string what;        ///< what is denied, in the entry's words: "digital radio"
  std::string field;       ///< that says so: "capabilities[2]", "pricing.model"
  std::string evidence;    ///< what the field says
  /// What another entity does and this one says that it does not; `seed` is that entity's position.
  std::optional<SeedCapability> lacks;
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
  std::size_t seeds_reached = 0;  ///< how many of the seeds it is an alternative to
  std::vector<EntityCard> offers;
  std::vector<NamedEntity> near_duplicates;  ///< say nearly the same; they share this row
  std::optional<Explanation> explanation;
  std::vector<Unlisted> unlisted = {};  ///< of its lists; empty where nothing was
};

/// Something that would be a result if one constraint were dropped.
struct NearestMiss {
  EntityCard entity;
  double score = 0;
  Constraint relax;
  std::string value;      ///< what the entity has in that field
  std::size_t count = 0;  ///< entries that dropping the constraint would let in
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
  std::vector<Alternative> results;
  std::vector<UnknownCount> unknown;
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

/// One row of the fact table of a comparison.
struct TableRow {
  std::string feature;
  std::vector<std::string> values;  ///< one per entity; "unknown" when not known
  bool differs = false;
  /// Beside `values`: where each comes from. No source where nothing is known, none is named, or
  /// the value is not a source's word but computed.
  std::vector<FactOrigin> origins = {};
};

enum class Relation { kSubstitute, kPartial, kSuperset, kComplement, kUnrelated };
/// "substitute", "partial", "superset", "complement" or "unrelated".
std::string_view to_string(Relation relation);

/// What follows from a comparison. Every sentence names the fields it rests on.
struct VerdictSentence {
  std::string text;
  std::vector<std::string> rests_on;  ///< "coverage", "pricing", "license", "only[0]", ...
};
struct Verdict {
  bool comparable = false;
  std::string summary;  ///< what parts two, where that is known; then how they relate
  std::vector<VerdictSentence> parting;  ///< what parts two, as a chooser asks for it
  std::vector<VerdictSentence> sentences;
};

/// A cell of the capability matrix of three to eight entities.
struct MatrixCell {
  CapabilityRef capability;
  double similarity = 0;                        ///< to the row's capability, 0..1
  std::optional<Explanation> explanation = {};  ///< of `similarity`, when it was asked for
};
/// How many of the entities have a row's capability.
enum class RowKind : std::uint8_t { kSome, kAll, kOne };
struct MatrixRow {
  CapabilityRef capability;                      ///< the row's representative
  std::size_t entity = 0;                        ///< whose it is
  std::vector<std::optional<MatrixCell>> cells;  ///< one per entity
  RowKind kind = RowKind::kSome;
  double telling = 0;  ///< how much a row of kSome sets the entities apart, 0..1
};

/// How a claim places its claimant beside the rival.
enum class ClaimDirection : std::uint8_t { kBetter, kWorse, kEqual, kDifferent };

/// A claim that cannot be true together with another one.
struct OpposedClaim {
  NamedEntity by;
  std::string text;  ///< the sentence that says otherwise

  bool operator==(const OpposedClaim&) const = default;
};

/// What an entry's own `versus` text says about a named rival: a claim of that entry, not a fact.
struct Claim {
  NamedEntity by;
  std::string about_id;  ///< empty when the rival is no entity of the catalogue, or several
  std::string about;     ///< the rival's name as the text writes it
  ClaimDirection direction = ClaimDirection::kDifferent;  ///< also when it cannot be told
  std::string respect;  ///< words of the text, "6x faster inference"; may be empty
  std::string scope;    ///< words of the text that narrow it, "on long input"; may be empty
  bool hedged = false;  ///< "may", "often", "up to", "reported", ...
  std::string text;     ///< the sentence
  TextSpan rival;       ///< where `text` names the rival
  std::optional<std::size_t> capability;  ///< whose `versus` it is; nothing: the entity's own
  std::vector<OpposedClaim> contradicted_by;
};

/// Claims about one rival: what claims to beat it, match it, or differ from it?
struct ClaimsResults {
  std::string about;                  ///< the name that was asked for
  std::optional<EntityCard> subject;  ///< nothing when the rival is no entity of the catalogue
  std::size_t total = 0;              ///< beyond this page too
  std::vector<Claim>
      claims;  ///< better first, then equal, worse, different; unhedged before hedged
  std::vector<EntityCard> claimants;  ///< of the claims shown, in their order, each once
  std::size_t limit = 0;
  std::size_t offset = 0;
};

struct Comparison {
  std::vector<Entity> entities;
  std::vector<EntityCard> cards;  ///< beside `entities`
  std::vector<RankDetail> ranks;  ///< beside `entities`
  std::vector<TableRow> table;    ///< rows that differ first, those of ranks last
  /// What they say that they do not do, by entity. Only of this "lacks" and "no" are said: what an
  /// entry does not mention it may do.
  std::vector<Denial> denied;
  // Two entities:
  std::vector<CapabilityPair> both;     ///< surely one job; surest first; one-to-one
  std::vector<CapabilityPair> related;  ///< perhaps; surest first; one-to-one, also with `both`
  /// What stands in no pair: [0] only the left mentions, [1] only the right.
  std::vector<std::vector<CapabilityRef>> only;
  /// By the sure pairs: [0] share of the left that the right covers, [1] the reverse. Lines that
  /// tell nothing of what an entity is for (set-up, what all entries say) count neither way.
  std::vector<double> coverage;
  std::vector<Explanation> coverage_explanations;  ///< beside `coverage`, when asked for
  Relation relation = Relation::kUnrelated;
  Verdict verdict;
  // Three to eight entities:
  std::vector<MatrixRow> matrix;  ///< what some do, the most telling first; all; one, by entity
  std::vector<Claim> claims;      ///< of the compared about each other
  std::size_t other_claims = 0;   ///< of the compared about others
  std::string workload = {};      ///< that costs are of; empty: none was asked about
  /// Of its lists; empty where nothing was. Coverage, relation and verdict rest on all entries.
  std::vector<Unlisted> unlisted = {};
};

/// A group of entities that are alike, of which every entity is in one.
struct EntityCluster {
  std::string id;        ///< "speech-voice-transcription"; of this snapshot only
  std::string name;      ///< its most telling words: "speech / voice / transcription"
  std::size_t size = 0;  ///< entities in it

  bool operator==(const EntityCluster&) const = default;
};

/// A step of a way: why two entities are alike.
struct PathStep {
  double similarity = 0;                  ///< cosine of the two entities' term vectors, 0..1
  std::vector<std::string> shared_words;  ///< of the entities, heaviest first
  /// The capabilities that are most alike; nothing where no two of them do alike.
  std::optional<CapabilityPair> capabilities;
};

/// How two entities are connected: over what is alike, and like what comes next.
struct Path {
  std::vector<EntityCard> ends;  ///< the two that were asked about
  /// From one end to the other; empty when no way was found.
  std::vector<EntityCard> entities;
  std::vector<PathStep> steps;  ///< between each entity and the next: one fewer
  double similarity = 0;        ///< product of the steps' similarities, 0..1
  std::size_t visited = 0;      ///< entities that the search looked at
  /// The search ended at its bound: there may be a better way, or one where none was found.
  bool gave_up = false;
};

/// A neighbour of an entity in the graph.
struct Neighbour {
  EntityCard entity;
  double similarity = 0;                        ///< cosine of the two entities' term vectors, 0..1
  std::optional<Explanation> explanation = {};  ///< of `similarity`, when it was asked for
};

/// A place in a picture of a neighbourhood.
struct PictureNode {
  EntityCard entity;
  double x = 0;              ///< 0..1, from the left
  double y = 0;              ///< 0..1, from the top
  std::size_t distance = 0;  ///< edges to the entity in the middle: 0, 1 or 2
};
/// A line of a picture: an edge of the entity graph, in either direction.
struct PictureEdge {
  std::size_t from = 0;  ///< position among the nodes, below `to`
  std::size_t to = 0;
  double similarity = 0;                  ///< cosine of the two entities' term vectors, 0..1
  std::vector<std::string> shared_words;  ///< heaviest first, as written in `from`
};
/// An entity and what surrounds it in the graph, laid out on a plane. No two nodes share a place.
struct Neighbourhood {
  /// The entity itself first, at (0.5, 0.5); then its neighbours by falling similarity; then
  /// neighbours of those.
  std::vector<PictureNode> nodes;
  /// Ascending by `from`, then `to`: what joins every node to the middle, and as many of the other
  /// edges at most, the strongest.
  std::vector<PictureEdge> edges;
};

/// What a text that is still being typed may become.
struct Suggestions {
  std::string text;  ///< as asked
  /// Whose names go on so, each thing once. The cards hold what columns hold: id, name, type,
  /// maker, licence, rank, times and the number of offers; no texts, links, prices and dates.
  std::vector<EntityCard> entities;
  /// Whole texts: the last word completed, the likeliest first. Behind a space: a further word.
  /// Where words leave no doubt that a name or a critique comes next ("Qdrant vs m", "like Qdrant
  /// but ch"), names and critiques that find something, and no other words.
  std::vector<std::string> completions;
};

/// How often a capability met the need of a past search best, of those of its entity.
struct CapabilityEvidence {
  std::uint64_t times_matched = 0;  ///< searches that showed the entity among their first ten
  std::uint64_t times_chosen = 0;   ///< choices of the entity

  bool operator==(const CapabilityEvidence&) const = default;
};

/// An offer of a thing: who sells it, and on what terms.
struct Seller {
  std::string id;    ///< of the offer
  std::string name;  ///< of who sells; empty where the offer does not say
  std::string maker;
  bool is_maker = false;  ///< the maker itself sells
  PriceModel price_model = PriceModel::kUnknown;
  std::optional<Price> price;
  std::optional<double> context;  ///< tokens
  std::string url;
};

/// All that is known about an entity.
struct EntityDetail {
  Entity entity;
  EntityCard card;
  std::vector<TraitValue> traits;  ///< all that it states, each with its evidence
  RankDetail rank;                 ///< what sources state beside it is in `entity.stated`
  std::optional<Explanation> rank_explanation;  ///< of `rank`, when it was asked for
  /// By capability; empty when the snapshot knows of no search.
  std::vector<CapabilityEvidence> capability_evidence;
  std::vector<EntityCard> offers;  ///< the other offers of the same thing
  /// All offers, where there are several and one has a price: the maker's own first, then by price,
  /// each unit by itself.
  std::vector<Seller> sellers;
  EntityCluster cluster;
  std::vector<Neighbour> neighbours;
  std::vector<Claim> claims;           ///< its own about others
  std::vector<Claim> claims_about;     ///< of others about it; both ordered as in ClaimsResults
  std::size_t claims_about_total = 0;  ///< more than are listed when there are very many
};

}  // namespace matchgraph
