// How wide is this text on a terminal, where may it break, and what must not reach the terminal?
//
// Text from catalogues is untrusted: control characters, escape sequences and direction overrides
// are removed when it is added, line ends and tabs become spaces, broken UTF-8 becomes U+FFFD.
// Plain values; functions are free of state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// What a piece of text is printed in, on a terminal that has colours.
enum class Ink : std::uint8_t { kPlain, kStrong, kFaint, kMarked };

/// What a reader sees as one character: a letter with its accents, an emoji with its modifiers.
struct Glyph {
  std::string bytes;
  std::uint8_t width = 1;  ///< columns
  Ink ink = Ink::kPlain;

  bool is_space() const { return bytes == " "; }
};

/// Neighbouring glyphs of one ink.
struct Run {
  std::string text;
  Ink ink = Ink::kPlain;

  bool operator==(const Run&) const = default;
};

/// Text that is safe to print, with the ink of each glyph.
class StyledText {
 public:
  StyledText() = default;
  explicit StyledText(std::string_view untrusted, Ink ink = Ink::kPlain) { add(untrusted, ink); }

  StyledText& add(std::string_view untrusted, Ink ink = Ink::kPlain);
  /// As add, with the given byte ranges of `untrusted` in Ink::kMarked. Ranges may overlap, be in
  /// any order, and end beyond the text.
  StyledText& add_marked(std::string_view untrusted, std::span<const TextSpan> marks,
                         Ink ink = Ink::kPlain);
  StyledText& add(const StyledText& other);
  StyledText& add(const Glyph& glyph);

  const std::vector<Glyph>& glyphs() const { return glyphs_; }
  bool empty() const { return glyphs_.empty(); }
  /// The text cut where its ink changes.
  std::vector<Run> runs() const;
  /// Columns on one line.
  std::size_t width() const;
  /// The bytes to print; escape sequences for the ink only with `colour`.
  std::string print(bool colour) const;

 private:
  std::vector<Glyph> glyphs_;
};

/// What becomes of a word that is wider than the line.
enum class LongWords {
  kKeep,   ///< it stays whole on a line of its own: for ids and addresses
  kBreak,  ///< it breaks between glyphs: for columns
};

/// Lines of at most `width` columns (at least 2 are used), broken at spaces and beside wide glyphs.
/// Runs of spaces become one. Empty text gives no lines.
std::vector<StyledText> wrap(const StyledText& text, std::size_t width, LongWords long_words);

/// The text when it fits into `columns` (at least 8 are used), else the part of it that holds the
/// most marked glyphs, with an ellipsis where something was cut off.
StyledText excerpt(const StyledText& text, std::size_t columns);

}  // namespace matchgraph::render
