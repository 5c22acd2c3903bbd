// Here is a list of results: as which columns does a table show it?
//
// Pages and CSV read one table of columns; adding a column is a row there.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

struct ListColumn {
  std::string_view name;                    ///< in addresses and CSV: "output_price"
  std::string_view label;                   ///< "Output, $ / 1M"
  std::string (*words)(const EntityCard&);  ///< for a person; empty where it is not known
  /// The order of a list by it ("context"), which begins with what people look for first; empty:
  /// lists have no such order.
  std::string_view sort = {};
  bool is_number = false;
};

/// All columns, in the order in which tables show them. The rows live as long as the program.
std::span<const ListColumn> list_columns();
/// Null when there is none of that name.
const ListColumn* column_named(std::string_view name);
/// Those that the types of the cards are chosen by, without those that no card has a value of.
std::vector<const ListColumn*> usual_columns(std::span<const EntityCard* const> cards);

}  // namespace matchgraph::render
