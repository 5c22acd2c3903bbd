// Lists in YAML -> catalogue entities: one file per entry, lists of entries, entries in groups.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the files of a request. A mapping with a name and an address or a description is an entry,
/// wherever it stands; the names of the groups around it are tags. Fields are known by their names,
/// as in spreadsheets. What Docker's registry of MCP servers holds is an `mcp-server`. Never throws
/// for what a file contains.
ImportReport import_yaml(const ImportRequest& request);

/// A file called .yaml or .yml.
bool recognises_yaml(const FileHead& head);

}  // namespace matchgraph
