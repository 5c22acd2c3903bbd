// PyPI's descriptions of projects -> catalogue entities.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the files of a request, /pypi/NAME/json: an object with info, or several of them.
ImportReport import_pypi(const ImportRequest& request);

/// An object whose info has a summary and a version.
bool recognises_pypi(const FileHead& head);

}  // namespace matchgraph
