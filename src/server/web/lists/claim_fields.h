// Claims of entries' own texts, as fields of {{>part/claims}}.
#pragma once

#include <vector>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// Who claims what of whom, the sentence with the rival marked, and what contradicts it.
Fields claims_fields(const std::vector<Claim>& claims, const Links& links);

}  // namespace matchgraph::web
