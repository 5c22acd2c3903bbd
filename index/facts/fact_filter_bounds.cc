// Here are filters: which tests of the columns are they?
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "index/facts/fact_filter.h"
#include "index/facts/spdx_license.h"
#include "matchgraph/error.h"
#include "text/fold.h"
#include "text/list_words.h"
#include "wording/fact_words.h"

namespace matchgraph {
namespace {

/// Entries state several licences between commas; whoever wants one of them may take that one.
bool license_fits(const FactColumns& columns, std::uint32_t license, std::string_view wanted) {
  if (fold_for_names(columns.license_names()[license]) == wanted) return true;
  const auto& parts = columns.license_parts(license);
  // "MIT" is asked for, and "MIT OR Apache-2.0" is stated.
  return std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
    return fold_for_names(columns.license_part_names()[part]) == wanted;
  });
}

/// Share of a price that "cheaper" saves at least: less is how sellers round, and no reason to
/// change.
constexpr double kLeastGain = 0.05;

}  // namespace

FactFilter::FactFilter(const FactColumns& columns, const Filters& filters,
                       std::span<const EntityIndexNumber> seeds)
    : FactFilter(columns, filters.workload) {
  // In the order of the table, which is that in which constraints are shown and counted.
  for (const FilterRow& row : filter_table()) add_row(row, filters);
  if (!filters.relative.empty() && seeds.empty()) {
    throw Error(
        ErrorCode::kUsage,
        "cheaper, newer, smaller, larger and higher ranked compare with an entity; name one: "
        "like \"NAME\" but cheaper");
  }
  for (const RelativeBound& bound : filters.relative) add_relative(bound, seeds);
}

FactFilter::Test FactFilter::relative_to(const RelativeBound& bound, EntityIndexNumber seed) const {
  const FilterRow& row = filter_of(bound.kind);
  Test test{Kind::kParameters, {}};
  test.op = op_of(row.op);
  std::optional<double> figure;
  if (!bound.signal.empty()) {
    test.kind = Kind::kSignal;
    test.signal = signal_number(bound.signal);
    figure = number(test, seed);
  } else if (row.field == "price") {
    test.least_gain = kLeastGain;
    test.kind = workload_ ? Kind::kCost : Kind::kUnitPrice;
    // Prices compare in the seed's own unit, but for a workload, which makes an amount of money of
    // every price.
    if (!workload_) test.unit = columns_.unit_number(seed);
    figure = workload_ ? number(test, seed) : columns_.unit_price(seed);
    if (!workload_) test.output = columns_.output_price(seed);
  } else if (row.field == "updated") {
    test.kind = Kind::kUpdated;
    test.date = columns_.date(seed);
    if (test.date != 0) figure = test.date;
  } else {
    test.kind = kind_of_field(row.field);
    figure = number(test, seed);
  }
  test.bound = figure.value_or(0);
  // A bound of 0 would be taken for a figure; a seed without one makes the test undecidable
  // instead.
  test.is_unknowable = !figure;
  return test;
}

void FactFilter::add_relative(const RelativeBound& bound,
                              std::span<const EntityIndexNumber> seeds) {
  SeedFigures figures;
  std::vector<std::string> compared;
  for (const EntityIndexNumber seed : seeds) {
    Test test = relative_to(bound, seed);
    compared.push_back(fmt::format("{} ({})", columns_.name(seed), figure_words(test, seed)));
    figures.push_back(figure_of(test));
    // Several seeds are one constraint of several tests, so that "cheaper than A and B" is shown,
    // dropped and counted as one.
    test.constraint = constraints_.size();
    tests_.push_back(std::move(test));
  }
  constraints_.push_back({relative_field(bound, workload_.has_value()),
                          std::string(filter_of(bound.kind).op), std::move(figures),
                          comparative_words(bound) + " than " + list_words(compared)});
}

SeedFigures::value_type FactFilter::figure_of(const Test& test) {
  if (test.is_unknowable) return {};
  if (test.kind == Kind::kUpdated) return date_of_number(test.date);
  // Columns count millions; what people and JSON read are parameters.
  return test.kind == Kind::kParameters ? test.bound * 1e6 : test.bound;
}

