// The words behind an item's link -> its description, and what stands around it: licence, tags,
// pictures, links to further pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

/// What was cut out of the words, and what is left of them.
struct ItemText {
  std::string description;  ///< plain words, one line
  std::string pictures;     ///< emoji around the description, as written, for the list's legend
  std::string license;
  std::vector<std::string> tags;
  bool deprecated = false;  ///< "[Deprecated]", "archived"
  bool is_paid = false;     ///< marked with a dollar sign
};

/// Reads the words from byte `from` on. Cut out: "#words" and codes at the end (`Go` is a tag,
/// `MIT` the licence, `npx x` a command and nothing), "[MIT]", "(python)", links that stand alone
/// ("[demo](...)"), marks and pictures at both ends.
ItemText read_item_text(const markdown::Text& text, std::size_t from);

/// The text in one line, without marks and pictures at its ends; a space before ".NET" stays.
std::string plain_line(std::string_view text);

}  // namespace matchgraph::awesome
