// Lists of features in other languages than English, below headings that are known.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

struct KnownItem {
  std::string name;
  std::string text;
  std::size_t line = 0;
};

/// The items below "Funktionen" or "特性", without plans, links, code and what is crossed out; none
/// of other sections.
std::vector<KnownItem> items_of_known_list(const Section& section);

}  // namespace matchgraph::readme
