#include "index/fact_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "index/analyser.h"
#include "index/offers.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Numbers texts from 0 in order of first appearance.
class Names {
 public:
  std::uint32_t number(const std::string& text) {
    const auto [found, is_new] = ids_.emplace(text, static_cast<std::uint32_t>(table_.size()));
    if (is_new) table_.push_back(text);
    return found->second;
  }
  const StringTable& table() const { return table_; }

 private:
  std::map<std::string, std::uint32_t> ids_;
  StringTable table_;
};

std::int32_t date_number(const std::optional<Date>& date) {
  return date ? date->year * 10000 + date->month * 100 + date->day : 0;
}

void add_table(ArrayFileWriter& writer, const std::string& name, const StringTable& table) {
  writer.add(name + ".at", table.offsets());
  writer.add(name + ".text", table.chars());
}

StringTableView read_table(const ArrayFile& file, const std::string& name) {
  return {file.get<std::uint64_t>(name + ".at"), file.get<char>(name + ".text")};
}

/// Group numbers by offer key, and the members of each group.
struct Groups {
  std::vector<std::uint32_t> of;       // the group's first entity, by entity
  std::vector<std::uint32_t> begin;    // by entity; empty ranges but for first entities
  std::vector<std::uint32_t> members;  // ascending within a group

  explicit Groups(const std::vector<Entity>& entities) {
    std::map<std::string, std::vector<std::uint32_t>> by_key;
    for (std::size_t e = 0; e < entities.size(); ++e) {
      by_key[offer_key(entities[e])].push_back(static_cast<std::uint32_t>(e));
    }
    of.resize(entities.size());
    std::vector<const std::vector<std::uint32_t>*> lists(entities.size(), nullptr);
    for (const auto& [key, list] : by_key) {
      for (const std::uint32_t e : list) of[e] = list.front();
      lists[list.front()] = &list;
    }
    for (const auto* list : lists) {
      begin.push_back(static_cast<std::uint32_t>(members.size()));
      if (list != nullptr) members.insert(members.end(), list->begin(), list->end());
    }
    begin.push_back(static_cast<std::uint32_t>(members.size()));
  }
};

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

std::optional<double> known_price(const Entity& entity) {
  if (!entity.pricing) return {};
  if (entity.pricing->price) {
    if (entity.pricing->price->amount == 0) return 0.0;
    return usd_per_million_input_tokens(*entity.pricing->price);
  }
  const PriceModel model = entity.pricing->model;
  if (model == PriceModel::kFree || model == PriceModel::kOpenSource) return 0.0;
  return {};
}

std::optional<double> stated_rank(const Entity& entity) {
  const Stated* best = nullptr;
  for (const Stated& stated : entity.stated) {
    if (!stated.rank) continue;
    if (best == nullptr || best->source.observed < stated.source.observed) best = &stated;
  }
  return best == nullptr ? std::nullopt : best->rank;
}

void write_fact_columns(const Catalogue& catalogue, const std::string& path) {
  const std::vector<Entity>& entities = catalogue.entities;
  StringTable ids, names;
  Names types, makers, licenses, tag_names, signal_names;
  std::vector<std::uint32_t> type_column, maker_column, license_column, tags, signal_ids;
  std::vector<std::uint32_t> capability_begin{0}, tag_begin{0}, signal_begin{0};
  std::vector<std::uint8_t> price_models;
  std::vector<double> prices, ranks, signal_values;
  std::vector<std::int32_t> updated, released;
  for (const Entity& entity : entities) {
    ids.push_back(entity.id);
    names.push_back(entity.name);
    type_column.push_back(types.number(entity.type));
    maker_column.push_back(makers.number(entity.maker));
    license_column.push_back(licenses.number(entity.license));
    for (const std::string& tag : entity.tags) tags.push_back(tag_names.number(tag));
    for (const Signal& signal : entity.signals) {
      signal_ids.push_back(signal_names.number(signal.name));
      signal_values.push_back(signal.value);
    }
    capability_begin.push_back(capability_begin.back() +
                               static_cast<std::uint32_t>(entity.capabilities.size()));
    tag_begin.push_back(static_cast<std::uint32_t>(tags.size()));
    signal_begin.push_back(static_cast<std::uint32_t>(signal_ids.size()));
    const PriceModel model = entity.pricing ? entity.pricing->model : PriceModel::kUnknown;
    price_models.push_back(static_cast<std::uint8_t>(model));
    prices.push_back(known_price(entity).value_or(kUnknown));
    ranks.push_back(stated_rank(entity).value_or(kUnknown));
    updated.push_back(date_number(entity.updated));
    released.push_back(date_number(entity.released));
  }
  const Groups groups(entities);
  ArrayFileWriter writer;
  add_table(writer, "ids", ids);
  add_table(writer, "names", names);
  add_table(writer, "type_names", types.table());
  add_table(writer, "maker_names", makers.table());
  add_table(writer, "license_names", licenses.table());
  add_table(writer, "tag_names", tag_names.table());
  add_table(writer, "signal_names", signal_names.table());
  writer.add("types", type_column);
  writer.add("makers", maker_column);
  writer.add("licenses", license_column);
  writer.add("capability_begin", capability_begin);
  writer.add("groups", groups.of);
  writer.add("group_begin", groups.begin);
  writer.add("group_members", groups.members);
  writer.add("price_models", price_models);
  writer.add("prices", prices);
  writer.add("ranks", ranks);
  writer.add("updated", updated);
  writer.add("released", released);
  writer.add("tag_begin", tag_begin);
  writer.add("tags", tags);
  writer.add("signal_begin", signal_begin);
  writer.add("signal_ids", signal_ids);
  writer.add("signal_values", signal_values);
  writer.write(path);
}