void FactFilter::add(Test test, Constraint constraint) {
  test.constraint = constraints_.size();
  tests_.push_back(std::move(test));
  constraints_.push_back(std::move(constraint));
}

void FactFilter::add_row(const FilterRow& row, const Filters& filters) {
  switch (row.kind) {
    case FilterKind::kFlag: {
      static const std::map<std::string_view, Kind> kinds = {
          {"free", Kind::kFree}, {"paid", Kind::kPaid}, {"open source", Kind::kOpenSource}};
      if (!is_set(filters, row)) break;
      add({kinds.at(row.word), {}},
          {std::string(row.field), std::string(row.op), std::string(row.word)});
      break;
    }
    // "--type model --type dataset" asks for either; "--tag a --tag b" for both.
    // Of types and makers one suffices; tags each have to be there, so each is a constraint by
    // itself.
    case FilterKind::kNames:
      if (!row.all_of) {
        return add_names(row.field, row.op, list_of(row, filters), filters.makers_by_name);
      }
      for (const std::string& name : list_of(row, filters)) add_names(row.field, row.op, {name});
      break;
    case FilterKind::kNumber:
      if (const auto& bound = number_of(row, filters)) {
        add_where({std::string(row.field), std::string(row.op), *bound});
      }
      break;
    case FilterKind::kWhere:
      for (const Constraint& constraint : filters.where) add_where(constraint);
      break;
    // Phrases are asked of the full-text database.
    case FilterKind::kPhrases:
    case FilterKind::kComparative:
      break;
  }
}

void FactFilter::add_names(std::string_view field, std::string_view op, const NameList& wanted,
                           bool by_name) {
  if (wanted.empty() || field == kTraitField) return;  // asked of another table
  const Kind kind = kind_of_field(field);
  if (kind == Kind::kSeller) {
    // An id says whose offer it is: there is no column of sellers.
    Test test{kind};
    test.op = op_of(op);
    test.sellers = wanted;
    return add(std::move(test), {std::string(field), std::string(op), wanted});
  }
  const StringTableView& table = kind == Kind::kType      ? columns_.type_names_
                                 : kind == Kind::kLicense ? columns_.license_names_
                                 : kind == Kind::kTag     ? columns_.tag_names_
                                 : kind == Kind::kCluster ? columns_.cluster_names_
                                                          : columns_.maker_names_;
  Test test{kind, std::vector<bool>(table.size(), false)};
  test.op = op_of(op);
  // Asked by name, what begins with the maker's name counts too, as many entries state none.
  if (by_name && kind == Kind::kMaker) test.after = wanted;
  for (const std::string& value : wanted) {
    // A licence is written in many ways, of which one stands in the column.
    const std::string folded = fold_for_names(kind == Kind::kLicense ? spdx_license(value) : value);
    // Makers have a table of all their names: "Google" and "Google LLC".
    if (kind == Kind::kMaker && !folded.empty()) {
      if (const auto maker = columns_.maker_called(folded)) test.accepted[*maker] = true;
      continue;
    }
    // Names are compared once per distinct value; entities are then looked up by number.
    for (std::size_t i = 0; i < table.size(); ++i) {
      const bool fits = kind == Kind::kLicense
                            ? license_fits(columns_, static_cast<std::uint32_t>(i), folded)
                            : fold_for_names(table[i]) == folded;
      // What is not stated is unknown and must not fit, whatever was asked for.
      if (fits && !table[i].empty()) test.accepted[i] = true;
    }
  }
  // Sellers state the models of others, and some themselves as makers.
  if (kind == Kind::kMaker && test.op == Op::kNotEqual) test.models = models_of(test.accepted);
  add(std::move(test), {std::string(field), std::string(op), wanted});
}

std::set<std::string, std::less<>> FactFilter::models_of(const std::vector<bool>& makers) const {
  std::set<std::string, std::less<>> out;
  for (EntityIndexNumber e = 0; e < columns_.entities(); ++e) {
    if (columns_.maker(e).empty() || !makers[columns_.makers_[e]]) continue;
    if (columns_.type(e) == "model") out.insert(fold_for_names(columns_.name(e)));
  }
  return out;
}

