#include "text/short_text.h"

#include <cstddef>

namespace matchgraph {

std::string short_text(const std::string& text) {
  constexpr std::size_t kBytes = 60;
  if (text.size() <= kBytes) return text;
  std::size_t end = text.rfind(' ', kBytes);
  if (end == std::string::npos) end = kBytes;
  // A text without a space is cut where the bytes end, but not within a character.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + " …";
}

}  // namespace matchgraph
