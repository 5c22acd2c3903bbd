// Raw HTML inside Markdown, as far as it holds text: headings, paragraphs, links, line breaks,
// tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_text.h"
#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::markdown {

/// A tag: "<a href='x'>" is {"a", false, "x"}.
struct Tag {
  std::string name;  ///< lower case; "!" for comments and declarations
  bool closing = false;
  std::string address;  ///< of href or src
};

/// Reads the tag that `text` begins with, `<` included, and says in `size` how many bytes it has.
Tag read_tag(std::string_view text, std::size_t& size);

/// What a tag inside a line does to its text. Addresses are added to `addresses`.
void apply_tag(const Tag& tag, std::size_t line, TextBuilder& text,
               std::vector<Address>& addresses);

/// The headings, paragraphs and tables of data of an HTML block; cells of other tables are
/// paragraphs. The block's first byte stands on `line`. Comments,
/// scripts, styles and preformatted text are left out.
std::vector<Block> read_html(std::string_view html, std::size_t line,
                             std::vector<Address>& addresses);

}  // namespace matchgraph::markdown
