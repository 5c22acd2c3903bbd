// Here are the words of a line: does it only name programs that the thing is used from?
#pragma once

#include <span>
#include <string_view>

namespace matchgraph {

/// "Claude Desktop", "VS Code with Copilot", "Works with any MCP client": where a server is set up,
/// which says nothing of what it does. Words are folded. Cost: linear.
bool names_clients(std::span<const std::string_view> words);

}  // namespace matchgraph
