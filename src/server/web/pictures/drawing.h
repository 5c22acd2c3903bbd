// What drawings of pages are made of.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace matchgraph::web {

/// A place of a drawing as its attributes have it.
inline std::string coordinate(double value) { return fmt::format("{:.1f}", value); }

/// Room that something takes.
struct Box {
  double left, top, right, bottom;

  /// The area that both take; 0 where they are apart.
  double overlap(const Box& other) const {
    const double across = std::min(right, other.right) - std::max(left, other.left);
    const double down = std::min(bottom, other.bottom) - std::max(top, other.top);
    return across > 0 && down > 0 ? across * down : 0;
  }
};

}  // namespace matchgraph::web
