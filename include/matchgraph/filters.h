// What may be asked of results, as values: filters, bounds relative to a seed, orders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "matchgraph/entity.h"
#include "matchgraph/workload.h"

namespace matchgraph {

/// Any of them fits.
using NameList = std::vector<std::string>;
/// Of each seed the figure that results are held against; nothing where it is not known.
using SeedFigures = std::vector<std::optional<std::variant<double, Date>>>;
/// What a field is held against: a word ("free") or a phrase, names, a number, a date, or what the
/// seeds have. A text in the place of a number or date is one that was typed and is none.
using ConstraintValue = std::variant<std::string, NameList, double, Date, SeedFigures>;
/// As a person reads it: "free", "Acme, Beta", "0.5", "2025-06", "unknown, 3".
std::string value_text(const ConstraintValue& value);

/// A constraint on results: `field op value`, e.g. price <= 1.
struct Constraint {
  std::string field;  ///< "type", "price", "maker", "license", "tag", "rank" or a signal's name
  std::string op;     ///< "=", "!=", "<", "<=", ">", ">="
  ConstraintValue value;
  std::string critique = {};  ///< in words, when it is relative to a seed: "cheaper than Mixtral"

  bool operator==(const Constraint&) const = default;
};

enum class Sort {
  kRelevance,
  kRank,
  kPrice,
  kUpdated,
  kName,
  kMaker,
  kLicense,
  kField,  ///< any other field with numbers, the largest first
};
/// An order of results. What has no figure comes last in either direction.
struct ResultOrder {
  Sort by = Sort::kRelevance;
  bool reversed = false;   ///< the other way round: "-price" begins with the dearest
  std::string field = {};  ///< kField: a signal's name, "output_price" or "parameters"

  ResultOrder() = default;
  ResultOrder(Sort sort)
      : by(sort) {}  // NOLINT(google-explicit-constructor): most orders are no more
  ResultOrder(Sort sort, bool is_reversed) : by(sort), reversed(is_reversed) {}
  ResultOrder(std::string of_field, bool is_reversed)
      : by(Sort::kField), reversed(is_reversed), field(std::move(of_field)) {}

  bool operator==(const ResultOrder&) const = default;
};
/// "relevance", "rank", "price", "updated", "name", "maker", "license" or a field, with "-" before
/// it when reversed.
std::string to_string(const ResultOrder& order);
/// Reads such a text; nothing for what is none of the seven names, with or without "-".
std::optional<ResultOrder> parse_order(std::string_view text);

/// How a result has to stand to every seed. An entity of which the figure is not known, or a seed
/// of which it is not, leaves the answer unknown.
enum class Comparative {
  /// A lower stated price in the same currency and unit, or free; with a workload a lower cost.
  kCheaper,
  kNewer,         ///< a later `updated`, else `released`
  kSmaller,       ///< fewer parameters, as a signal or the name says ("8x7B"), or less of a signal
  kLarger,        ///< as kSmaller
  kHigherRanked,  ///< a higher UnfragileRank
};
struct RelativeBound {
  Comparative kind = Comparative::kCheaper;
  std::string signal = {};  ///< for kSmaller and kLarger; empty: the number of parameters

  bool operator==(const RelativeBound&) const = default;
};

/// What should differ from the seeds, as a person says it (matchgraph/query.h).
enum class CritiqueKind {
  kCheaper,
  kFree,
  kPaid,
  kOpenSource,
  kNewer,
  kSmaller,       ///< `value`: the signal that is meant ("stars"); empty: size
  kLarger,        ///< `value`: as for kSmaller
  kHigherRanked,  ///< a higher UnfragileRank
  kWith,          ///< `value`: the phrase, without its article
  kWithout,       ///< `value`: the phrase, without its article
  kFrom,          ///< `value`: a maker; several of them are alternatives
  kNotFrom,       ///< `value`: a maker
  kType,          ///< `value`: a type; several of them are alternatives
  kBound,         ///< the bound
};

/// A condition of a need. What states it comes first, what says nothing follows, what states the
/// contrary is left out.
struct TraitCondition {
  std::string trait;   ///< its slug: "runs-offline"
  bool wanted = true;  ///< false: the contrary is asked for ("no GPU")
  /// It or the condition before it has to be met: "in Go or Rust".
  bool is_or = false;
  /// It only leaves out what states the contrary: a vision model need not say that it writes text.
  bool is_tacit = false;
  /// It is welcome: what states it comes first, and nothing is left out for it.
  bool is_wish = false;
  /// It is asked of a model, of which weights to have are as good as that it runs locally.
  bool of_model = false;

  bool operator==(const TraitCondition&) const = default;
};

/// What results must satisfy. Values of one list are alternatives (any fits); different fields all
/// have to hold. Text compares without regard to case.
struct Filters {
  std::vector<std::string> types = {};
  bool free = false;                     ///< free, freemium or open-source, or a known price of 0
  bool paid = false;                     ///< paid, or a known price above 0
  bool open_source = false;              ///< an open licence, or priced as open source
  std::optional<double> max_price = {};  ///< USD per 1M input tokens
  std::vector<std::string> makers = {};
  std::vector<std::string> not_makers = {};  ///< none of them
  /// Both judge what states no maker by what it is called and stands under ("mistral/large"), and
  /// what is sold by others too; what tells nothing by these either is no work of a maker that is
  /// left out. As people ask for makers in words; else a maker that is not stated is not known.
  bool makers_by_name = false;
  /// Models that one of them sells: what an id stands under, "groq/llama-3.3-70b".
  std::vector<std::string> sellers = {};
  std::vector<std::string> licenses = {};  ///< whole, or one of a comma-separated list
  std::vector<std::string> tags = {};      ///< all of them
  std::vector<std::string> clusters = {};  ///< groups of like entities, by name or id
  /// Traits by slug ("runs-offline") that an entity has to state, all of them.
  std::vector<std::string> traits = {};
  std::vector<std::string> not_traits = {};  ///< of which it has to state the contrary
  std::optional<double> min_rank = {};
  /// Phrases that one of its own texts has to hold, all of them; a text that denies the phrase
  /// ("without a GPU") does not hold it. Names, summaries, makers, types, tags and capabilities are
  /// read; what an entry says of rivals is not.
  std::vector<std::string> with = {};
  std::vector<std::string> without = {};     ///< phrases that none of its texts may hold
  std::vector<RelativeBound> relative = {};  ///< to every seed; of alternatives only
  std::vector<Constraint> where =
      {};  ///< field: a signal, "price", "rank", "updated", "released", ...
  /// Of each list at least one has to hold: "free or open source". Relative bounds count in them
  /// too.
  std::vector<std::vector<Filters>> either = {};
  /// No filter by itself: what is used. Results then tell what that costs, and kCheaper and the
  /// order by price go by it.
  std::optional<Workload> workload = {};

  bool operator==(const Filters&) const = default;
};

/// "context >= 100000" in its parts, each without the spaces around it.
struct WrittenBound {
  std::string field, op, value;
};
/// Throws Error (kUsage) with the position of the fault.
WrittenBound split_where(std::string_view text);
/// Parses "context >= 100000", "updated>2025-01", "price<=1". Throws as split_where does. A value
/// that is not of its field's kind stays text: FactFilter, which knows the fields, refuses it.
Constraint parse_where(std::string_view text);

}  // namespace matchgraph
