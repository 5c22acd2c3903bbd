// One paragraph of reStructuredText -> words with links, emphasis and code.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::markdown {

/// Addresses by the words that refer to them, in small letters with single spaces.
using RstTargets = std::map<std::string, std::string, std::less<>>;

/// The key of a reference: small letters, single spaces.
std::string rst_key(std::string_view words);

/// Reads inline marks: "**x**", "*x*", "``x``", ":role:`x`", "`x <address>`_", "`x`_", "x_", "|x|"
/// (left out) and bare addresses.
Text read_rst_text(std::string_view source, const RstTargets& targets);

}  // namespace matchgraph::markdown