FactFilter::Op FactFilter::op_of(std::string_view op) {
  static const std::map<std::string_view, Op> ops = {
      {"=", Op::kEqual},      {"!=", Op::kNotEqual}, {"<", Op::kLess},
      {"<=", Op::kLessEqual}, {">", Op::kGreater},   {">=", Op::kGreaterEqual}};
  return ops.at(op);
}

/// kSignal for what is no column of its own.
FactFilter::Kind FactFilter::kind_of_field(std::string_view field) {
  static const std::map<std::string_view, Kind> kinds = {{"type", Kind::kType},
                                                         {"maker", Kind::kMaker},
                                                         {"license", Kind::kLicense},
                                                         {"tag", Kind::kTag},
                                                         {"cluster", Kind::kCluster},
                                                         {"seller", Kind::kSeller},
                                                         {"price", Kind::kPrice},
                                                         {"output_price", Kind::kOutputPrice},
                                                         {"rank", Kind::kRank},
                                                         {"updated", Kind::kUpdated},
                                                         {"released", Kind::kReleased},
                                                         {"caps", Kind::kCapabilities},
                                                         {"capabilities", Kind::kCapabilities},
                                                         {"parameters", Kind::kParameters}};
  // The unit is part of the field's name, as there are as many as sellers make up.
  if (field.starts_with(kPricePer)) return Kind::kPriceInUnit;
  const auto found = kinds.find(field);
  return found == kinds.end() ? Kind::kSignal : found->second;
}

void FactFilter::add_where(const Constraint& constraint) {
  const std::string& field = constraint.field;
  if (const auto* names = std::get_if<NameList>(&constraint.value)) {
    // Leaving out is possible where a table says so.
    const bool excludes = constraint.op == "!=" && excluding(field) != nullptr;
    if (constraint.op != "=" && !excludes) {
      throw Error(ErrorCode::kUsage, fmt::format("{} compares with = only", field));
    }
    return add_names(field, constraint.op, *names);
  }
  Test test{kind_of_field(field), {}};
  test.op = op_of(constraint.op);
  if (test.kind == Kind::kSignal) test.signal = signal_number(field);
  if (test.kind == Kind::kPriceInUnit) test.unit = unit_number(field);
  if (test.kind == Kind::kUpdated || test.kind == Kind::kReleased) {
    const Date* date = std::get_if<Date>(&constraint.value);
    if (date == nullptr) {
      throw Error(ErrorCode::kUsage,
                  fmt::format("{}: \"{}\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD", field,
                              value_text(constraint.value)));
    }
    test.date = date_number(*date);
  } else if (const double* number = std::get_if<double>(&constraint.value)) {
    // Columns count millions.
    test.bound = test.kind == Kind::kParameters ? *number / 1e6 : *number;
  } else {
    throw Error(ErrorCode::kUsage,
                fmt::format("{}: \"{}\" is no number", field, value_text(constraint.value)));
  }
  add(std::move(test), constraint);
}

std::uint32_t FactFilter::unit_number(std::string_view field) const {
  // Only dollars, as amounts in other currencies are not converted.
  const std::string wanted = "USD/" + std::string(field.substr(kPricePer.size()));
  for (std::uint32_t i = 0; i < columns_.unit_names_.size(); ++i) {
    if (columns_.unit_names_[i] == wanted) return i;
  }
  throw Error(ErrorCode::kUsage, fmt::format("nothing in this catalogue states a {}", field));
}

std::uint32_t FactFilter::signal_number(const std::string& name) const {
  for (std::size_t i = 0; i < columns_.signal_name_table_.size(); ++i) {
    if (columns_.signal_name_table_[i] == name) return static_cast<std::uint32_t>(i);
  }
  std::string known;
  for (const std::string_view signal : columns_.signal_names()) {
    // Catalogues may have hundreds of signals, and a message must stay readable.
    if (known.size() < 200) known += fmt::format(", {}", signal);
  }
  throw Error(ErrorCode::kUsage,
              fmt::format("nothing in this catalogue has a field \"{}\"; known are type, maker, "
                          "license, tag, cluster, price, output_price, rank, updated, released, "
                          "capabilities, parameters{}",
                          name, known));
}

}  // namespace matchgraph
