// reStructuredText -> the tree of blocks that Markdown gives, as far as sections, paragraphs,
// lists, tables and links go.
#pragma once

#include <string_view>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::markdown {

/// Reads a file by docutils' rules for sections (a line of marks below a title, or above and below;
/// levels in the order of the styles), bullet and numbered lists with what is indented below them,
/// field lists, literal blocks, and links: "`words <address>`_", "`words`_" and "words_" with
/// ".. _words: address", and tables drawn with frames or with lines of "=". Directives, comments
/// and substitutions are left out; of them, tables and text brought in from elsewhere are told as
/// unread, as are tables whose cells reach over several columns or rows. Pictures are addresses.
/// Any bytes; never throws but std::bad_alloc.
Document parse_rst(std::string_view bytes, std::size_t first_line = 1);

/// True for text that has sections or links as reStructuredText writes them, and not as Markdown.
bool looks_like_rst(std::string_view bytes);

}  // namespace matchgraph::markdown
