// How many slips of typing lie between two texts?
#pragma once

#include <cstddef>
#include <string_view>

namespace matchgraph {

/// Edits (insert, delete, replace, swap of neighbours; optimal string alignment) that turn one text
/// into the other, or limit + 1 when it takes more. Cost: O(length x limit).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace matchgraph
