// OpenRouter's list of models (/api/v1/models) -> one entity per model.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads `{"data": [{"id", "name", "pricing", "architecture", ...}]}`. Prices are stated per token,
/// as text; a negative one means that it varies, and is left out.
ImportReport import_openrouter(const ImportRequest& request);

bool recognises_openrouter(const FileHead& head);

}  // namespace matchgraph
