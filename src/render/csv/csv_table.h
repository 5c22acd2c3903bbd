// A table as comma-separated values (RFC 4180) that a spreadsheet shows as it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::render {

/// One cell, made of what stands in it. Text is made harmless when it enters: control characters
/// and line ends go as from every text (styled_text.h), so that a record is a line; and what a
/// spreadsheet would run as a formula (it begins with = + - @, full-width or not, and is no number)
/// gets an apostrophe in front.
class CsvCell {
 public:
  CsvCell() = default;
  CsvCell(std::string_view untrusted);
  CsvCell(const std::string& untrusted);
  CsvCell(const char* untrusted);
  CsvCell(double number);
  CsvCell(std::optional<double> number);
  CsvCell(std::size_t number);

  /// As it stands in a record: quoted where it holds a comma, a quote or outer spaces.
  std::string field() const;

 private:
  std::string text_;
};

/// Collects records of one width. UTF-8 without a byte order mark, lines end in CR LF.
class CsvTable {
 public:
  explicit CsvTable(const std::vector<CsvCell>& head);

  /// Cells that are missing are empty, those beyond the head's width are left out.
  void add(const std::vector<CsvCell>& cells);

  std::string take();

 private:
  std::size_t width_;
  std::string out_;
};

}  // namespace matchgraph::render
