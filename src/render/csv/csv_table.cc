#include "render/csv/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "render/text/styled_text.h"
#include "text/parse_number.h"

namespace matchgraph::render {
namespace {

bool is_number(std::string_view text) {
  // "+5" is a number to a spreadsheet and no formula.
  if (text.starts_with('+')) text.remove_prefix(1);
  return parse_number<double>(text).has_value();
}

// Spreadsheets run what begins so, and take full-width signs for the plain ones. An apostrophe in
// front makes a text of it.
bool begins_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kSigns = {"=",  "+",  "-",  "@",
                                                             "＝", "＋", "－", "＠"};
  // Some programs drop spaces in front before they look.
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}

std::string harmless(std::string_view untrusted) {
  // Line ends and controls become spaces, so that a record is a line for every reader.
  std::string text = StyledText(untrusted).print(false);
  return begins_formula(text) && !is_number(text) ? "'" + text : text;
}

}  // namespace

CsvCell::CsvCell(std::string_view untrusted) : text_(harmless(untrusted)) {}
CsvCell::CsvCell(const std::string& untrusted) : text_(harmless(untrusted)) {}
CsvCell::CsvCell(const char* untrusted) : text_(harmless(untrusted)) {}
// A spreadsheet knows no infinity, and an empty cell is left out of sums.
CsvCell::CsvCell(double number)
    : text_(std::isfinite(number) ? fmt::format("{}", number) : std::string()) {}
CsvCell::CsvCell(std::optional<double> number) {
  if (number) *this = CsvCell(*number);
}
CsvCell::CsvCell(std::size_t number) : text_(std::to_string(number)) {}

std::string CsvCell::field() const {
  // Spaces at the ends are dropped by some readers unless they are quoted.
  const bool plain = text_.find_first_of(",\"") == std::string::npos && !text_.starts_with(' ') &&
                     !text_.ends_with(' ');
  if (plain) return text_;
  std::string quoted = "\"";
  for (const char c : text_) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

CsvTable::CsvTable(const std::vector<CsvCell>& head) : width_(head.size()) { add(head); }

void CsvTable::add(const std::vector<CsvCell>& cells) {
  // A short record is filled up: every one has as many fields as the head.
  // What is too much would move all columns behind it.
  for (std::size_t i = 0; i < width_; ++i) {
    if (i > 0) out_ += ',';
    if (i < cells.size()) out_ += cells[i].field();
  }
  // RFC 4180 asks for CR LF.
  out_ += "\r\n";
}

std::string CsvTable::take() { return std::exchange(out_, {}); }

}  // namespace matchgraph::render
