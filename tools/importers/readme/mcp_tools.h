// The README of an MCP server -> its tools, each a capability with the description that stands
// there.
#pragma once

#include <string>
#include <vector>

#include "tools/importers/readme/capabilities/readme_capabilities.h"
#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

/// True for a section on the tools that a server offers, and those below it.
bool is_tool_section(const Section& section);

/// True for a list or table of tools outside of such sections: a table whose first head says
/// "Tool", or a list whose items begin with a tool's name and describe it. Lists on options,
/// parameters and configuration are none.
bool holds_tools(const Section& section, const markdown::Block& block);

/// The tools of such sections, lists and tables: items that begin with a name in code or bold,
/// sections and rows of tables that are called by one. Parameters, options and the fields below a
/// tool are none.
std::vector<FoundCapability> read_mcp_tools(const Sections& sections);

/// "Create issue" of "create_issue" and "createIssue", for a tool that nothing is said about.
std::string words_of_tool(const std::string& name);

}  // namespace matchgraph::readme
