// Comma-separated text -> rows of cells, as RFC 4180 has it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::records {

struct CsvRow {
  std::vector<std::string> cells;
  std::size_t line = 0;  ///< where it begins, from 1
};

/// What stands between the cells of the first line: ',', ';', tab or '|', whichever is most often
/// outside of quotation marks; ',' when there is none.
char csv_separator(std::string_view bytes);

/// Reads one row from byte `at` on, which moves behind it; `line` goes along. A quotation mark that
/// is never closed ends with the text. False at the end.
bool read_csv_row(std::string_view bytes, char separator, std::size_t& at, std::size_t& line,
                  CsvRow& row);

}  // namespace matchgraph::records
