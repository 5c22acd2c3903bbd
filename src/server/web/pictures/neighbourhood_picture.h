// An entity's neighbourhood as a drawing (inline SVG) and as a list.
#pragma once

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// {{>part/picture}}: the drawing for wide and for narrow screens, and the same as a list. Nothing
/// for an entity without neighbours.
void set_picture(Fields& fields, const Neighbourhood& neighbourhood, const Links& links);

}  // namespace matchgraph::web
