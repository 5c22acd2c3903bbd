// What a list is about, by its headings and its links.
#pragma once

#include <string>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

/// The words of a heading without links that lead up and down the page, and marks at its end.
std::string words_of_heading(const markdown::Block& heading);

/// True when most of the addresses, or the title and what comes before the first list, are about
/// servers of the Model Context Protocol.
bool is_mcp_list(const markdown::Document& document);

}  // namespace matchgraph::awesome
