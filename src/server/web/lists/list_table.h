// Here is a list of results: how does it look as a table, and which columns has it?
#pragma once

#include <span>
#include <string_view>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// Whether the address asks for the table, and neither for cards nor for the chart.
bool is_table(const Links& links);

/// {{>part/list_table}}, {{>part/list_chart}} and {{>part/view}}: rows, their columns with links
/// that sort by them, the form that chooses columns, links from one view to the other, and the
/// table as CSV (`api_path`). `first` is the position of the first card, from 1.
void set_table(Fields& fields, std::span<const EntityCard* const> cards, std::size_t first,
               std::string_view sort, std::string_view api_path, const Links& links);

}  // namespace matchgraph::web
