// Here is a text: what does it say outside of its asides?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

/// The text without what stands in round brackets, an aside: "operators (and, or, not)" denies
/// nothing. Nested brackets are one aside, and one that is not closed lasts to the end. Cost:
/// linear.
std::string without_brackets(std::string_view text);

}  // namespace matchgraph
