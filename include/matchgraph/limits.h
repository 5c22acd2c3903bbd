// How much may one question name?
#pragma once

#include <cstddef>

namespace matchgraph {

/// Entities of one comparison, and named at once to find alternatives to: more than a screen shows
/// side by side is no help to choose.
inline constexpr std::size_t kMostCompared = 8;

}  // namespace matchgraph
