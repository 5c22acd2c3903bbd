// What a README says of its thing beside others: what only it does, and how it compares.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

/// A text with the place of its first sentence.
struct Said {
  std::string text;  ///< empty: nothing is said
  std::vector<std::string> path;
  std::size_t line = 0;
};

struct Rivalry {
  Said unique;  ///< "the only mill that ...", "unlike other mills, ..."
  Said versus;  ///< "unlike Roller, ...", "compared to Roller ...", and tables with a column of its
                ///< own
};

/// Reads English sentences, and tables of ticks that have a column for the thing and others for its
/// rivals: "Unlike Roller, it has: two speeds." Nothing is concluded that is not said there.
Rivalry find_rivalry(const Sections& sections, const std::vector<std::string>& subjects);

}  // namespace matchgraph::readme
