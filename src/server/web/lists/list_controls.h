// Links and forms around a list: facets, filters, order, pages, export.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// Whether values of facets say how many have them. Of alternatives they do not: with one filter
/// more it is looked for further away, and another number is found.
enum class Counts : std::uint8_t { kShown, kNone };

/// {{>part/filters}}: facets whose values are links, ranges of what the cards know, and the form
/// for what else is typed. Without facets the forms alone.
void set_filters(Fields& fields, const std::vector<Facet>& facets, Counts counts,
                 std::span<const EntityCard* const> cards, const Links& links);

/// The same for alternatives: what could differ from the seeds in facts, and the need besides.
void set_alternatives_filters(Fields& fields, const AlternativesResults& results,
                              const Links& links);

/// {{>part/list_foot}}: which results these are, the pages before and after, and the same list for
/// programs (`api_path`).
void set_list_foot(Fields& fields, std::size_t total, std::size_t offset, std::size_t limit,
                   std::size_t shown, const Links& links);
void set_exports(Fields& fields, std::string_view api_path, const Links& links);
/// Of a list: CSV holds all of it, as far as one answer goes, and the link says how much.
void set_list_exports(Fields& fields, std::string_view api_path, std::size_t total,
                      const Links& links);

/// Links that change the order, and the one that shows where scores come from.
void set_order(Fields& fields, std::string_view sort, const Links& links);

/// A link that turns a switch of the address on or off: words, href, is_on.
Fields switch_fields(std::string_view words, std::string_view name, const Links& links);

}  // namespace matchgraph::web
