// The part of a page below its table: capabilities of two entities, and the verdict among them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tools/importers/pages/page_record.h"
#include "tools/importers/pages/page_table.h"

namespace matchgraph::page {

struct Body {
  std::array<std::vector<ListedCapability>, 2> capabilities;
  std::optional<Line> verdict;  ///< the sentence that says who scores higher
  bool has_headings = false;    ///< one above each list; else `counts` tells where the lists meet
};

/// Reads the lines after the table. `counts` are the stated numbers of capabilities. Without
/// headings, the first entity has min(8, its count) of the capabilities, or as many as stand before
/// the line that says how many more it has; when that does not add up, whose they are is unknown,
/// and that is an error.
Body read_body(std::span<const Line> lines, const std::array<std::string, 2>& names,
               const std::array<std::optional<std::int64_t>, 2>& counts,
               catalogue::DiagnosticLog& log);

}  // namespace matchgraph::page
