// A table of a list -> its rows as items, by what the heads of its columns say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/importers/fields/field_roles.h"
#include "tools/importers/lists/list_item.h"
#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

struct TableRow {
  Item item;
  std::vector<std::pair<importers::Role, std::string>> facts;
  std::vector<std::string> features;
  std::size_t line = 0;
};

struct ReadTable {
  std::vector<TableRow> rows;
  std::string_view type;  ///< that the head of the names' column says; empty: none
  std::vector<std::pair<std::size_t, std::string>> without_link;  ///< line and words of other rows
};

/// The name stands in the column whose head says so, else in the first with links; the address
/// there or in a column for links. A description is what its head says it is, else the longest
/// prose of a column whose head is not known. Other columns that are known are facts.
ReadTable read_list_table(const markdown::Block& table);

}  // namespace matchgraph::awesome
