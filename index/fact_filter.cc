#include "index/fact_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "index/analyser.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

bool license_fits(std::string_view stated, const std::string& wanted) {
  if (fold(stated) == wanted) return true;
  while (!stated.empty()) {
    const std::size_t comma = std::min(stated.find(','), stated.size());
    if (fold(stated.substr(0, comma)) == wanted) return true;
    stated.remove_prefix(std::min(comma + 1, stated.size()));
  }
  return false;
}

}  // namespace

FactFilter::FactFilter(const FactColumns& columns, const Filters& filters) : columns_(columns) {
  add_names(Kind::kType, filters.types, "type", "=");
  if (filters.free) add({Kind::kFree, {}}, {"price", "=", "free"});
  if (filters.max_price) add_where({"price", "<=", fmt::format("{}", *filters.max_price)});
  add_names(Kind::kMaker, filters.makers, "maker", "=");
  add_names(Kind::kNotMaker, filters.not_makers, "maker", "!=");
  add_names(Kind::kLicense, filters.licenses, "license", "=");
  for (const std::string& tag : filters.tags) add_names(Kind::kTag, {tag}, "tag", "=");
  if (filters.min_rank) add_where({"rank", ">=", fmt::format("{}", *filters.min_rank)});
  for (const Constraint& constraint : filters.where) add_where(constraint);
}

void FactFilter::add(Test test, Constraint constraint) {
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
    const std::string folded = fold(value);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const bool fits =
          kind == Kind::kLicense ? license_fits(table[i], folded) : fold(table[i]) == folded;
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
    std::string known;
    bool found = false;
    for (std::size_t i = 0; i < columns_.signal_name_table_.size(); ++i) {
      if (columns_.signal_name_table_[i] != constraint.field) continue;
      test.signal = static_cast<std::uint32_t>(i);
      found = true;
    }
    if (!found) {
      for (const std::string_view name : columns_.signal_names()) {
        if (known.size() < 200) known += fmt::format(", {}", name);
      }
      throw Error(
          ErrorCode::kUsage,
          fmt::format("nothing in this catalogue has a field \"{}\"; known are type, maker, "
                      "license, tag, price, rank, updated, released, capabilities{}",
                      constraint.field, known));
    }
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

namespace {

/// -1, 0 or 1 for dates of different precision: 2025-07 equals any day of it.
int compare_dates(std::int32_t a, std::int32_t b) {
  const auto cut = [](std::int32_t date, std::int32_t other) {
    if (other % 10000 == 0) return date / 10000 * 10000;
    if (other % 100 == 0) return date / 100 * 100;
    return date;
  };
  const std::int32_t left = cut(a, b);
  const std::int32_t right = cut(b, a);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace

std::optional<double> FactFilter::number(const Test& test, EntityIndexNumber e) const {
  switch (test.kind) {
    case Kind::kPrice:
      return columns_.price(e);
    case Kind::kRank:
      return columns_.rank(e);
    case Kind::kCapabilities:
      return columns_.capability_begin_[e + 1] - columns_.capability_begin_[e];
    default:
      return columns_.signal(e, columns_.signal_name_table_[test.signal]);
  }
}

std::optional<bool> FactFilter::holds(const Test& test, EntityIndexNumber e) const {
  switch (test.kind) {
    case Kind::kType:
      return test.accepted[columns_.types_[e]];
    case Kind::kMaker:
    case Kind::kNotMaker:
      if (columns_.maker(e).empty()) return {};
      return test.accepted[columns_.makers_[e]] == (test.kind == Kind::kMaker);
    case Kind::kLicense:
      if (columns_.license(e).empty()) return {};
      return test.accepted[columns_.licenses_[e]];
    case Kind::kTag:
      for (std::uint32_t i = columns_.tag_begin_[e]; i < columns_.tag_begin_[e + 1]; ++i) {
        if (test.accepted[columns_.tags_[i]]) return true;
      }
      return false;
    case Kind::kFree: {
      const PriceModel model = columns_.price_model(e);
      if (columns_.price(e) == 0.0 || model == PriceModel::kFreemium) return true;
      if (model == PriceModel::kUnknown && !columns_.price(e)) return {};
      return model == PriceModel::kFree || model == PriceModel::kOpenSource;
    }
    default:
      break;
  }
  int order = 0;
  if (test.kind == Kind::kUpdated || test.kind == Kind::kReleased) {
    const std::int32_t date =
        test.kind == Kind::kReleased ? columns_.released_[e] : columns_.date(e);
    if (date == 0) return {};
    order = compare_dates(date, test.date);
  } else {
    const std::optional<double> value = number(test, e);
    if (!value) return {};
    order = *value < test.bound ? -1 : *value > test.bound ? 1 : 0;
  }
  switch (test.op) {
    case Op::kEqual:
      return order == 0;
    case Op::kNotEqual:
      return order != 0;
    case Op::kLess:
      return order < 0;
    case Op::kLessEqual:
      return order <= 0;
    case Op::kGreater:
      return order > 0;
    case Op::kGreaterEqual:
      return order >= 0;
  }
  return {};
}

FactFilter::Answer FactFilter::test(EntityIndexNumber e, std::size_t except) const {
  bool unknown = false;
  for (std::size_t i = 0; i < tests_.size(); ++i) {
    if (i == except) continue;
    const std::optional<bool> holds_here = holds(tests_[i], e);
    if (!holds_here) {
      unknown = true;
    } else if (!*holds_here) {
      return Answer::kFail;
    }
  }
  return unknown ? Answer::kUnknown : Answer::kPass;
}

std::string FactFilter::unknown_field(EntityIndexNumber e) const {
  for (std::size_t i = 0; i < tests_.size(); ++i) {
    if (!holds(tests_[i], e)) return constraints_[i].field;
  }
  return {};
}

std::string FactFilter::value_of(EntityIndexNumber e, std::size_t constraint) const {
  const Test& test = tests_[constraint];
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
      return text(columns_.license(e));
    case Kind::kTag:
      return "without the tag";
    case Kind::kFree:
      return text(columns_.price_model(e) == PriceModel::kUnknown
                      ? ""
                      : to_string(columns_.price_model(e)));
    case Kind::kUpdated:
    case Kind::kReleased: {
      const std::int32_t date =
          test.kind == Kind::kReleased ? columns_.released_[e] : columns_.date(e);
      if (date == 0) return "unknown";
      return to_string(Date{static_cast<std::int16_t>(date / 10000),
                            static_cast<std::uint8_t>(date / 100 % 100),
                            static_cast<std::uint8_t>(date % 100)});
    }
    default: {
      const std::optional<double> value = number(test, e);
      return value ? fmt::format("{:g}", *value) : "unknown";
    }
  }
}

}  // namespace matchgraph
