// Ollama's library and lists of local models -> catalogue entities.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the lists of a request: the models of /api/tags, or of the library with descriptions and
/// pulls. Sizes and quantizations of one model are one entity.
ImportReport import_ollama(const ImportRequest& request);

/// Models with details of their family or with pulls.
bool recognises_ollama(const FileHead& head);

}  // namespace matchgraph
