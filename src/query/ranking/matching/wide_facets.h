// Here is a facet of which a value is chosen: what would its other values find?
#pragma once

#include <algorithm>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/filter_table.h"

namespace matchgraph {

/// Counts each facet of names that is filtered by as though nothing were chosen of it: a filter of
/// which any value is enough would else leave only the chosen one to be seen. `ask` answers a
/// request like `request`. Cost: a request without results per such facet.
template <typename Request, typename Ask>
void widen_facets(const Request& request, const Ask& ask, std::vector<Facet>& facets) {
  for (const FilterRow& row : filter_table()) {
    const bool is_any_of = row.kind == FilterKind::kNames && row.op == "=" && !row.all_of;
    if (!is_any_of || list_of(row, request.filters).empty()) continue;
    Request other = request;
    list_of(row, other.filters).clear();
    other.wide_facets = false;
    other.explain = false;
    other.limit = other.offset = 0;
    // Without a filter and without words only an order is a question.
    if (other.sort.by == Sort::kRelevance && !has_any(other.filters)) other.sort = Sort::kRank;
    for (Facet& wide : ask(other).facets) {
      const auto narrow = std::find_if(facets.begin(), facets.end(), [&wide](const Facet& facet) {
        return facet.field == wide.field;
      });
      if (wide.field == row.field && narrow != facets.end()) *narrow = std::move(wide);
    }
  }
}

}  // namespace matchgraph
