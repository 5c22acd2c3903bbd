// For any row of the table of filters: filters with that row alone, and how each is written.
#pragma once

#include <string>

#include "matchgraph/filter_table.h"

namespace matchgraph::test {

/// A value that the row takes, as it is typed; empty for switches.
inline std::string sample_value(const FilterRow& row) {
  switch (row.kind) {
    case FilterKind::kNames:
      return row.field == kTraitField ? "runs-offline" : "nobody";
    case FilterKind::kPhrases:
      return "offline";
    case FilterKind::kNumber:
      return "0.5";
    case FilterKind::kWhere:
      return "capabilities >= 2";
    case FilterKind::kFlag:
    case FilterKind::kComparative:
      break;
  }
  return {};
}

/// Filters in which that row alone asks for sample_value. Made by the members, not by what the
/// table offers for reading and merging.
inline Filters sample_filters(const FilterRow& row) {
  Filters out;
  switch (row.kind) {
    case FilterKind::kNames:
    case FilterKind::kPhrases:
      out.*std::get<std::vector<std::string> Filters::*>(row.member) = {sample_value(row)};
      break;
    case FilterKind::kNumber:
      out.*std::get<std::optional<double> Filters::*>(row.member) = 0.5;
      break;
    case FilterKind::kWhere:
      out.*std::get<std::vector<Constraint> Filters::*>(row.member) = {{"capabilities", ">=", 2.0}};
      break;
    case FilterKind::kFlag:
      out.*std::get<bool Filters::*>(row.member) = true;
      break;
    case FilterKind::kComparative:
      out.relative = {{std::get<Comparative>(row.member), ""}};
      break;
  }
  return out;
}

}  // namespace matchgraph::test
