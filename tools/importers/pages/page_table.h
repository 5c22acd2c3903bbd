// The lines of a page, and the table among them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/diagnostic_log.h"

namespace matchgraph::page {

struct Line {
  std::size_t number = 0;  ///< from 1
  std::string_view text;   ///< without its line end
};

/// The lines that are not blank. Bytes that are no UTF-8 text and an empty file are errors, foreign
/// line ends and a byte order mark are warnings.
std::vector<Line> split_lines(std::string_view bytes, catalogue::DiagnosticLog& log);

struct TableRow {
  std::string feature;
  std::array<std::string, 2> values;
  std::size_t line = 0;  ///< where it starts
};

/// The table of a page, and where in `lines` it was found.
struct Table {
  std::array<std::string, 2> names;
  std::vector<TableRow> rows;
  std::size_t begin = 0;  ///< index of its first line
  std::size_t end = 0;    ///< index of the first line after it
};

/// Finds and reads the table. A row goes on over the following lines until it has three cells. A
/// table that is missing or has no names is an error, a row that is not whole is a warning.
std::optional<Table> read_table(std::span<const Line> lines, catalogue::DiagnosticLog& log);

}  // namespace matchgraph::page
