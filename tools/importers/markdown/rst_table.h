// A table of reStructuredText, drawn with frames or with lines of "=" -> its cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::markdown {

struct RstTable {
  std::size_t size = 0;     ///< lines that it takes; 0: the lines begin with no table
  bool is_readable = true;  ///< false: cells reach over columns or rows, or its frame is broken
  bool has_head = false;    ///< the first row names the columns
  std::vector<std::size_t> starts;             ///< of each row: its line, from 0
  std::vector<std::vector<std::string>> rows;  ///< of one width; cells as written, lines by '\n'
};

/// True for "+---+---+" and "=====  =====".
bool begins_rst_table(std::string_view line);

/// Reads the table that the lines begin with; they have the indentation of the first taken off. Of
/// a table whose end is missing only the first line is taken. Cost: linear.
RstTable read_rst_table(const std::vector<std::string>& lines);

}  // namespace matchgraph::markdown
