// What the title of a section tells about what stands below it.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

/// The words of a title, lower case, without pictures, numbers in front and ":emoji:" codes:
/// "## 🤝 Contributing!" -> "contributing".
std::string plain_title(std::string_view title);

/// The text without pictures that are written in letters, ":rocket:".
std::string without_shortcodes(std::string_view text);

/// True when one of the phrases of the list ("license|contributing|how to cite") stands in the
/// title as whole words; a phrase that begins with '=' has to be all of the title. `title` as
/// plain_title gives it.
bool title_has(std::string_view title, std::string_view phrases);

}  // namespace matchgraph
