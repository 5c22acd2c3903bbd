#include "render/text/styled_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

#include "text/unicode_text.h"

namespace matchgraph::render {
namespace {

constexpr utf8proc_int32_t kReplacement = 0xFFFD;

// A pile of accents is one glyph however high it is: past these it is cut.
// A family of four emoji in chosen skin tones takes 41 bytes and fits; a hundred accents on one
// letter do not.
constexpr std::size_t kMaxGlyphBytes = 48;
constexpr int kMaxGlyphWidth = 8;

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kNarrowestExcerpt = 8;  // columns: one wide glyph between two ellipses

enum class Fate { kKeep, kSpace, kDrop };

// By category and not by a list of characters, so that what later editions of Unicode add is
// handled as its kind.
Fate fate_of(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_CC:
      // Line ends and tabs part words; the rest moves cursors and rings bells.
      return (point >= '\t' && point <= '\r') || point == 0x85 ? Fate::kSpace : Fate::kDrop;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return Fate::kSpace;
    default:
      return catalogue::is_hidden(point) ? Fate::kDrop : Fate::kKeep;
  }
}

int columns_of(utf8proc_int32_t point) {
  // Code points younger than the library's tables count as 0 there, yet terminals print something.
  if (utf8proc_category(point) == UTF8PROC_CATEGORY_CN) return 1;
  return utf8proc_charwidth(point);
}

std::string_view opening(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kStrong:
      return "\x1b[1m";
    case Ink::kFaint:
      return "\x1b[2m";
    case Ink::kMarked:
      return "\x1b[1;4m";
  }
  return "";
}

// Of bytes, as highlights are found in the stored text: glyphs are only made here.
bool is_marked(std::size_t position, std::span<const TextSpan> marks) {
  return std::any_of(marks.begin(), marks.end(), [position](const TextSpan& mark) {
    return position >= mark.begin && position < mark.end;
  });
}

// Decodes text into glyphs, one code point at a time.
class GlyphBuilder {
 public:
  explicit GlyphBuilder(std::vector<Glyph>& glyphs) : glyphs_(glyphs) {}

  void take(utf8proc_int32_t point, Ink ink) {
    switch (fate_of(point)) {
      case Fate::kDrop:
        return;
      case Fate::kSpace:
        point = ' ';
        break;
      case Fate::kKeep:
        break;
    }
    char bytes[4];
    const auto size = static_cast<std::size_t>(
        utf8proc_encode_char(point, reinterpret_cast<utf8proc_uint8_t*>(bytes)));
    const int width = columns_of(point);
    // Stateful, as flags and families of emoji depend on more than their last code point.
    const bool starts =
        previous_ < 0 || utf8proc_grapheme_break_stateful(previous_, point, &break_state_);
    previous_ = point;
    if (!starts && joins(size, width)) {
      glyphs_.back().bytes.append(bytes, size);
      glyphs_.back().width = static_cast<std::uint8_t>(glyphs_.back().width + width);
    } else if (starts || width > 0) {
      // What is cut off from a pile of accents has no width and is dropped; anything wider begins a
      // glyph of its own.
      glyphs_.push_back({std::string(bytes, size), static_cast<std::uint8_t>(width), ink});
    }
  }

 private:
  // The width is kept in one byte, so sums of widths are bounded here too.
  bool joins(std::size_t size, int width) const {
    const Glyph& last = glyphs_.back();
    return last.bytes.size() + size <= kMaxGlyphBytes && last.width + width <= kMaxGlyphWidth;
  }

  std::vector<Glyph>& glyphs_;
  utf8proc_int32_t previous_ = -1;
  utf8proc_int32_t break_state_ = 0;
};

// A stretch of glyphs that stays on one line.
struct Atom {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t width = 0;
  bool after_space = false;
};

