// Fields put end to end so that different fields never give the same bytes: for hashing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace matchgraph::evidence {

inline void put_number(std::string& bytes, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value >> shift & 0xff);
}

inline void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, text.size());
  bytes += text;
}

}  // namespace matchgraph::evidence
