// Here is work that may take too long or too much memory, in a library that bounds neither: what
// comes of it?
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace matchgraph::endpoint {

struct ChildLimits {
  std::chrono::milliseconds time{0};
  std::size_t memory = 0;  ///< bytes more than this process has
  std::size_t answer = 0;  ///< bytes
};

/// Runs the work in a process of its own and returns its text; nothing when it took too long, too
/// much memory or gave more than it may, or when the system grants no process. Nothing that the
/// work changes is changed here.
std::optional<std::string> run_in_child(const ChildLimits& limits,
                                        const std::function<std::string()>& work);

}  // namespace matchgraph::endpoint
