// Here is a row of the table and what was asked: how are they read, written and joined?
#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

#include "matchgraph/filter_table.h"

namespace matchgraph {
namespace {

using Texts = std::vector<std::string>;
using Number = std::optional<double>;
using Bounds = std::vector<Constraint>;

/// Calls `use` with the member that the row sets; of comparatives with their kind.
template <typename Some, typename Use>
auto with_member(const FilterRow& row, Some& filters, const Use& use) {
  // The types of members follow from the row, so a new filter of a known kind needs no case here.
  return std::visit(
      [&](const auto& member) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, Comparative>) {
          return use(member);
        } else {
          return use(filters.*member);
        }
      },
      row.member);
}

void append(const Texts& from, Texts& to) {
  for (const std::string& value : from) {
    // The text and a control of the page may both ask for one value, which is echoed once.
    if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
  }
}

/// "<=" bounds from above: the smaller is stricter.
Number stricter(const FilterRow& row, Number a, Number b) {
  if (!a || !b) return a ? a : b;
  return row.op.starts_with('<') ? std::min(*a, *b) : std::max(*a, *b);
}

void merge_row(const FilterRow& row, const Filters& more, Filters& filters) {
  switch (row.kind) {
    case FilterKind::kFlag:
      if (is_set(more, row)) switch_on(row, filters);
      break;
    case FilterKind::kNames:
    case FilterKind::kPhrases:
      append(list_of(row, more), list_of(row, filters));
      break;
    case FilterKind::kNumber:
      number_of(row, filters) = stricter(row, number_of(row, filters), number_of(row, more));
      break;
    case FilterKind::kWhere: {
      // Two bounds on one field may both be meant ("context > 1000", "context < 9000"), so none
      // replaces the other.
      const auto member = std::get<Bounds Filters::*>(row.member);
      (filters.*member)
          .insert((filters.*member).end(), (more.*member).begin(), (more.*member).end());
      break;
    }
    case FilterKind::kComparative:
      break;  // all rows share one list: see merge
  }
}

}  // namespace

bool is_set(const Filters& filters, const FilterRow& row) {
  return with_member(row, filters, [&](const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, bool>) {
      return value;
    } else if constexpr (std::is_same_v<Value, Number>) {
      return value.has_value();
    } else if constexpr (std::is_same_v<Value, Comparative>) {
      return std::any_of(filters.relative.begin(), filters.relative.end(),
                         [&](const RelativeBound& bound) { return bound.kind == value; });
    } else {
      return !value.empty();
    }
  });
}

bool has_any(const Filters& filters) {
  // Alternatives are no row of the table: their sides are filters, each with rows of its own.
  if (!filters.either.empty()) return true;
  const auto rows = filter_table();
  return std::any_of(rows.begin(), rows.end(),
                     [&](const FilterRow& row) { return is_set(filters, row); });
}

void merge(const Filters& more, Filters& filters) {
  for (const FilterRow& row : filter_table()) merge_row(row, more, filters);
  // In the order in which they were asked for, which is that of the echo.
  filters.relative.insert(filters.relative.end(), more.relative.begin(), more.relative.end());
  filters.either.insert(filters.either.end(), more.either.begin(), more.either.end());
  filters.makers_by_name = filters.makers_by_name || more.makers_by_name;
}

void switch_on(const FilterRow& row, Filters& filters) {
  if (const Comparative* comparative = std::get_if<Comparative>(&row.member)) {
    filters.relative.push_back({*comparative, ""});
  } else {
    filters.*std::get<bool Filters::*>(row.member) = true;
  }
}

std::vector<std::string>& list_of(const FilterRow& row, Filters& filters) {
  return filters.*std::get<Texts Filters::*>(row.member);
}
const std::vector<std::string>& list_of(const FilterRow& row, const Filters& filters) {
  return filters.*std::get<Texts Filters::*>(row.member);
}
std::optional<double>& number_of(const FilterRow& row, Filters& filters) {
  return filters.*std::get<Number Filters::*>(row.member);
}
const std::optional<double>& number_of(const FilterRow& row, const Filters& filters) {
  return filters.*std::get<Number Filters::*>(row.member);
}

}  // namespace matchgraph
