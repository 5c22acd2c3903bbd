#include "tools/importers/markdown/rst_table.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"

namespace matchgraph::markdown {
namespace {

/// From one column to the next, in characters.
struct Column {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The characters `begin` to `end`: frames are drawn by what is seen, not by bytes.
std::string_view characters(std::string_view line, std::size_t begin, std::size_t end) {
  const auto byte_of = [line](std::size_t character) {
    std::size_t at = 0;
    while (at < line.size() && character > 0) {
      ++at;
      while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
      --character;
    }
    return at;
  };
  const std::size_t first = byte_of(begin);
  return line.substr(first, end == line.npos ? line.npos : byte_of(end) - first);
}

void add_line(std::string& cell, std::string_view words) {
  words = trimmed(words);
  if (words.empty()) return;
  cell += (cell.empty() ? "" : "\n") + std::string(words);
}

bool is_grid_line(std::string_view line) {
  return line.size() > 2 && line.starts_with('+') && line.ends_with('+') &&
         line.find_first_not_of("+-=") == line.npos;
}

std::vector<Column> columns_of_grid(std::string_view frame) {
  std::vector<Column> out;
  for (std::size_t at = frame.find('+', 1), last = 0; at != frame.npos;
       last = at, at = frame.find('+', at + 1)) {
    out.push_back({last + 1, at});
  }
  return out;
}

RstTable read_grid(const std::vector<std::string>& lines) {
  RstTable table;
  const std::vector<Column> columns = columns_of_grid(lines[0]);
  bool is_new = true;
  for (; table.size < lines.size(); ++table.size) {
    const std::string& line = lines[table.size];
    if (!line.starts_with('+') && !line.starts_with('|')) break;
    if (is_grid_line(line)) {
      // A frame with other corners joins cells.
      if (columns_of_grid(line).size() != columns.size()) table.is_readable = false;
      // Below the first row such a line parts the head from the rest; elsewhere it is a frame like
      // others.
      if (line.find('=') != line.npos && table.rows.size() == 1) table.has_head = true;
      is_new = true;
      continue;
    }
    if (std::exchange(is_new, false)) {
      table.rows.emplace_back(columns.size());
      table.starts.push_back(table.size);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto [begin, end] = columns[i];
      // Where a frame has a bar and the line has none, a cell reaches over several columns.
      if (characters(line, end, end + 1) != "|") table.is_readable = false;
      add_line(table.rows.back()[i], characters(line, begin, end));
    }
  }
  return table;
}

bool is_simple_rule(std::string_view line) {
  // Two columns at least, as a line of marks alone is that of a title.
  return line.starts_with("==") && line.find_first_not_of("= ") == line.npos &&
         line.find("= ") != line.npos;
}

std::vector<Column> columns_of_rule(std::string_view rule) {
  std::vector<Column> out;
  for (std::size_t at = 0; at < rule.size();) {
    const std::size_t end = std::min(rule.find(' ', at), rule.size());
    out.push_back({at, end});
    at = std::min(rule.find('=', end), rule.size());
  }
  // What is longer than its column hangs over in the last one only.
  if (!out.empty()) out.back().end = rule.npos;
  return out;
}

RstTable read_simple(const std::vector<std::string>& lines) {
  RstTable table;
  const std::vector<Column> columns = columns_of_rule(lines[0]);
  bool is_closed = false;
  for (table.size = 1; table.size < lines.size(); ++table.size) {
    const std::string& line = lines[table.size];
    if (is_simple_rule(line)) {
      // The last rule stands before an empty line, that below the head before a row.
      const bool is_last = table.size + 1 >= lines.size() || lines[table.size + 1].empty();
      if (is_last) {
        ++table.size;
        is_closed = true;
        break;
      }
      table.has_head = true;
      continue;
    }
    if (trimmed(line).empty()) continue;
    // Such a line joins columns of the head.
    if (line.starts_with("--") && line.find_first_not_of("- ") == line.npos) {
      table.is_readable = false;
      continue;
    }
    // Without words in the first column a line goes on with the row above.
    const bool goes_on =
        !table.rows.empty() && trimmed(characters(line, 0, columns[0].end)).empty();
    if (!goes_on) {
      table.rows.emplace_back(columns.size());
      table.starts.push_back(table.size);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      add_line(table.rows.back()[i], characters(line, columns[i].begin, columns[i].end));
    }
  }
  // Without its end it would take the rest of the file.
  if (!is_closed) {
    table.size = 1;
    table.is_readable = false;
  }
  return table;
}

}  // namespace

bool begins_rst_table(std::string_view line) {
  // A frame begins with a thin line; "+=" is the one below a head.
  return (is_grid_line(line) && line.starts_with("+-")) || is_simple_rule(line);
}

RstTable read_rst_table(const std::vector<std::string>& lines) {
  if (lines.empty() || !begins_rst_table(lines[0])) return {};
  return lines[0].starts_with('+') ? read_grid(lines) : read_simple(lines);
}

}  // namespace matchgraph::markdown
