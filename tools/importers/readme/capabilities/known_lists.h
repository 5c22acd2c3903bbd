// Lists that are known by the heading or the line above them, where nothing else is taken.
#pragma once

#include <cstddef>
#include <optional>
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

/// Of a section of a card that tells how to load the thing, the line "It is useful for:" with the
/// list below it, as a section on features; nothing where there is none. The blocks are those of
/// `section`.
std::optional<Section> uses_within(const Section& section);

}  // namespace matchgraph::readme
