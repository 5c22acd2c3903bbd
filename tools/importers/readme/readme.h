// READMEs and model cards (Markdown) -> one catalogue entity each, decomposed into capabilities.
//
// What counts as a capability is written in capability_rules.h. Each has a short name and tells in
// its field `source` where it stands: {"heading": "Features > Hybrid search", "line": 120}.
#pragma once

#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the READMEs of a request. The id is the request's, else that of a card's place on the hub
/// ("ORG/NAME/README.md", or its front matter), else that of the thing's own repository, where the
/// file tells it, else "readme/" and a slug of its name. A card takes no id from its text. With
/// `request.llm` the endpoint finds the capabilities; where it fails, a warning says so and the
/// rules do. Without it the result depends on the file alone. Never throws for what a file contains
/// or an endpoint answers.
ImportReport import_readmes(const ImportRequest& request);

}  // namespace matchgraph
