// The line right below the title, which says what the thing is for in a few words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

struct OpeningLine {
  std::string text;      ///< empty where there is none
  std::size_t line = 0;  ///< where its paragraph begins
};

/// The first sentence of the paragraph or quote right below the title, when it tells a purpose,
/// however short: "Logger for Hexo.", "Sign and unsign cookies.", "HTTP response testing". None
/// where a notice, a label, praise, names, another thing or what the reader is to do stands there.
/// `subjects` are the names of the thing, lower case.
OpeningLine find_opening_line(const Sections& sections, const std::vector<std::string>& subjects);

/// True for "Anna Miller, Ben Baker, Carla Stone, Dan Rye": a row of names, as authors stand in.
bool is_row_of_names(std::string_view text);

}  // namespace matchgraph::readme
