// Here is a name, a critique or a bound: which filter is it, and in which words?
#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "matchgraph/filter_table.h"

namespace matchgraph {
namespace {

/// The first row for which that holds; nullptr when it holds for none.
template <typename Fits>
const FilterRow* find_row(const Fits& fits) {
  const auto rows = filter_table();
  const auto found = std::find_if(rows.begin(), rows.end(), fits);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const FilterRow* filter_named(std::string_view name) {
  return find_row([&](const FilterRow& row) { return row.name == name; });
}

const FilterRow& filter_of(CritiqueKind critique) {
  const FilterRow* row = find_row([&](const FilterRow& one) { return one.critique == critique; });
  assert(row != nullptr);
  return *row;
}

const FilterRow& filter_of(Comparative comparative) {
  const FilterRow* row =
      find_row([&](const FilterRow& one) { return one.member == FilterMember(comparative); });
  assert(row != nullptr);
  return *row;
}

const FilterRow* excluding(std::string_view field) {
  return find_row([&](const FilterRow& row) {
    return row.kind == FilterKind::kNames && row.field == field && row.op == "!=";
  });
}

const FilterRow* flag_of(const Constraint& constraint) {
  const auto* word = std::get_if<std::string>(&constraint.value);
  return word == nullptr ? nullptr : find_row([&](const FilterRow& row) {
    return row.kind == FilterKind::kFlag && row.field == constraint.field &&
           row.op == constraint.op && row.word == *word;
  });
}

FieldKind field_kind(std::string_view field) {
  const bool is_name = find_row([&](const FilterRow& row) {
                         return row.kind == FilterKind::kNames && row.field == field;
                       }) != nullptr;
  if (is_name) return FieldKind::kName;
  // Signals are numbers, and these two are the only dates that columns have.
  return field == "updated" || field == "released" ? FieldKind::kDate : FieldKind::kNumber;
}

std::string words_with(const FilterRow& row, std::string_view value) {
  return fmt::format(fmt::runtime(row.words), value);
}

std::string comparative_words(const RelativeBound& bound) {
  const FilterRow& row = filter_of(bound.kind);
  if (bound.signal.empty()) return std::string(row.than);
  if (row.op == ">") return "more " + bound.signal;
  // "fewer stars" and "less context": what is counted, and what is measured.
  return (bound.signal.ends_with('s') ? "fewer " : "less ") + bound.signal;
}

std::string relative_field(const RelativeBound& bound, bool has_workload) {
  if (!bound.signal.empty()) return bound.signal;
  const FilterRow& row = filter_of(bound.kind);
  // With a workload what is cheaper is what the use costs, and no price alone tells it.
  return has_workload && row.field == "price" ? "cost" : std::string(row.field);
}

}  // namespace matchgraph
