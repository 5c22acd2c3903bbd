// Tables of a README that list capabilities.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::readme {

struct TableCapability {
  std::string name;
  std::string text;
  std::size_t line = 0;
};

/// Three kinds of tables are read, others and tables of figures give nothing:
/// - with ticks: a row is a capability of the columns that have one ("Joins: C++, Python"); where a
///   column is the thing's own, by one of its names, only what is ticked there, without the others;
/// - with a column called description, feature or the like: a row is a capability, and so is each
///   "•" line of that cell;
/// - below a title or line such as "Supported distances": the first column is one list of names.
/// `subjects` are the names of the thing, lower case. The last two only where `is_wanted`: the
/// section says that capabilities stand in it.
std::vector<TableCapability> read_capability_table(const markdown::Block& table,
                                                   std::string_view title, bool is_wanted,
                                                   const std::vector<std::string>& subjects);

/// True when some cell is a tick.
bool has_ticks(const markdown::Block& table);

/// True when the first column holds examples, tools or features by its head.
bool is_table_of_examples(const markdown::Block& table);

}  // namespace matchgraph::readme
