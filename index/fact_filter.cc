#include "index/fact_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>

#include "index/fact_words.h"
#include "matchgraph/error.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

bool license_fits(std::string_view stated, const std::string& wanted) {
  if (fold_for_names(stated) == wanted) return true;
  while (!stated.empty()) {
    const std::size_t comma = std::min(stated.find(','), stated.size());
    if (fold_for_names(stated.substr(0, comma)) == wanted) return true;
    stated.remove_prefix(std::min(comma + 1, stated.size()));
  }
  return false;
}

}  // namespace

FactFilter::FactFilter(const FactColumns& columns, const Filters& filters,
                       std::span<const EntityIndexNumber> seeds)
    : FactFilter(columns, filters.workload) {
  add_names(Kind::kType, filters.types, "type", "=");
  if (filters.free) add({Kind::kFree, {}}, {"price", "=", "free"});
  if (filters.paid) add({Kind::kPaid, {}}, {"price", "=", "paid"});
  if (filters.open_source) add({Kind::kOpenSource, {}}, {"license", "=", "open source"});
  if (filters.max_price) add_where({"price", "<=", fmt::format("{}", *filters.max_price)});
  add_names(Kind::kMaker, filters.makers, "maker", "=");
  add_names(Kind::kNotMaker, filters.not_makers, "maker", "!=");
  add_names(Kind::kLicense, filters.licenses, "license", "=");
  for (const std::string& tag : filters.tags) add_names(Kind::kTag, {tag}, "tag", "=");
  if (filters.min_rank) add_where({"rank", ">=", fmt::format("{}", *filters.min_rank)});
  for (const Constraint& constraint : filters.where) add_where(constraint);
  if (!filters.relative.empty() && seeds.empty()) {
    throw Error(
        ErrorCode::kUsage,
        "cheaper, newer, smaller, larger and higher ranked compare with an entity; name one: "
        "like \"NAME\" but cheaper");
  }
  for (const RelativeBound& bound : filters.relative) add_relative(bound, seeds);
}

FactFilter::Test FactFilter::relative_to(const RelativeBound& bound, EntityIndexNumber seed) const {
  Test test{Kind::kUnitPrice, {}};
  std::optional<double> figure;
  switch (bound.kind) {
    case Comparative::kCheaper:
      test.op = Op::kLess;
      if (workload_) {
        test.kind = Kind::kCost;
        figure = number(test, seed);
        break;
      }
      test.unit = columns_.unit_number(seed);
      figure = columns_.unit_price(seed);
      break;
    case Comparative::kHigherRanked:
      test.kind = Kind::kRank;
      test.op = Op::kGreater;
      figure = columns_.rank(seed);
      break;
    case Comparative::kNewer:
      test.kind = Kind::kUpdated;
      test.op = Op::kGreater;
      test.date = columns_.date(seed);
      if (test.date != 0) figure = test.date;
      break;
    default:
      test.op = bound.kind == Comparative::kLarger ? Op::kGreater : Op::kLess;
      test.kind = bound.signal.empty() ? Kind::kParameters : Kind::kSignal;
      if (!bound.signal.empty()) test.signal = signal_number(bound.signal);
      figure = number(test, seed);
  }
  test.bound = figure.value_or(0);
  test.is_unknowable = !figure;
  return test;
}

void FactFilter::add_relative(const RelativeBound& bound,
                              std::span<const EntityIndexNumber> seeds) {
  Constraint constraint{relative_field(bound, workload_.has_value()), "", "",
                        comparative_words(bound) + " than "};
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    Test test = relative_to(bound, seeds[i]);
    const char* joint = i == 0 ? "" : i + 1 == seeds.size() ? " and " : ", ";
    constraint.critique +=
        fmt::format("{}{} ({})", joint, columns_.name(seeds[i]), figure_words(test, seeds[i]));
    constraint.value += (i == 0 ? "" : ", ") + bound_text(test);
    constraint.op = test.op == Op::kLess ? "<" : ">";
    test.constraint = constraints_.size();
    tests_.push_back(std::move(test));
  }
  constraints_.push_back(std::move(constraint));
}

std::string FactFilter::bound_text(const Test& test) {
  if (test.is_unknowable) return "unknown";
  if (test.kind == Kind::kUpdated) return date_number_text(test.date);
  return fmt::format("{}", test.kind == Kind::kParameters ? test.bound * 1e6 : test.bound);
}

