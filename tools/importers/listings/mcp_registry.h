// The MCP registry's list of servers (/v0/servers) -> one entity per server.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads `{"servers": [{"server": SERVER, "_meta": {...}}, ...]}`, the older `{"servers":
/// [SERVER]}`, and single server.json files. Versions that are not the latest, and deleted servers,
/// are left out without a word.
ImportReport import_mcp_registry(const ImportRequest& request);

bool recognises_mcp_registry(const FileHead& head);

}  // namespace matchgraph
