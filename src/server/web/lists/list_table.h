// Here is a list of results: how does it look as a table, and which columns has it?
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// Whether the address asks for the table, and neither for cards nor for the chart.
bool is_table(const Links& links);

/// What a table is of.
struct TableOf {
  std::size_t first = 1;  ///< position of the first card
  std::string_view sort;
  std::string_view api_path;            ///< of the table as CSV
  std::vector<std::string> asked = {};  ///< fields that a constraint is about
};

/// The fields of constraints, which columns are named after.
std::vector<std::string> asked_fields(const std::vector<Constraint>& constraints);

/// {{>part/list_table}}, {{>part/list_chart}} and {{>part/view}}: rows, their columns with links
/// that sort by them, what was asked about first, the form that chooses columns, links from one
/// view to the other, and the table as CSV.
void set_table(Fields& fields, std::span<const EntityCard* const> cards, const TableOf& of,
               const Links& links);
;

}  // namespace matchgraph::web
