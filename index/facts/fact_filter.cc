#include "index/facts/fact_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "index/facts/named_makers.h"
#include "text/fold.h"
#include "wording/fact_words.h"
#include "wording/price_words.h"

namespace matchgraph {

std::optional<std::vector<std::uint8_t>> FactFilter::meeting(
    const FactColumns& columns, const RelativeBound& bound, const std::optional<Workload>& workload,
    std::span<const EntityIndexNumber> seeds, std::span<const EntityIndexNumber> entities) {
  // A bound alone, asked of each entity after the others: which alternatives are cheaper.
  FactFilter filter(columns, workload);
  for (const EntityIndexNumber seed : seeds) {
    filter.tests_.push_back(filter.relative_to(bound, seed));
  }
  if (filter.passes_nothing()) return {};
  return filter.passing(entities);
}

std::optional<double> FactFilter::number(const Test& test, EntityIndexNumber e) const {
  switch (test.kind) {
    case Kind::kPrice:
      return columns_.price(e);
    case Kind::kOutputPrice:
      return columns_.output_price(e);
    case Kind::kCost:
      return columns_.cost(e, *workload_);
    case Kind::kPriceInUnit: {
      // "5 USD a month" and "5 USD a million tokens" are no two prices of one kind.
      // What is free costs nothing in any unit; prices in others are not converted.
      const std::uint32_t unit = columns_.unit_number(e);
      return unit == test.unit || unit == 0 ? columns_.unit_price(e) : std::nullopt;
    }
    case Kind::kRank:
      return columns_.rank(e);
    case Kind::kParameters:
      return columns_.million_parameters(e);
    case Kind::kCapabilities:
      return columns_.capability_begin_[e + 1] - columns_.capability_begin_[e];
    default:
      return columns_.signal(e, columns_.signal_name_table_[test.signal]);
  }
}

// The choice stands outside of the loop over entities, which a compiler can then make of one
// comparison.
template <typename Then>
auto FactFilter::with_comparison(Op op, const Then& then) {
  switch (op) {
    case Op::kNotEqual:
      return then(std::not_equal_to<>());
    case Op::kLess:
      return then(std::less<>());
    case Op::kLessEqual:
      return then(std::less_equal<>());
    case Op::kGreater:
      return then(std::greater<>());
    case Op::kGreaterEqual:
      return then(std::greater_equal<>());
    default:
      return then(std::equal_to<>());
  }
}

template <typename Value>
bool FactFilter::is_so(Op op, Value value, Value bound) {
  return with_comparison(op, [&](const auto& compare) { return compare(value, bound); });
}

std::optional<bool> FactFilter::is_so(const Test& test, std::optional<double> value) {
  return value ? std::optional<bool>(is_so(test.op, *value, test.bound)) : std::nullopt;
}

// `use` gets one small function per kind, so that a caller with many entities loops inside the
// choice and not around it.
template <typename Use>
auto FactFilter::judged_by(const Test& test, const Use& use) const {
  using Holds = std::optional<bool>;
  if (test.is_unknowable) return use([](EntityIndexNumber) { return Holds(); });
  // Of names: whether it is one of them, or with != none of them.
  const auto fits = [wanted = test.op != Op::kNotEqual](bool accepted) {
    return Holds(accepted == wanted);
  };
  switch (test.kind) {
    case Kind::kType:
      return use([&](EntityIndexNumber e) { return fits(test.accepted[columns_.types_[e]]); });
    case Kind::kMaker:
      return use([&](EntityIndexNumber e) {
        const Holds is_of_maker_here = is_of_maker(test, e);
        return is_of_maker_here ? fits(*is_of_maker_here) : Holds();
      });
    case Kind::kLicense:
      return use([&](EntityIndexNumber e) {
        // A licence that is not stated is not known, and neither passes nor fails.
        if (columns_.license(e).empty()) return Holds();
        return fits(test.accepted[columns_.licenses_[e]]);
      });
    case Kind::kTag:
      return use([&](EntityIndexNumber e) {
        // No tag is an answer: an entity says all of its tags, so one that is absent is known to
        // be.
        const auto tags = columns_.tags(e);
        return fits(std::any_of(tags.begin(), tags.end(),
                                [&](std::uint32_t tag) { return test.accepted[tag]; }));
      });
    case Kind::kCluster:
      return use([&](EntityIndexNumber e) {
        // As there may be no clusters at all.
        if (columns_.cluster(e).empty()) return Holds();
        return fits(test.accepted[columns_.cluster_number(e)]);
      });
    case Kind::kSeller:
      return use([&](EntityIndexNumber e) {
        return fits(
            std::any_of(test.sellers.begin(), test.sellers.end(),
                        [&](const std::string& one) { return is_sold_by(columns_, e, one); }));
      });
    case Kind::kFree:
      return use([&](EntityIndexNumber e) { return columns_.is_free(e); });
    case Kind::kPaid:
      return use([&](EntityIndexNumber e) { return columns_.is_paid(e); });
    case Kind::kOpenSource:
      return use([&](EntityIndexNumber e) { return columns_.is_open_source(e); });
    case Kind::kUnitPrice:
      return use([&](EntityIndexNumber e) {
        if (test.bound == 0) return Holds(false);  // nothing is cheaper than free
        const std::optional<double> price = columns_.unit_price(e);
        if (!price) return Holds();
        if (*price == 0) return Holds(true);
        // Prices in other units are not lower or higher; without a workload nobody can convert
        // them.
        if (columns_.unit_number(e) != test.unit) return Holds();
        // Who gets less out for the same money has gained nothing by what goes in.
        const std::optional<double> output = columns_.output_price(e);
        if (test.output && output && *output > *test.output) return Holds(false);
        return Holds(*price <= test.bound * (1 - test.least_gain) && *price < test.bound);
      });
    case Kind::kUpdated:
    case Kind::kReleased:
      return use([&](EntityIndexNumber e) {
        const std::int32_t date =
            test.kind == Kind::kReleased ? columns_.released_[e] : columns_.date(e);
        if (date == 0) return Holds();
        return Holds(is_so(test.op, compare_dates(date, test.date), 0));
      });
    case Kind::kRank:
      if (columns_.ranks_.empty()) return use([](EntityIndexNumber) { return Holds(); });
      return with_comparison(test.op, [&](const auto& compare) {
        return use(
            [&](EntityIndexNumber e) { return Holds(compare(columns_.ranks_[e], test.bound)); });
      });
    default:
      return use([&](EntityIndexNumber e) { return is_so(test, number(test, e)); });
  }
}

std::optional<bool> FactFilter::is_of_maker(const Test& test, EntityIndexNumber e) const {
  const bool is_stated = !columns_.maker(e).empty();
  // What an entry states goes before what its name lets guess.
  if (is_stated && test.accepted[columns_.makers_[e]]) return true;
  const bool excludes = test.op == Op::kNotEqual;
  const bool is_named =
      std::any_of(test.after.begin(), test.after.end(), [&](const std::string& maker) {
        return is_named_after(columns_, e, maker) || (excludes && may_be_of(columns_, e, maker));
      });
  if (is_named) return true;
  // A seller's offer of a thing may state no maker; the thing is its maker's all the same.
  const EntityIndexNumber leader = columns_.leading_offer(columns_.group(e));
  if (excludes && leader != e && is_of_maker(test, leader).value_or(false)) return true;
  if (!test.models.empty() && columns_.type(e) == "model" &&
      test.models.contains(fold_for_names(columns_.name(e)))) {
    return true;
  }
  // Who leaves a maker out keeps what gives no sign of it.
  const bool is_left_out = excludes && !test.after.empty();
  // A maker that is stated and is another one decides.
  return is_stated || is_left_out ? std::optional(false) : std::nullopt;
}

std::optional<bool> FactFilter::holds(const Test& test, EntityIndexNumber e) const {
  return judged_by(test, [e](const auto& judge) { return judge(e); });
}

std::vector<std::uint8_t> FactFilter::passing(std::span<const EntityIndexNumber> entities) const {
  std::vector<std::uint8_t> out(entities.size(), 1);
  for (const Test& test : tests_) {
    judged_by(test, [&](const auto& judge) {
      for (std::size_t i = 0; i < entities.size(); ++i) {
        // Every test is asked of every entity: a pass along one column reads memory in order, where
        // leaving early would hop between columns.
        out[i] &= static_cast<std::uint8_t>(judge(entities[i]).value_or(false));
      }
    });
  }
  return out;
}

FactFilter::Answer FactFilter::test(EntityIndexNumber e, std::size_t except) const {
  bool unknown = false;
  for (std::size_t i = 0; i < tests_.size(); ++i) {
    // For facets: what would be found if this one constraint were another.
    if (tests_[i].constraint == except) continue;
    const std::optional<bool> holds_here = holds(tests_[i], e);
    if (!holds_here) {
      unknown = true;
    } else if (!*holds_here) {
      // One constraint that fails decides, so an unknown one only counts when none does.
      return Answer::kFail;
    }
  }
  return unknown ? Answer::kUnknown : Answer::kPass;
}

bool FactFilter::passes_nothing() const {
  return std::any_of(tests_.begin(), tests_.end(), [](const Test& test) {
    // A seed that is free leaves nothing that is cheaper.
    const bool is_of_money = test.kind == Kind::kUnitPrice || test.kind == Kind::kCost;
    return test.is_unknowable || (is_of_money && test.bound == 0);
  });
}

std::string FactFilter::unknown_field(EntityIndexNumber e) const {
  for (const Test& test : tests_) {
    if (holds(test, e)) continue;
    // A price in another unit is known, and nobody can say which is lower.
    const bool is_of_other_unit =
        test.kind == Kind::kUnitPrice && !test.is_unknowable && columns_.unit_price(e).has_value();
    return is_of_other_unit ? "comparable price" : constraints_[test.constraint].field;
  }
  return {};
}

std::string FactFilter::figure_words(const Test& test, EntityIndexNumber e) const {
  switch (test.kind) {
    case Kind::kUnitPrice: {
      const std::optional<double> price = columns_.unit_price(e);
      if (!price) return "price unknown";
      return *price == 0 ? "free" : unit_price_phrase(*price, columns_.unit(e));
    }
    case Kind::kCost: {
      const std::optional<double> cost = number(test, e);
      if (!cost) return "cost unknown";
      return unit_price_phrase(*cost, fmt::format("USD/{}", to_string(workload_->per)));
    }
    case Kind::kUpdated:
    case Kind::kReleased: {
      const std::int32_t date =
          test.kind == Kind::kReleased ? columns_.released_[e] : columns_.date(e);
      return date == 0 ? "date unknown" : date_number_text(date);
    }
    case Kind::kParameters: {
      const std::optional<double> size = columns_.million_parameters(e);
      return size ? parameters_words(*size) : "parameters unknown";
    }
    default: {
      const std::optional<double> value = number(test, e);
      if (value) return fmt::format("{}", *value);
      return test.kind == Kind::kRank ? "rank unknown" : "unknown";
    }
  }
}

std::string FactFilter::value_of(EntityIndexNumber e, std::size_t constraint) const {
  // Every constraint has a test, or it would have been refused when it was added.
  const Test& test = *std::find_if(tests_.begin(), tests_.end(), [constraint](const Test& t) {
    return t.constraint == constraint;
  });
  const auto text = [](std::string_view value) {
    return value.empty() ? std::string("unknown") : std::string(value);
  };
  switch (test.kind) {
    case Kind::kType:
      return text(columns_.type(e));
    case Kind::kMaker:
      return text(columns_.maker(e));
    case Kind::kLicense:
    case Kind::kOpenSource:
      return text(columns_.license(e));
    case Kind::kCluster:
      return text(columns_.cluster(e));
    case Kind::kTag:
      return "without the tag";
    case Kind::kSeller: {
      const std::string_view id = columns_.id(e);
      return text(id.substr(0, std::min(id.find('/'), id.size())));
    }
    case Kind::kFree:
    case Kind::kPaid:
      return text(columns_.price_model(e) == PriceModel::kUnknown
                      ? ""
                      : to_string(columns_.price_model(e)));
    default: {
      const std::string words = figure_words(test, e);
      // Where a critique names the fact as well ("rank unknown"), here its field stands beside the
      // value.
      return words.ends_with("unknown") ? "unknown" : words;
    }
  }
}

}  // namespace matchgraph