FactColumns::FactColumns(const std::string& path)
    : file_(path),
      ids_(read_table(file_, "ids")),
      names_(read_table(file_, "names")),
      type_names_(read_table(file_, "type_names")),
      maker_names_(read_table(file_, "maker_names")),
      license_names_(read_table(file_, "license_names")),
      tag_names_(read_table(file_, "tag_names")),
      signal_name_table_(read_table(file_, "signal_names")),
      types_(file_.get<std::uint32_t>("types")),
      makers_(file_.get<std::uint32_t>("makers")),
      licenses_(file_.get<std::uint32_t>("licenses")),
      capability_begin_(file_.get<std::uint32_t>("capability_begin")),
      groups_(file_.get<std::uint32_t>("groups")),
      group_begin_(file_.get<std::uint32_t>("group_begin")),
      group_members_(file_.get<std::uint32_t>("group_members")),
      price_models_(file_.get<std::uint8_t>("price_models")),
      prices_(file_.get<double>("prices")),
      ranks_(file_.get<double>("ranks")),
      updated_(file_.get<std::int32_t>("updated")),
      released_(file_.get<std::int32_t>("released")),
      tag_begin_(file_.get<std::uint32_t>("tag_begin")),
      tags_(file_.get<std::uint32_t>("tags")),
      signal_begin_(file_.get<std::uint32_t>("signal_begin")),
      signal_ids_(file_.get<std::uint32_t>("signal_ids")),
      signal_values_(file_.get<double>("signal_values")) {}

std::optional<double> FactColumns::known(double value) {
  return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

std::optional<double> FactColumns::signal(EntityIndexNumber e, std::string_view name) const {
  for (std::uint32_t i = signal_begin_[e]; i < signal_begin_[e + 1]; ++i) {
    if (signal_name_table_[signal_ids_[i]] == name) return signal_values_[i];
  }
  return {};
}

std::span<const std::uint32_t> FactColumns::group_members(std::uint32_t group) const {
  return group_members_.subspan(group_begin_[group], group_begin_[group + 1] - group_begin_[group]);
}

std::optional<EntityIndexNumber> FactColumns::find_id(std::string_view id) const {
  std::size_t low = 0;
  std::size_t high = ids_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (ids_[middle] < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == ids_.size() || ids_[low] != id) return {};
  return static_cast<EntityIndexNumber>(low);
}

std::vector<std::string_view> FactColumns::signal_names() const {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < signal_name_table_.size(); ++i) out.push_back(signal_name_table_[i]);
  std::sort(out.begin(), out.end());
  return out;
}

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
  static const std::map<std::string_view, Op> kOps = {
      {"=", Op::kEqual},      {"!=", Op::kNotEqual}, {"<", Op::kLess},
      {"<=", Op::kLessEqual}, {">", Op::kGreater},   {">=", Op::kGreaterEqual}};
  static const std::map<std::string_view, Kind> kNames = {{"type", Kind::kType},
                                                          {"maker", Kind::kMaker},
                                                          {"license", Kind::kLicense},
                                                          {"tag", Kind::kTag}};
  static const std::map<std::string_view, Kind> kNumbers = {
      {"price", Kind::kPrice},       {"rank", Kind::kRank},
      {"updated", Kind::kUpdated},   {"released", Kind::kReleased},
      {"caps", Kind::kCapabilities}, {"capabilities", Kind::kCapabilities}};
  const Op op = kOps.at(constraint.op);
  if (const auto name = kNames.find(constraint.field); name != kNames.end()) {
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
  if (const auto number = kNumbers.find(constraint.field); number != kNumbers.end()) {
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
