// Positions in UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace matchgraph::test {

/// Whether `position` is the end of the text or the first byte of a character.
inline bool is_character_boundary(std::string_view text, std::size_t position) {
  return position == text.size() || (static_cast<unsigned char>(text[position]) & 0xc0) != 0x80;
}

}  // namespace matchgraph::test
