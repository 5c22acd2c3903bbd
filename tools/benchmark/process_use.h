// What this process has used so far.
#pragma once

#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace matchgraph::benchmark {

/// Memory by a field of /proc/self/status, in bytes: "RssAnon" (private, now), "VmHWM" (the most
/// that was ever resident); 0 when there is none.
inline double memory_bytes(const std::string& field) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string name;
    double kibibytes = 0;
    if (words >> name >> kibibytes && name == field + ":") return 1024 * kibibytes;
  }
  return 0;
}

/// Seconds of processors, of all threads together.
inline double cpu_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

}  // namespace matchgraph::benchmark
