// Whether words name a deed, and whether a line says what its thing is for.
#pragma once

#include <string_view>

namespace matchgraph::readme {

/// True for "sorting of sacks" and "grain segmentation": some word names a deed.
bool names_deed(std::string_view text);

/// True for "predict" and "sort", as they stand behind "to".
bool is_command_of_deed(std::string_view word);

/// True where a clause says what the thing does or is for: "... to predict prices", "... for
/// sorting sacks", "... that sorts sacks", "sorts sacks".
bool says_deed(std::string_view text);

}  // namespace matchgraph::readme
