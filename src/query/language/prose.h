// Here is a typed text: is it a few search words or prose?
#pragma once

#include <string_view>

namespace matchgraph {

/// Whether it has no more words than people type into a search box: at most 16.
bool is_short_text(std::string_view text);

/// Whether it ends with a full stop, question mark or exclamation mark.
bool ends_as_sentence(std::string_view text);

}  // namespace matchgraph
