// What type the entries of a list are: by their address, the headings above them, and the list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::awesome {

/// True for the title of a section that holds no entries: "Contributing", "License". `level` is
/// that of the heading: below others "Community" is a topic like any.
bool holds_no_entries(std::string_view plain_title, int level);

/// True for the title of a table of contents: "Contents", "Index".
bool is_contents_title(std::string_view plain_title);

/// True for text that says that a list is about servers of the Model Context Protocol.
bool speaks_of_mcp(std::string_view text);

/// What is known when an entry is met.
struct TypeHints {
  std::vector<std::string> titles;  ///< plain titles above, that of the list first
  std::string_view head;            ///< type that its table's column says; empty: none
  bool is_mcp_list = false;
};

/// The type of an entry. An article or paper is a document by its address, whatever stands above; a
/// column's head comes next, then the innermost title that says what its entries are, then
/// "mcp-server" in a list of such, else "tool".
std::string type_of_entry(const TypeHints& hints, std::string_view address);

}  // namespace matchgraph::awesome
