// Which addresses may become links?
#pragma once

#include <algorithm>
#include <string_view>

#include "text/ascii.h"

namespace matchgraph::render {

/// Whether a link to the address only ever opens a web page: http(s), and nothing that could end an
/// attribute or a line.
inline bool is_web_address(std::string_view url) {
  const auto begins_with = [url](std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(),
                      [](char expected, char c) { return expected == to_lower(c); });
  };
  const bool clean = std::none_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7f || c == '"' || c == '<' || c == '>' || c == '\\';
  });
  return clean && (begins_with("https://") || begins_with("http://"));
}

}  // namespace matchgraph::render
