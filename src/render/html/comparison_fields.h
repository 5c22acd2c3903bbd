// A comparison as the fields of its templates: what the HTML file and the page of the web site
// share.
#pragma once

#include <span>

#include "matchgraph/results.h"
#include "render/html/html_template.h"

namespace matchgraph::render {

/// {{>capability}}: the text with its marks, and the name unless the text begins with it.
Fields capability_fields(const CapabilityRef& capability, std::span<const TextSpan> marks = {});

/// All of a comparison: entities, verdict, facts, capabilities, coverage, claims. An entity's name
/// links to its own address (`entities`: name, url, is_link, id).
void set_comparison(Fields& page, const Comparison& comparison);

/// {{>compare/verdict}}, facts, capabilities, coverage and claims (templates/compare_*.html).
std::span<const TemplatePart> comparison_template_parts();

}  // namespace matchgraph::render
