// What a server of the Model Context Protocol answers to tools/list -> an entity with its tools.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the answers of a request: {"tools": [...]}, alone or as the result of JSON-RPC. A server
/// is called by its file, or by the request's id; each of its tools is a capability.
ImportReport import_mcp_tools(const ImportRequest& request);

/// An object of tools that have schemas for their input.
bool recognises_mcp_tools(const FileHead& head);

}  // namespace matchgraph
