// Paragraphs and columns, laid out in the lines of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/render.h"
#include "render/text/styled_text.h"

namespace matchgraph::render {

/// A cell of one row: its text wraps within `width` columns.
struct Column {
  StyledText text;
  std::size_t width = 0;
};

/// Collects lines from top to bottom. No line is wider than the style's width (taken between 40 and
/// 200), unless one unbreakable word is: `paragraph`, unless told otherwise, and the last column
/// keep long words whole.
class TextPage {
 public:
  explicit TextPage(const TextStyle& style);

  std::size_t width() const { return width_; }

  /// Wrapped text; the first line starts at column `indent`, further ones at `hanging`.
  void paragraph(const StyledText& text, std::size_t indent, std::size_t hanging,
                 LongWords long_words = LongWords::kKeep);
  void paragraph(const StyledText& text, std::size_t indent = 0) {
    paragraph(text, indent, indent);
  }
  /// A label at `indent`, and the text wrapped beside it from column `text_column` on.
  void labelled(std::size_t indent, const StyledText& label, std::size_t text_column,
                const StyledText& text);
  /// Cells side by side, two columns apart.
  void row(std::size_t indent, const std::vector<Column>& cells);
  /// A bold line with an empty one above it, unless it is the first.
  void heading(std::string_view text);
  /// An empty line; several in a row, and one at the top, are one and none.
  void blank();

  /// What was laid out, each line ended; the page is empty afterwards.
  std::string take();

 private:
  void line(std::size_t indent, const StyledText& text);

  std::size_t width_;
  bool colour_;
  std::string out_;
};

/// Columns between two cells of a row.
inline constexpr std::size_t kGutter = 2;
/// What lists stand in by.
inline constexpr std::size_t kListIndent = 2;

}  // namespace matchgraph::render
