#include "server/web/pictures/comparison_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "render/html/html_template.h"
#include "render/text/styled_text.h"
#include "server/web/web_files.h"
#include "wording/told_name.h"

namespace matchgraph::web {
namespace {

using render::field_list;
using render::Fields;
using render::StyledText;

constexpr std::size_t kPictureColumns = 4;       // entities drawn; more are told by their number
constexpr std::size_t kPictureRows = 4;          // facts that differ
constexpr std::size_t kPictureLineColumns = 66;  // of the sentence, at its size
constexpr std::size_t kPictureLines = 3;
constexpr double kPictureLeft = 70;
constexpr double kPictureLabelWidth = 190;
constexpr double kPictureFirstRow = 400;
constexpr double kPictureRowHeight = 46;
constexpr double kPictureFirstLine = 250;
constexpr double kPictureLineHeight = 40;

/// The text in lines of at most so many columns, broken between words; what does not fit ends in an
/// ellipsis.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines = {""};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    // A word that is longer than a line has it for itself.
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (StyledText(longer).width() <= kPictureLineColumns || lines.back().empty()) {
      lines.back() = longer;
    } else if (lines.size() < kPictureLines) {
      lines.push_back(word);
    } else {
      lines.back() += " …";
      break;
    }
  }
  return lines;
}

std::string cut(const std::string& text, std::size_t columns) {
  return render::excerpt(StyledText(text), columns).print(false);
}

std::string told(const Comparison& comparison) {
  const std::vector<VerdictSentence>& parting = comparison.verdict.parting;
  return parting.empty() ? comparison.verdict.summary : parting.front().text;
}

Fields placed(double x, double y, const std::string& text) {
  Fields one("x", fmt::format("{:.0f}", x));
  one.set("y", fmt::format("{:.0f}", y));
  one.set("text", render::field(text));
  return one;
}

/// These are told even where they are the same or not known of one.
constexpr std::array<std::string_view, 2> kAlwaysDrawn = {"Price", "License"};

/// Price and licence first, as people choose by them, then what differs and is known of all but
/// the rank, which is no reason to choose by.
std::vector<const TableRow*> drawn_rows(const Comparison& comparison) {
  std::vector<const TableRow*> out;
  const auto is_unknown = [](const std::string& value) {
    return value.empty() || value == "unknown";
  };
  const auto is_chosen_by = [](const TableRow& row) {
    return std::find(kAlwaysDrawn.begin(), kAlwaysDrawn.end(), row.feature) != kAlwaysDrawn.end();
  };
  for (const TableRow& row : comparison.table) {
    const bool is_known = !std::all_of(row.values.begin(), row.values.end(), is_unknown);
    if (is_chosen_by(row) && is_known) out.push_back(&row);
  }
  for (const TableRow& row : comparison.table) {
    const bool is_known = std::none_of(row.values.begin(), row.values.end(), is_unknown);
    // The price says by itself whether something is paid for.
    const bool is_told = is_chosen_by(row) || row.feature == "Pricing";
    if (!is_told && row.differs && is_known) out.push_back(&row);
  }
  // The picture is as high as sites show it.
  if (out.size() > kPictureRows) out.resize(kPictureRows);
  return out;
}

Fields picture_rows(const Comparison& comparison, std::size_t columns, double width) {
  Fields rows = field_list();
  double y = kPictureFirstRow;
  for (const TableRow* const shown : drawn_rows(comparison)) {
    const TableRow& row = *shown;
    Fields cells = field_list();
    for (std::size_t i = 0; i < columns; ++i) {
      cells.push_back(placed(
          kPictureLeft + kPictureLabelWidth + width * static_cast<double>(i), y,
          // With more columns each has half the room.
          cut(row.values.at(i).empty() ? "unknown" : row.values.at(i), columns > 2 ? 15 : 30)));
    }
    Fields one = placed(kPictureLeft, y, cut(row.feature, 14));
    one.set("cells", cells);
    rows.push_back(one);
    y += kPictureRowHeight;
  }
  return rows;
}

}  // namespace

std::string comparison_picture(const Comparison& comparison) {
  // Parsing costs more than filling, and filling is for one thread.
  thread_local render::PageTemplate page(kComparisonPictureHtml);
  const std::size_t columns = std::min(kPictureColumns, comparison.cards.size());
  const double width =
      (kPictureWidth - kPictureLeft - kPictureLabelWidth) / static_cast<double>(columns);
  std::string title;
  for (std::size_t i = 0; i < columns; ++i) {
    title += (i == 0 ? "" : " vs ") + told_name(comparison.cards[i]);
  }
  const std::size_t further = comparison.cards.size() - columns;
  if (further > 0) title += fmt::format(" and {} more", further);
  Fields fields("title", render::field(cut(title, 46)));
  Fields lines = field_list();
  double y = kPictureFirstLine;
  for (const std::string& line : lines_of(told(comparison))) {
    lines.push_back(placed(kPictureLeft, y, line));
    y += kPictureLineHeight;
  }
  fields.set("lines", lines);
  fields.set("rows", picture_rows(comparison, columns, width));
  return page.fill(std::move(fields));
}

}  // namespace matchgraph::web
