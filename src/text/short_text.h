// The beginning of a text, for use within a sentence.
#pragma once

#include <string>

namespace matchgraph {

/// The text itself up to 60 bytes, else its beginning up to a word's end, with an ellipsis.
std::string short_text(const std::string& text);

}  // namespace matchgraph
