// Letters of ASCII, whatever the locale.
#pragma once

namespace matchgraph {

inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace matchgraph
