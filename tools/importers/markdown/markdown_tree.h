// A Markdown file -> a small tree of blocks with plain text, links and line numbers.
//
// GitHub's dialect, read with md4c, which no other file knows. Images and badges are not text; raw
// HTML is read as far as it holds text, headings, links, line breaks and tables of data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::markdown {

enum class SpanKind : std::uint8_t { kLink, kStrong, kEmphasis, kCode };

/// A part of a text: bytes `begin` to `end` of its words, never empty.
struct Span {
  SpanKind kind = SpanKind::kLink;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string target;  ///< of a link, as written

  bool operator==(const Span&) const = default;
};

/// Running text: single spaces, '\n' for a hard line break, trimmed at both ends.
struct Text {
  std::string words;
  std::vector<Span> spans;  ///< by `end`

  bool operator==(const Text&) const = default;
};

enum class BlockKind : std::uint8_t {
  kDocument,
  kHeading,
  kParagraph,
  kList,
  kItem,
  kQuote,
  kCode,
  kTable,
  kRow
};

struct Block {
  BlockKind kind = BlockKind::kDocument;
  std::size_t line = 0;         ///< from 1: where its first text stands
  int level = 0;                ///< of a heading, 1 to 6
  bool from_html = false;       ///< a heading, paragraph or table made of raw HTML
  std::optional<bool> checked;  ///< of an item of a task list
  Text text;                    ///< of a heading, paragraph, code, and an item's first paragraph
  std::vector<Text> cells;      ///< of a row; the first row of a table is its header
  std::vector<Block> children;
};

/// An address that the file mentions, in links, images and badges.
struct Address {
  std::string target;
  std::size_t line = 0;
  bool is_image = false;
};

/// A part of a file that is not read.
struct Unread {
  std::string what;  ///< "table", "directive"
  std::size_t line = 0;

  bool operator==(const Unread&) const = default;
};

struct Document {
  Block root;
  std::vector<Address> addresses;  ///< in the order of the file
  std::vector<Unread> unread;      ///< in the order of the file
  bool too_deep = false;           ///< blocks beyond the depth that is kept were left out
};

/// Blocks inside blocks beyond this are left out: each level costs stack when the tree is walked.
inline constexpr std::size_t kMaxDepth = 48;

/// Reads a file, any bytes; `first_line` is the number of its first line. Text that is not UTF-8
/// stays as it is. Throws std::bad_alloc only. Cost: linear for usual files.
Document parse(std::string_view bytes, std::size_t first_line = 1);

/// The link that has the byte, or nothing.
const Span* link_at(const Text& text, std::size_t byte);

}  // namespace matchgraph::markdown
