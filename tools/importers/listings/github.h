// GitHub's repositories (a search result, a listing, single ones) -> one entity each.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads `{"items": [REPOSITORY, ...]}`, `[REPOSITORY, ...]` and `REPOSITORY`, as the REST API
/// sends them; several documents may follow each other. A licence that GitHub recognised makes a
/// repository open source.
ImportReport import_github(const ImportRequest& request);

bool recognises_github(const FileHead& head);

}  // namespace matchgraph