// Words are not copied: an atom is a range of glyphs, and the glyphs keep their ink.
std::vector<Atom> atoms_of(const std::vector<Glyph>& glyphs) {
  std::vector<Atom> atoms;
  bool space = true;
  bool wide = false;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (glyphs[i].is_space()) {
      space = true;
      continue;
    }
    const bool is_wide = glyphs[i].width >= 2;
    // Wide characters (Chinese, Japanese) are written without spaces, and a line may break beside
    // each of them.
    if (space || wide || is_wide) atoms.push_back({i, i, 0, space});
    atoms.back().end = i + 1;
    atoms.back().width += glyphs[i].width;
    space = false;
    wide = is_wide;
  }
  return atoms;
}

// Collects atoms into lines.
class LineFiller {
 public:
  LineFiller(const std::vector<Glyph>& glyphs, std::size_t width)
      : glyphs_(glyphs), width_(width) {}

  void place(const Atom& atom, LongWords long_words) {
    const std::size_t gap = atom.after_space && used_ > 0 ? 1 : 0;
    if (used_ > 0 && used_ + gap + atom.width > width_) flush();
    // The gap is dropped at a line's beginning, where it would look like an indent.
    if (used_ > 0 && gap > 0) put({" ", 1, joint_ink(atom)});
    for (std::size_t i = atom.begin; i < atom.end; ++i) {
      // A word longer than a line is cut within, or left to stick out where it has to stay whole,
      // as an address.
      const bool full = used_ > 0 && used_ + glyphs_[i].width > width_;
      if (full && long_words == LongWords::kBreak) flush();
      put(glyphs_[i]);
    }
  }

  std::vector<StyledText> take() {
    if (used_ > 0) flush();
    return std::move(lines_);
  }

 private:
  // The space between two marked words is not itself marked unless it was.
  Ink joint_ink(const Atom& atom) const {
    return atom.begin > 0 && glyphs_[atom.begin - 1].is_space() ? glyphs_[atom.begin - 1].ink
                                                                : Ink::kPlain;
  }

  void put(const Glyph& glyph) {
    line_.add(glyph);
    used_ += glyph.width;
  }

  void flush() {
    lines_.push_back(std::move(line_));
    line_ = StyledText();
    used_ = 0;
  }

  const std::vector<Glyph>& glyphs_;
  std::size_t width_;
  std::vector<StyledText> lines_;
  StyledText line_;
  std::size_t used_ = 0;
};

// Where a window may begin, and how many marked glyphs one that begins there shows.
struct Window {
  std::size_t begin = 0;
  std::size_t marked = 0;
};

// Window by window in one pass, as texts of capabilities have thousands of glyphs and each page has
// dozens of them.
std::vector<Window> windows(const std::vector<Glyph>& glyphs, std::size_t columns) {
  std::vector<Window> found;
  std::size_t end = 0;
  std::size_t width = 0;
  std::size_t marked = 0;
  for (std::size_t begin = 0; begin < glyphs.size(); ++begin) {
    // A window that moves along: each glyph enters and leaves once.
    while (end < glyphs.size() && width + glyphs[end].width <= columns) {
      width += glyphs[end].width;
      marked += glyphs[end].ink == Ink::kMarked ? 1 : 0;
      ++end;
    }
    const bool at_word = begin == 0 || glyphs[begin - 1].is_space() || glyphs[begin].width >= 2;
    if (at_word && !glyphs[begin].is_space()) found.push_back({begin, marked});
    // Later windows would show less text and no more of it.
    if (end == glyphs.size()) break;
    if (end == begin) {
      ++end;  // a glyph wider than the window: step over it
      continue;
    }
    width -= glyphs[begin].width;
    marked -= glyphs[begin].ink == Ink::kMarked ? 1 : 0;
  }
  return found;
}

// The window that shows most; of equals the beginning of the text, else the middle one, so that
// marked words stand inside and not at an edge.
// The middle one is found among neighbours of equal count only: windows behind the first run may
// show other places.
std::size_t best_begin(const std::vector<Window>& candidates) {
  if (candidates.empty()) return 0;
  std::size_t first = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (candidates[i].marked > candidates[first].marked) first = i;
  }
  if (first == 0) return candidates[0].begin;
  std::size_t last = first;
  while (last + 1 < candidates.size() && candidates[last + 1].marked == candidates[first].marked) {
    ++last;
  }
  return candidates[first + (last - first) / 2].begin;
}

}  // namespace

