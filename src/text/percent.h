// A share, as people read it.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace matchgraph {

/// "64 %". 0 and 1 alone are "0 %" and "100 %": a little is at least 1 %, not quite all at most
/// 99 %.
inline std::string percent_words(double share) {
  if (!std::isfinite(share)) return "unknown";
  double percent = std::round(share * 100);
  if (share > 0 && percent < 1) percent = 1;
  constexpr double kRounding = 1e-9;  // of sums that make a whole
  if (share < 1 - kRounding && percent > 99) percent = 99;
  return fmt::format("{:.0f} %", percent);
}

}  // namespace matchgraph
