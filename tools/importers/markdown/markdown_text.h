// Running text while it is put together from pieces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::markdown {

/// Collects the pieces of one Text.
class TextBuilder {
 public:
  /// Adds words; white space collapses to one space.
  void add(std::string_view words);
  /// A hard line break.
  void break_line();
  /// The end of a line of the file: a space, but a break where two sentences meet without a stop.
  void end_line();
  /// Begins a span that the next close() of its kind ends; a close() without one does nothing.
  void open(SpanKind kind, std::string target);
  void close(SpanKind kind);

  bool empty() const { return text_.words.find_first_not_of(" \n") == std::string::npos; }
  /// The text, with what is open closed. The builder is empty afterwards.
  Text take();

 private:
  Text text_;
  std::vector<Span> open_;
  std::vector<std::size_t> line_ends_;  ///< spaces of the text at which a line of the file ends
};

/// "&amp;" -> "&", "&#65;" -> "A"; names that are not known stay as they are.
std::string decode_entity(std::string_view entity);
/// The text with its entities decoded.
std::string decode_entities(std::string_view text);

}  // namespace matchgraph::markdown