std::optional<std::vector<std::uint8_t>> FactFilter::meeting(
    const FactColumns& columns, const RelativeBound& bound, const std::optional<Workload>& workload,
    std::span<const EntityIndexNumber> seeds, std::span<const EntityIndexNumber> entities) {
  FactFilter filter(columns, workload);
  for (const EntityIndexNumber seed : seeds) {
    filter.tests_.push_back(filter.relative_to(bound, seed));
  }
  if (filter.passes_nothing()) return {};
  return filter.passing(entities);
}

void FactFilter::add(Test test, Constraint constraint) {
  test.constraint = constraints_.size();
  tests_.push_back(std::move(test));
  constraints_.push_back(std::move(constraint));
}

void FactFilter::add_names(Kind kind, const std::vector<std::string>& wanted, const char* field,
                           const char* op) {
  if (wanted.empty()) return;
  const StringTableView& table = kind == Kind::kType      ? columns_.type_names_
                                 : kind == Kind::kLicense ? columns_.license_names_
                                 : kind == Kind::kTag     ? columns_.tag_names_
                                                          : columns_.maker_names_;
  Test test{kind, std::vector<bool>(table.size(), false)};
  std::string shown;
  for (const std::string& value : wanted) {
    const std::string folded = fold_for_names(value);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const bool fits = kind == Kind::kLicense ? license_fits(table[i], folded)
                                               : fold_for_names(table[i]) == folded;
      if (fits && !table[i].empty()) test.accepted[i] = true;
    }
    shown += (shown.empty() ? "" : ", ") + value;
  }
  add(std::move(test), {field, op, shown});
}

void FactFilter::add_where(const Constraint& constraint) {
  static const std::map<std::string_view, Op> ops = {
      {"=", Op::kEqual},      {"!=", Op::kNotEqual}, {"<", Op::kLess},
      {"<=", Op::kLessEqual}, {">", Op::kGreater},   {">=", Op::kGreaterEqual}};
  static const std::map<std::string_view, Kind> name_fields = {{"type", Kind::kType},
                                                               {"maker", Kind::kMaker},
                                                               {"license", Kind::kLicense},
                                                               {"tag", Kind::kTag}};
  static const std::map<std::string_view, Kind> number_fields = {
      {"price", Kind::kPrice},       {"rank", Kind::kRank},
      {"updated", Kind::kUpdated},   {"released", Kind::kReleased},
      {"caps", Kind::kCapabilities}, {"capabilities", Kind::kCapabilities}};
  const Op op = ops.at(constraint.op);
  if (const auto name = name_fields.find(constraint.field); name != name_fields.end()) {
    if (op == Op::kNotEqual && name->second == Kind::kMaker) {
      return add_names(Kind::kNotMaker, {constraint.value}, "maker", "!=");
    }
    if (op != Op::kEqual) {
      throw Error(ErrorCode::kUsage, fmt::format("{} compares with = only", constraint.field));
    }
    return add_names(name->second, {constraint.value}, constraint.field.c_str(), "=");
  }
  Test test{Kind::kSignal, {}};
  test.op = op;
  if (const auto number = number_fields.find(constraint.field); number != number_fields.end()) {
    test.kind = number->second;
  } else {
    test.signal = signal_number(constraint.field);
  }
  if (test.kind == Kind::kUpdated || test.kind == Kind::kReleased) {
    const std::optional<Date> date = parse_date(constraint.value);
    if (!date) {
      throw Error(ErrorCode::kUsage, fmt::format("{}: \"{}\" is no date; write YYYY, YYYY-MM or "
                                                 "YYYY-MM-DD",
                                                 constraint.field, constraint.value));
    }
    test.date = date_number(date);
  } else if (const std::optional<double> number = parse_number(constraint.value)) {
    test.bound = *number;
  } else {
    throw Error(ErrorCode::kUsage,
                fmt::format("{}: \"{}\" is no number", constraint.field, constraint.value));
  }
  add(std::move(test), constraint);
}

std::uint32_t FactFilter::signal_number(const std::string& name) const {
  for (std::size_t i = 0; i < columns_.signal_name_table_.size(); ++i) {
    if (columns_.signal_name_table_[i] == name) return static_cast<std::uint32_t>(i);
  }
  std::string known;
  for (const std::string_view signal : columns_.signal_names()) {
    if (known.size() < 200) known += fmt::format(", {}", signal);
  }
  throw Error(ErrorCode::kUsage,
              fmt::format("nothing in this catalogue has a field \"{}\"; known are type, maker, "
                          "license, tag, price, rank, updated, released, capabilities{}",
                          name, known));
}

