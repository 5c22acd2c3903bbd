// npm's search results -> catalogue entities.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the results of a request, /-/v1/search: an object with objects, each of which has a
/// package.
ImportReport import_npm(const ImportRequest& request);

/// Objects with packages that have links and a version.
bool recognises_npm(const FileHead& head);

}  // namespace matchgraph
