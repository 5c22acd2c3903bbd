#include "render/text/text_page.h"

#include <algorithm>
#include <utility>

namespace matchgraph::render {
namespace {

constexpr std::size_t kMinWidth = 40;
constexpr std::size_t kMaxWidth = 200;

// Never less than a wide glyph takes, however deep the indent.
std::size_t room_beside(std::size_t used, std::size_t width) {
  return width > used + 2 ? width - used : 2;
}

// `text` with spaces in front, so that it starts at `column` of a line that has `used` columns.
void append_at(StyledText& line, std::size_t column, const StyledText& text) {
  const std::size_t used = line.width();
  if (column > used) line.add(std::string(column - used, ' '));
  line.add(text);
}

}  // namespace

TextPage::TextPage(const TextStyle& style)
    // In fewer columns tables break to letters, and longer lines are hard to follow.
    : width_(std::clamp(style.width, kMinWidth, kMaxWidth)), colour_(style.colour) {}

void TextPage::line(std::size_t indent, const StyledText& text) {
  out_ += std::string(indent, ' ');
  out_ += text.print(colour_);
  out_ += '\n';
}

void TextPage::paragraph(const StyledText& text, std::size_t indent, std::size_t hanging,
                         LongWords long_words) {
  // Wrapped at the deeper of the two, so that one width serves all lines.
  const std::size_t room = room_beside(std::max(indent, hanging), width_);
  std::size_t column = indent;
  for (const StyledText& wrapped : wrap(text, room, long_words)) {
    line(column, wrapped);
    column = hanging;
  }
}

void TextPage::labelled(std::size_t indent, const StyledText& label, std::size_t text_column,
                        const StyledText& text) {
  // A label wider than its column wraps inside it, and never pushes the text out of line.
  const std::size_t label_width =
      text_column > indent + kGutter ? text_column - indent - kGutter : 1;
  row(indent, {{label, label_width}, {text, room_beside(text_column, width_)}});
}

void TextPage::row(std::size_t indent, const std::vector<Column>& cells) {
  std::vector<std::vector<StyledText>> wrapped;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // The last column may stick out: an address that is cut in two can be neither clicked nor
    // copied.
    // All cells are wrapped before the first line is printed, as the tallest decides how many lines
    // the row takes.
    const bool last = i + 1 == cells.size();
    wrapped.push_back(
        wrap(cells[i].text, cells[i].width, last ? LongWords::kKeep : LongWords::kBreak));
    height = std::max(height, wrapped.back().size());
  }
  for (std::size_t level = 0; level < height; ++level) {
    StyledText out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (level < wrapped[i].size()) append_at(out, column, wrapped[i][level]);
      column += cells[i].width + kGutter;
    }
    line(indent, out);
  }
}

void TextPage::heading(std::string_view text) {
  blank();
  paragraph(StyledText(text, Ink::kStrong), 0, 0, LongWords::kBreak);
}

void TextPage::blank() {
  // One empty line and no more, whoever asked for it.
  if (out_.empty() || out_.ends_with("\n\n")) return;
  out_ += '\n';
}

std::string TextPage::take() { return std::exchange(out_, {}); }

}  // namespace matchgraph::render
