// Here is a number: which multiple of a step is the next?
#pragma once

#include <cstddef>

namespace matchgraph {

/// The least multiple of `step`, above 0, that is not below `number`.
inline std::size_t rounded_up(std::size_t number, std::size_t step) {
  return (number + step - 1) / step * step;
}

}  // namespace matchgraph
