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
/// What it is headed by beside these cards: a price in a unit of its own needs a head without one.
std::string_view column_label(const ListColumn& column, std::span<const EntityCard* const> cards);
/// What it tells of a card beside these: of several units, each price says its own.
std::string column_words(const ListColumn& column, const EntityCard& card,
                         std::span<const EntityCard* const> cards);
/// Those that the types of the cards are chosen by, without those that no card has a value of and,
/// of cards of several kinds, those that few of them have one of.
std::vector<const ListColumn*> usual_columns(std::span<const EntityCard* const> cards);

}  // namespace matchgraph::render
