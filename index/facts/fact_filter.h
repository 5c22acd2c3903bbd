// Here are filters: does this entity pass them, fail them, or can nobody know?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/facts/fact_columns.h"
#include "matchgraph/filter_table.h"

namespace matchgraph {

/// Begins the names of fields with prices in a unit: "price per 1m characters".
inline constexpr std::string_view kPricePer = "price per ";

/// The filters of one request, resolved against the columns once. Throws Error (kUsage) for a
/// constraint whose field nothing in the catalogue has, or whose value is not of the field's kind.
class FactFilter {
 public:
  enum class Answer { kPass, kFail, kUnknown };

  /// `seeds` are what relative bounds are relative to.
  FactFilter(const FactColumns& columns, const Filters& filters,
             std::span<const EntityIndexNumber> seeds = {});

  /// kUnknown: every constraint that can be judged holds, and at least one cannot.
  Answer test(EntityIndexNumber e) const { return test(e, kNone); }
  /// As test, leaving out the constraint of that position.
  Answer test(EntityIndexNumber e, std::size_t except) const;
  /// Of each entity 1 where it passes, else 0, in their order. Cost: a column read a constraint and
  /// entity.
  std::vector<std::uint8_t> passing(std::span<const EntityIndexNumber> entities) const;
  /// As passing, of a filter with that bound alone; nothing where no entity can meet it: it is
  /// relative to what is not known of a seed, or below a price of 0.
  static std::optional<std::vector<std::uint8_t>> meeting(
      const FactColumns& columns, const RelativeBound& bound,
      const std::optional<Workload>& workload, std::span<const EntityIndexNumber> seeds,
      std::span<const EntityIndexNumber> entities);
  /// The first field that is unknown of an entity for which test says kUnknown.
  std::string unknown_field(EntityIndexNumber e) const;

  bool empty() const { return tests_.empty(); }
  /// What was understood, in a fixed order; the positions that `except` counts.
  const std::vector<Constraint>& constraints() const { return constraints_; }
  /// What the entity has in a constrained field, as text.
  std::string value_of(EntityIndexNumber e, std::size_t constraint) const;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  enum class Op { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };
  enum class Kind {
    kType,
    kFree,
    kPaid,
    kOpenSource,
    kMaker,
    kLicense,
    kTag,
    kCluster,
    kSeller,
    kPrice,
    kOutputPrice,
    kRank,
    kUpdated,
    kReleased,
    kCapabilities,
    kSignal,
    kUnitPrice,
    kPriceInUnit,
    kCost,
    kParameters
  };
  struct Test {
    Kind kind;
    std::vector<bool> accepted = {};                 // by value id, for kinds that compare names
    NameList sellers = {};                           // by names that ids stand under
    std::vector<std::string> after = {};             // makers that things may be called after
    std::set<std::string, std::less<>> models = {};  // of makers that are left out, by folded names
    std::uint32_t signal = 0;
    Op op = Op::kEqual;
    double bound = 0;                   // numbers
    std::optional<double> output = {};  // of prices by the token: the bound on that of the output
    double least_gain = 0;              // share by which a price has to be below the bound
    std::int32_t date = 0;              // dates, yyyymmdd with zeros for what is not given
    std::uint32_t unit = 0;             // of a bound on a price in a unit; 0: of what is free
    bool is_unknowable = false;         // relative to a seed of which the figure is not known
    std::size_t constraint = 0;         // of which it is a part
  };

  FactFilter(const FactColumns& columns, const std::optional<Workload>& workload)
      : columns_(columns), workload_(workload) {}
  void add(Test test, Constraint constraint);
  /// What one row of the table asks; phrases and what is relative to seeds are not asked here.
  void add_row(const FilterRow& row, const Filters& filters);
  void add_names(std::string_view field, std::string_view op, const NameList& wanted,
                 bool by_name = false);
  void add_where(const Constraint& constraint);
  /// Names of the models of the makers that the test leaves out: sellers, who may state themselves
  /// as makers, call them so too. Cost: a look at each entity.
  std::set<std::string, std::less<>> models_of(const std::vector<bool>& makers) const;
  static Op op_of(std::string_view op);
  static Kind kind_of_field(std::string_view field);
  /// One constraint that holds when it does of every seed.
  void add_relative(const RelativeBound& bound, std::span<const EntityIndexNumber> seeds);
  Test relative_to(const RelativeBound& bound, EntityIndexNumber seed) const;
  /// What a relative test is relative to.
  static SeedFigures::value_type figure_of(const Test& test);
  /// Whether one of the bounds cannot be met.
  bool passes_nothing() const;
  std::uint32_t signal_number(const std::string& name) const;
  std::uint32_t unit_number(std::string_view field) const;
  /// Calls `then` with the function object that compares as `op` says.
  template <typename Then>
  static auto with_comparison(Op op, const Then& then);
  template <typename Value>
  static bool is_so(Op op, Value value, Value bound);
  static std::optional<bool> is_so(const Test& test, std::optional<double> value);
  /// Calls `use` with what says of an entity whether the test holds; nothing: not known.
  template <typename Use>
  auto judged_by(const Test& test, const Use& use) const;
  std::optional<bool> holds(const Test& test, EntityIndexNumber e) const;
  /// Whether it is of an accepted maker; nothing: that is not known.
  std::optional<bool> is_of_maker(const Test& test, EntityIndexNumber e) const;
  std::optional<double> number(const Test& test, EntityIndexNumber e) const;
  /// The figure that a test is about: "$2.50 per 1M input tokens", "free", "rank unknown".
  std::string figure_words(const Test& test, EntityIndexNumber e) const;

  const FactColumns& columns_;
  const std::optional<Workload> workload_;
  std::vector<Test> tests_;
  std::vector<Constraint> constraints_;
};

}  // namespace matchgraph
