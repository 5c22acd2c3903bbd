#include "tools/importers/pages/page_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/page/page_wording.h"
#include "text/ascii.h"
#include "text/unicode_text.h"

namespace matchgraph::page {
namespace {

constexpr std::size_t kCells = 3;
constexpr std::string_view kBlanks = " \t";
constexpr std::array<std::string_view, 10> kFeatures = {
    "Type",        "UnfragileRank", "Adoption",       "Quality",      "Ecosystem",
    "Match Graph", "Pricing",       "Starting Price", "Capabilities", "Times Matched"};

bool is_feature(std::string_view cell) {
  return std::find(kFeatures.begin(), kFeatures.end(), cell) != kFeatures.end();
}

/// The cells of a line that starts with a pipe; "\|" is a pipe inside a cell.
std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t at = 1; at < line.size(); ++at) {
    // The backslash is in the cell already and becomes the pipe.
    if (line[at] == '|' && line[at - 1] == '\\') {
      cell.back() = '|';
    } else if (line[at] == '|') {
      cells.emplace_back(trimmed(cell, kBlanks));
      cell.clear();
    } else {
      cell += line[at];
    }
  }
  // A last pipe may be missing.
  if (!trimmed(cell, kBlanks).empty()) cells.emplace_back(trimmed(cell, kBlanks));
  return cells;
}

bool is_rule(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    return !cell.empty() && cell.find_first_not_of("-:") == cell.npos;
  });
}

/// Takes rows off the front of the lines.
class RowReader {
 public:
  RowReader(std::span<const Line> lines, std::size_t at) : lines_(lines), at_(at) {}

  /// Cells of the next row: kCells of them, or as many as there are when it is not whole; empty
  /// when the table is over, which it is at `heading_after` in any case. The first row has none
  /// after it.
  std::vector<std::string> next(std::string_view heading_after) {
    std::vector<std::string> cells;
    while (in_table(heading_after) && cells.size() < kCells) {
      std::vector<std::string> more = split_cells(lines_[at_].text);
      // A cell may hold a line break; a line that begins with a known feature is a row of its own
      // all the same.
      const bool starts_row = !heading_after.empty() && !more.empty() && is_feature(more[0]);
      if (!cells.empty() && (starts_row || cells.size() + more.size() > kCells)) break;
      if (cells.empty()) line_ = lines_[at_].number;
      std::move(more.begin(), more.end(), std::back_inserter(cells));
      ++at_;
    }
    return cells;
  }

  std::size_t line() const { return line_; }
  std::size_t at() const { return at_; }
  bool in_table(std::string_view heading_after) const {
    return at_ < lines_.size() && lines_[at_].text.starts_with('|') &&
           lines_[at_].text != heading_after;
  }

 private:
  std::span<const Line> lines_;
  std::size_t at_;
  std::size_t line_ = 0;
};

/// Index of the line "| Feature | ...": after title and headline where a page has it, else
/// anywhere, for a page whose first lines were lost.
std::size_t find_table(std::span<const Line> lines) {
  const auto starts_table = [](const Line& line) {
    if (!line.text.starts_with('|')) return false;
    const std::vector<std::string> cells = split_cells(line.text);
    return !cells.empty() && cells[0] == "Feature";
  };
  const auto usual =
      lines.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, lines.size()));
  auto found = std::find_if(usual, lines.end(), starts_table);
  if (found == lines.end()) found = std::find_if(lines.begin(), usual, starts_table);
  return static_cast<std::size_t>(found - lines.begin());
}

}  // namespace

std::vector<Line> split_lines(std::string_view bytes, catalogue::DiagnosticLog& log) {
  const auto line_of = [bytes](std::size_t position) {
    const std::string_view before = bytes.substr(0, position);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  };
  log.set_line(0);
  const std::size_t nul = bytes.find('\0');
  const std::optional<std::size_t> bad = catalogue::find_bad_utf8(bytes);
  // The first fault is told.
  if (nul != bytes.npos && (!bad || nul < *bad)) {
    log.set_line(line_of(nul));
    log.error("", "a NUL byte: this is no text file", "");
    return {};
  }
  if (bad) {
    log.set_line(line_of(*bad));
    log.error("", fmt::format("not UTF-8: byte 0x{:02x}", static_cast<unsigned char>(bytes[*bad])),
              "convert the file to UTF-8; a file that is cut off may end inside a character");
    return {};
  }

  std::vector<Line> lines;
  std::size_t carriage_returns = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    log.set_line(1);
    log.warn("", "starts with a byte order mark, which is left out", "");
    bytes.remove_prefix(3);
  }
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.ends_with('\r')) {
      text.remove_suffix(1);
      ++carriage_returns;
    }
    // Empty lines mean nothing on these pages.
    if (!trimmed(text, kBlanks).empty()) lines.push_back({.number = number, .text = text});
  }
  log.set_line(0);
  if (carriage_returns > 0) {
    log.warn("", fmt::format("{} lines end in CR LF, read as LF", carriage_returns), "");
  }
  if (lines.empty()) log.error("", "the file is empty", "");
  return lines;
}

std::optional<Table> read_table(std::span<const Line> lines, catalogue::DiagnosticLog& log) {
  Table table;
  table.begin = find_table(lines);
  if (table.begin == lines.size()) {
    log.set_line(0);
    log.error("", "no table: there is no line that starts with \"| Feature |\"",
              "is this a comparison page?");
    return std::nullopt;
  }
  RowReader reader(lines, table.begin);
  const std::vector<std::string> header = reader.next({});
  log.set_line(reader.line());
  // Equal names could not be told apart anywhere below.
  if (header.size() != kCells || header[1].empty() || header[2].empty() || header[1] == header[2]) {
    log.error("Feature", "the table's first row does not name two entities", "");
    return std::nullopt;
  }
  table.names = {header[1], header[2]};
  const std::string heading_after = heading(table.names[0]);
  while (reader.in_table(heading_after)) {
    std::vector<std::string> cells = reader.next(heading_after);
    if (is_rule(cells)) continue;
    if (cells.size() == kCells) {
      table.rows.push_back({.feature = std::move(cells[0]),
                            .values = {std::move(cells[1]), std::move(cells[2])},
                            .line = reader.line()});
      continue;
    }
    log.set_line(reader.line());
    log.warn(cells.empty() ? "" : catalogue::shorten(cells[0]),
             fmt::format("a row of {} cells, not {}, is left out", cells.size(), kCells), "");
  }
  table.end = reader.at();
  return table;
}

}  // namespace matchgraph::page
