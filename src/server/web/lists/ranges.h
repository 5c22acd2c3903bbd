// Bounds on prices, sizes and dates that a form has two fields for, as filters of an address.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// A field of the form: `name=128000` asks for what `where=context >= 128000` asks for.
struct RangeField {
  std::string_view name;  ///< "context-from"
  std::string_view field;
  std::string_view op;
  std::string_view legend;  ///< of both fields of a range: "Context, tokens"
  bool is_date = false;
};
std::span<const RangeField> range_fields();

/// The parameters with each field of a range as the filter that it stands for, in the place of an
/// older one of its kind; nothing where there is no such field. One list so has one address.
std::optional<Parameters> folded_ranges(const Parameters& parameters);

/// {{>part/filters}}: ranges (legend, and from and to with id, name, value) for what some of the
/// cards know, or the address bounds.
void set_ranges(Fields& fields, std::span<const EntityCard* const> cards, const Links& links);

/// Whether a value of the parameter `where` stands in a field of a range.
bool is_range(std::string_view where);

}  // namespace matchgraph::web