StyledText& StyledText::add(std::string_view untrusted, Ink ink) {
  return add_marked(untrusted, {}, ink);
}

StyledText& StyledText::add_marked(std::string_view untrusted, std::span<const TextSpan> marks,
                                   Ink ink) {
  // One builder for the whole text, as an accent joins the glyph before it.
  GlyphBuilder builder(glyphs_);
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(untrusted.data());
  for (std::size_t i = 0; i < untrusted.size();) {
    utf8proc_int32_t point = kReplacement;
    const auto size =
        utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(untrusted.size() - i), &point);
    // Each byte that is no UTF-8 becomes one replacement sign, so that nothing reaches the terminal
    // as it was sent.
    builder.take(size > 0 ? point : kReplacement, is_marked(i, marks) ? Ink::kMarked : ink);
    i += size > 0 ? static_cast<std::size_t>(size) : 1;
  }
  return *this;
}

StyledText& StyledText::add(const StyledText& other) {
  glyphs_.insert(glyphs_.end(), other.glyphs_.begin(), other.glyphs_.end());
  return *this;
}

StyledText& StyledText::add(const Glyph& glyph) {
  glyphs_.push_back(glyph);
  return *this;
}

// For writers of other formats, which open and close a style once for each run.
std::vector<Run> StyledText::runs() const {
  std::vector<Run> runs;
  for (const Glyph& glyph : glyphs_) {
    if (runs.empty() || runs.back().ink != glyph.ink) runs.push_back({{}, glyph.ink});
    runs.back().text += glyph.bytes;
  }
  return runs;
}

std::size_t StyledText::width() const {
  std::size_t columns = 0;
  for (const Glyph& glyph : glyphs_) columns += glyph.width;
  return columns;
}

std::string StyledText::print(bool colour) const {
  std::string out;
  Ink ink = Ink::kPlain;
  for (const Glyph& glyph : glyphs_) {
    if (colour && glyph.ink != ink) {
      // Reset first: one style must not be left over under the next.
      if (ink != Ink::kPlain) out += "\x1b[0m";
      out += opening(glyph.ink);
      ink = glyph.ink;
    }
    out += glyph.bytes;
  }
  if (ink != Ink::kPlain) out += "\x1b[0m";
  return out;
}

std::vector<StyledText> wrap(const StyledText& text, std::size_t width, LongWords long_words) {
  // A wide glyph takes two columns.
  LineFiller filler(text.glyphs(), std::max<std::size_t>(width, 2));
  for (const Atom& atom : atoms_of(text.glyphs())) filler.place(atom, long_words);
  return filler.take();
}

StyledText excerpt(const StyledText& text, std::size_t columns) {
  columns = std::max(columns, kNarrowestExcerpt);
  if (text.width() <= columns) return text;
  const std::vector<Glyph>& glyphs = text.glyphs();
  const std::size_t room = columns - 4;  // for "… " and " …"
  const std::size_t begin = best_begin(windows(glyphs, room));
  StyledText cut;
  if (begin > 0) cut.add(kEllipsis, Ink::kFaint).add(" ");
  std::size_t end = begin;
  std::size_t width = 0;
  std::size_t word_end = begin;
  // The end of the last word that fits is remembered instead of looked for backwards, as glyphs of
  // Chinese end a word each.
  while (end < glyphs.size() && width + glyphs[end].width <= room) {
    width += glyphs[end].width;
    ++end;
    // Cut at a word's end where one fits.
    const bool whole = end == glyphs.size() || glyphs[end].is_space() || glyphs[end].width >= 2;
    if (whole) word_end = end;
  }
  if (word_end == begin) word_end = end;  // one word fills the room
  for (std::size_t i = begin; i < word_end; ++i) cut.add(glyphs[i]);
  if (word_end < glyphs.size()) cut.add(" ").add(kEllipsis, Ink::kFaint);
  return cut;
}

}  // namespace matchgraph::render
