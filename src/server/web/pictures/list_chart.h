// Here is a list of models: how do their prices stand to what one gets?
#pragma once

#include <span>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// Whether the address asks for the chart.
bool is_chart(const Links& links);

/// {{>part/list_chart}}: what is priced by tokens by its input price (from left to right, each step
/// ten times as much) and by context or rank (`y` of the address), as links, and the same as a
/// table. Fields: has_chart, whether such a picture has anything to show.
void set_chart(Fields& fields, std::span<const EntityCard* const> cards, const Links& links);

}  // namespace matchgraph::web
