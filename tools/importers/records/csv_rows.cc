#include "tools/importers/records/csv_rows.h"

#include <algorithm>
#include <array>

namespace matchgraph::records {

char csv_separator(std::string_view bytes) {
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool is_quoted = false;
  // By the head alone, as texts below it hold commas whatever the separator is.
  for (const char c : bytes) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == '\n') break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) {
      if (c == kSeparators[i]) ++counts[i];
    }
  }
  // Where none occurs it is the comma, of a table with one column.
  const auto most = std::max_element(counts.begin(), counts.end());
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

bool read_csv_row(std::string_view bytes, char separator, std::size_t& at, std::size_t& line,
                  CsvRow& row) {
  // Empty lines between rows are none.
  while (at < bytes.size() && (bytes[at] == '\n' || bytes[at] == '\r')) {
    if (bytes[at] == '\n') ++line;
    ++at;
  }
  if (at >= bytes.size()) return false;
  row = {};
  row.line = line;
  std::string cell;
  bool is_quoted = false;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '\n') ++line;
    if (is_quoted) {
      // RFC 4180: a quotation mark inside of quoted text is doubled.
      const bool is_doubled = c == '"' && at + 1 < bytes.size() && bytes[at + 1] == '"';
      if (is_doubled) ++at;
      if (c == '"' && !is_doubled) {
        is_quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"' && cell.empty()) {
      // Only in front; within a cell it is a character, as in 5" pipes.
      is_quoted = true;
    } else if (c == separator) {
      row.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      // Outside of quoted text a carriage return is part of the line's end.
      cell += c;
    }
  }
  row.cells.push_back(std::move(cell));
  return true;
}

}  // namespace matchgraph::records
