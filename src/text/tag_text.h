// Here are the tags of an entry: which marks of HTML in them are what is left of a character?
#pragma once

#include <string>
#include <vector>

namespace matchgraph {

/// "Tools &amp; editors" is "Tools & editors". So is what a script made of it that took "&" for the
/// text which it had found: Tools "Tools"amp; editors. Other words are kept as they are.
/// Cost: the length times such marks.
std::string mended_tag(std::string tag);

/// Each mended; of those that are then the same, the first. Cost: linear but for
/// marks.
std::vector<std::string> mended_tags(std::vector<std::string> tags);

}  // namespace matchgraph
