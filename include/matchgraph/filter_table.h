// The one table of filters: what each is called, which member of Filters it sets, how it is said.
//
//   for (const FilterRow& row : filter_table()) { ... }
//
// The command line, addresses, typed keys, the description of the API, chips and the controls of
// pages are loops over it. A filter on a fact that the columns have is a member of Filters and a
// row here.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "matchgraph/filters.h"

namespace matchgraph {

enum class FilterKind {
  kFlag,         ///< on or off
  kNames,        ///< values that the catalogue has, spelt in any case
  kNumber,       ///< a bound on a number
  kPhrases,      ///< what texts say
  kWhere,        ///< FIELD OP VALUE
  kComparative,  ///< on or off; relative to every seed
};

/// What a filter sets; of comparatives the kind of bound that joins Filters::relative.
using FilterMember =
    std::variant<bool Filters::*, std::vector<std::string> Filters::*,
                 std::optional<double> Filters::*, std::vector<Constraint> Filters::*, Comparative>;

struct FilterRow {
  std::string_view name;  ///< "not-maker": --not-maker M, ?not-maker=M and not-maker:M
  FilterKind kind = FilterKind::kFlag;
  FilterMember member;

  // What it asks of an entity.
  std::string_view field = {};  ///< as Constraint::field; kWhere: any, so none here
  std::string_view op = "=";    ///< as Constraint::op
  std::string_view word = {};   ///< kFlag: the value that the field has to have: "free"
  bool all_of = false;          ///< kNames: every value has to fit, not any of them
  double least = 0;             ///< kNumber: what is accepted, both included
  double most = std::numeric_limits<double>::infinity();

  // How it is said. Texts are plain and complete without their unit.
  std::string_view placeholder = {};  ///< its value in the command's help: "N"; none: no value
  std::string_view unit = {};         ///< kNumber: "USD per 1M input tokens"
  std::string_view help = {};         ///< one sentence without its full stop
  std::string_view several = {};      ///< how several values count: "any of them"; may be empty
  std::string_view words = {};        ///< on a chip; {} is the value: "from {}"
  std::string_view label = {};        ///< of its control on a page; empty where facets are it
  std::string_view example = {};      ///< of a value, where the label alone does not tell
  std::string_view alias = {};        ///< a second typed key: "licence"

  // Beside a seed: "like X but cheaper".
  std::optional<CritiqueKind> critique = {};       ///< what the parser reads it as
  std::span<const std::string_view> phrases = {};  ///< words that say it, folded
  std::string_view than = {};                      ///< kComparative: "ranked higher" (than X)

  /// Whether it may be given several times.
  constexpr bool is_repeatable() const {
    return kind == FilterKind::kNames || kind == FilterKind::kPhrases || kind == FilterKind::kWhere;
  }
  /// Whether it is said or not, without a value.
  constexpr bool is_switch() const {
    return kind == FilterKind::kFlag || kind == FilterKind::kComparative;
  }
  /// Whether it applies to alternatives alone, and not to a search.
  constexpr bool needs_seeds() const { return kind == FilterKind::kComparative; }
};

/// Field of the filters on traits, which no column has: a snapshot's table of traits answers them.
constexpr std::string_view kTraitField = "trait";

/// All filters, in the order in which they are echoed and described; those that need seeds last.
/// The rows live as long as the program.
std::span<const FilterRow> filter_table();

/// The row of that name; nullptr when there is none.
const FilterRow* filter_named(std::string_view name);
/// The row that a critique or a comparison stands for. Each has one.
const FilterRow& filter_of(CritiqueKind critique);
const FilterRow& filter_of(Comparative comparative);
/// The row that leaves names of the field out ("not-maker" for "maker"); nullptr when there is
/// none.
const FilterRow* excluding(std::string_view field);

/// Whether the filters have something in that row.
bool is_set(const Filters& filters, const FilterRow& row);
/// Whether anything restricts the results. A workload does not.
bool has_any(const Filters& filters);
/// Adds what `more` asks for: lists are joined without repeats, of two bounds on a number the
/// stricter holds. The workload stays that of `filters`.
void merge(const Filters& more, Filters& filters);

/// Switches a flag or comparison on.
void switch_on(const FilterRow& row, Filters& filters);
/// The row's list of names or phrases, which must be of that kind.
std::vector<std::string>& list_of(const FilterRow& row, Filters& filters);
const std::vector<std::string>& list_of(const FilterRow& row, const Filters& filters);
/// The row's number; the row must be of that kind.
std::optional<double>& number_of(const FilterRow& row, Filters& filters);
const std::optional<double>& number_of(const FilterRow& row, const Filters& filters);

/// What the values of a field are.
enum class FieldKind { kName, kDate, kNumber };
/// Names for type, maker, license and tag, dates for updated and released, else numbers. Prices are
/// "price" for input and "output_price", both in USD per 1M tokens.
FieldKind field_kind(std::string_view field);

/// The flag that asks for exactly this ("price = free"); nullptr when there is none.
const FilterRow* flag_of(const Constraint& constraint);

/// The words of the row with the value in them: "from Acme".
std::string words_with(const FilterRow& row, std::string_view value);

/// What a bound asks for: "cheaper", "fewer stars", "less context".
std::string comparative_words(const RelativeBound& bound);
/// The field that a bound is about; with a workload what is cheaper costs less.
std::string relative_field(const RelativeBound& bound, bool has_workload);

}  // namespace matchgraph
