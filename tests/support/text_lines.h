// A text line by line.
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace matchgraph::test {

/// The lines without their ends; a line end at the end of the text begins no further line.
inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace matchgraph::test
