// Entities as resources that a client may show and attach: "matchgraph://entity/ID".
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "server/mcp/tools.h"

namespace matchgraph::server {

/// RFC 6570; ids may have slashes.
inline constexpr std::string_view kResourceTemplate = "matchgraph://entity/{+id}";

/// The id, decoded; nothing for an address of another kind.
std::optional<std::string> id_of_resource(std::string_view uri);
std::string resource_of(std::string_view id);

/// Resources are listed by rank, some at a time. Throws RpcFault for a cursor that was never given.
std::size_t offset_of_cursor(const std::string& cursor);
ToolRequest resources_request(std::size_t offset);
/// `found`: what the API answers to that request.
nlohmann::ordered_json resources_json(const nlohmann::ordered_json& found, std::size_t offset,
                                      bool has_titles);
nlohmann::ordered_json resource_templates_json(bool has_titles);

}  // namespace matchgraph::server
