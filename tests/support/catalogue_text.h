// Catalogues of a line or two, and what is said about them.
#pragma once

#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph::test {

/// A catalogue line with the required fields and the members given (`"url":"..."`, or nothing).
inline std::string line_with(const std::string& members) {
  return R"({"id":"a","name":"A","type":"tool","capabilities":[])" +
         (members.empty() ? "" : "," + members) + "}";
}

inline LoadResult load_text(const std::string& text, const LoadOptions& options = {}) {
  std::istringstream in(text);
  return load_catalogue(in, "c.jsonl", options);
}

/// The diagnostics as they are printed, one per line.
inline std::string to_lines(const std::vector<Diagnostic>& diagnostics) {
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics) lines += to_string(diagnostic) + "\n";
  return lines;
}

/// What loading the text reports.
inline std::string problems_of(const std::string& text, const LoadOptions& options = {}) {
  return to_lines(load_text(text, options).diagnostics);
}

/// The entity of the only line; the test fails with the diagnostics when there is none.
inline Entity only_entity(const std::string& line) {
  const LoadResult result = load_text(line);
  if (result.catalogue.entities.size() != 1) {
    throw std::runtime_error("no entity: " + to_lines(result.diagnostics));
  }
  return result.catalogue.entities.front();
}

}  // namespace matchgraph::test
