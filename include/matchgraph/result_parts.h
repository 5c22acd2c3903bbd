// What answers are made of: cards of entities, facets, pairs of capabilities, and why a number is
// what it is.
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

/// An offer that meets what was asked where the one that stands for the thing does not.
struct FittingOffer {
  std::string id;
  std::string seller;  ///< empty where the offer does not say
  PriceModel price_model = PriceModel::kUnknown;
  std::optional<Price> price;
  std::optional<double> context;        ///< tokens, where it is another than the thing's
  std::vector<TraitValue> traits = {};  ///< that it states and the thing does not
};

/// What every list shows of an entity.
struct EntityCard {
  std::string id;
  std::string name;
  std::string type;
  std::string summary;
  std::string maker;
  /// Who sells it, of an offer that is not its maker's: price and lines are then the seller's.
  std::string seller = {};
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
  std::size_t offers = 1;                    ///< entries that are offers of this one thing
  std::optional<Price> cheapest_price;       ///< among the offers, when one is known
  std::string cheapest_id;                   ///< the offer that has it
  std::optional<UsageCost> cost = {};        ///< when a workload was asked about
  std::vector<TraitValue> traits = {};       ///< all that it states, in the order of the table
  std::vector<Signal> signals = {};          ///< its named numbers: context, parameters, stars, ...
  std::optional<FittingOffer> fitting = {};  ///< of results: for which the thing is there
  std::string install = {};  ///< the line that installs or starts it, where it is stated
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
  std::string note = {};  ///< what tells it apart where it is named, as its price; mostly empty

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
  /// Whether it has to be stated: not what is only a wish, nor a language that it is not to be in.
  bool is_must = true;
};

/// How a result stands to a condition of the need.
struct ConditionMet {
  enum class Kind { kStated, kBoth, kSilent, kContrary };
  std::string slug;
  bool wanted = true;
  std::string label;  ///< of the condition
  /// kBoth: it states the contrary too; kContrary: it states that alone, of what is only a wish.
  Kind kind = Kind::kSilent;
  std::string evidence = {};  ///< the sentence or field, where it is stated
  bool is_must = true;        ///< as ConditionEcho::is_must
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

/// Where prices of another unit begin in a list that is sorted by price.
struct PriceBreak {
  std::size_t at = 0;  ///< position in the list, from 0
  std::string unit;    ///< as in PriceGroup

  bool operator==(const PriceBreak&) const = default;
};

/// How a list that is sorted by something else than relevance is made up. It shows the same things.
struct OrderParts {
  /// Things that fit well come first, and what fits far less follows, in the same order.
  std::size_t fitting = 0;
  /// By price: in the order in which they follow within each part. What is free is of the first.
  std::vector<PriceGroup> prices = {};
  std::vector<PriceBreak> breaks = {};  ///< by price: those on the page, but the list's first
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

}  // namespace matchgraph
