// GitHub Flavored Markdown in which a text from a catalogue is never more than text.
//
// Text enters as `Markdown`, which escapes whatever could be markup, a table's edge or HTML; only
// this file writes markup. Control characters, direction overrides and line ends are gone as they
// are from every text (styled_text.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/text/styled_text.h"

namespace matchgraph::render {

/// Words within a line: escaped text, bold words, links.
class Markdown {
 public:
  Markdown() = default;
  explicit Markdown(std::string_view untrusted) { add(untrusted); }
  /// Strong and marked glyphs in bold.
  explicit Markdown(const StyledText& text) { add(text); }

  Markdown& add(std::string_view untrusted) { return add(StyledText(untrusted)); }
  Markdown& add(const StyledText& text);
  Markdown& add(const Markdown& other);
  /// The label as a link to a web address; as text when the address is none.
  Markdown& add_link(std::string_view label, std::string_view url);

  bool empty() const { return source_.empty(); }
  const std::string& source() const { return source_; }

 private:
  std::string source_;
};

/// Collects blocks from top to bottom.
class MarkdownPage {
 public:
  /// `level` 1 is the page's title.
  void heading(std::size_t level, const Markdown& text);
  /// Nothing for an empty text.
  void paragraph(const Markdown& text);
  /// "- text", `depth` lists deep.
  void item(std::size_t depth, const Markdown& text);
  /// "3. text"
  void numbered(std::size_t number, const Markdown& text);
  /// Rows of fewer cells than the head are filled up with empty ones.
  void table(const std::vector<Markdown>& head, const std::vector<std::vector<Markdown>>& rows);

  /// What was laid out, each line ended; the page is empty afterwards.
  std::string take();

 private:
  void start_block();

  std::string out_;
  bool in_list_ = false;
  std::size_t outer_marker_ = 0;  // width of the marker that nested items stand under
};

}  // namespace matchgraph::render