std::optional<double> FactFilter::number(const Test& test, EntityIndexNumber e) const {
  switch (test.kind) {
    case Kind::kPrice:
      return columns_.price(e);
    case Kind::kCost:
      return columns_.cost(e, *workload_);
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

template <typename Use>
auto FactFilter::judged_by(const Test& test, const Use& use) const {
  using Holds = std::optional<bool>;
  if (test.is_unknowable) return use([](EntityIndexNumber) { return Holds(); });
  switch (test.kind) {
    case Kind::kType:
      return use([&](EntityIndexNumber e) { return Holds(test.accepted[columns_.types_[e]]); });
    case Kind::kMaker:
    case Kind::kNotMaker:
      return use([&](EntityIndexNumber e) {
        if (columns_.maker(e).empty()) return Holds();
        return Holds(test.accepted[columns_.makers_[e]] == (test.kind == Kind::kMaker));
      });
    case Kind::kLicense:
      return use([&](EntityIndexNumber e) {
        if (columns_.license(e).empty()) return Holds();
        return Holds(test.accepted[columns_.licenses_[e]]);
      });
    case Kind::kTag:
      return use([&](EntityIndexNumber e) {
        const auto tags = columns_.tags(e);
        return Holds(std::any_of(tags.begin(), tags.end(),
                                 [&](std::uint32_t tag) { return test.accepted[tag]; }));
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
        if (columns_.unit_number(e) != test.unit) return Holds();
        return Holds(*price < test.bound);
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

std::optional<bool> FactFilter::holds(const Test& test, EntityIndexNumber e) const {
  return judged_by(test, [e](const auto& judge) { return judge(e); });
}

std::vector<std::uint8_t> FactFilter::passing(std::span<const EntityIndexNumber> entities) const {
  std::vector<std::uint8_t> out(entities.size(), 1);
  for (const Test& test : tests_) {
    judged_by(test, [&](const auto& judge) {
      for (std::size_t i = 0; i < entities.size(); ++i) {
        out[i] &= static_cast<std::uint8_t>(judge(entities[i]).value_or(false));
      }
    });
  }
  return out;
}

FactFilter::Answer FactFilter::test(EntityIndexNumber e, std::size_t except) const {
  bool unknown = false;
  for (std::size_t i = 0; i < tests_.size(); ++i) {
    if (tests_[i].constraint == except) continue;
    const std::optional<bool> holds_here = holds(tests_[i], e);
    if (!holds_here) {
      unknown = true;
    } else if (!*holds_here) {
      return Answer::kFail;
    }
  }
  return unknown ? Answer::kUnknown : Answer::kPass;
}

bool FactFilter::passes_nothing() const {
  return std::any_of(tests_.begin(), tests_.end(), [](const Test& test) {
    const bool is_of_money = test.kind == Kind::kUnitPrice || test.kind == Kind::kCost;
    return test.is_unknowable || (is_of_money && test.bound == 0);
  });
}

std::string FactFilter::unknown_field(EntityIndexNumber e) const {
  for (const Test& test : tests_) {
    if (!holds(test, e)) return constraints_[test.constraint].field;
  }
  return {};
}

std::string FactFilter::figure_words(const Test& test, EntityIndexNumber e) const {
  switch (test.kind) {
    case Kind::kUnitPrice: {
      const std::optional<double> price = columns_.unit_price(e);
      if (!price) return "price unknown";
      return *price == 0 ? "free" : unit_price_words(*price, columns_.unit(e));
    }
    case Kind::kCost: {
      const std::optional<double> cost = number(test, e);
      if (!cost) return "cost unknown";
      return unit_price_words(*cost, fmt::format("USD/{}", to_string(workload_->per)));
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
    case Kind::kNotMaker:
      return text(columns_.maker(e));
    case Kind::kLicense:
    case Kind::kOpenSource:
      return text(columns_.license(e));
    case Kind::kTag:
      return "without the tag";
    case Kind::kFree:
    case Kind::kPaid:
      return text(columns_.price_model(e) == PriceModel::kUnknown
                      ? ""
                      : to_string(columns_.price_model(e)));
    default: {
      const std::string words = figure_words(test, e);
      return words.ends_with("unknown") ? "unknown" : words;
    }
  }
}

}  // namespace matchgraph
