#include "render/markdown/markdown_page.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <utility>

#include "render/html/web_address.h"

namespace matchgraph::render {
namespace {

// Escaping too much is not seen by readers, escaping too little is.
// Any of them could begin or end emphasis, code, links, HTML, entities, mathematics or a table's
// cell.
constexpr std::string_view kMarkup = "\\`*_[]<>|~&$";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

constexpr std::string_view kBullet = "- ";

// What stands at a line's start could be a heading, a list or a rule.
std::string as_block(const std::string& source) {
  const std::size_t begin = source.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  std::string block = source.substr(begin);
  // A colon or a row of "=" makes a heading or a table of the line before in some readers.
  // Only at the beginning of a block, where these have a meaning.
  if (std::string_view("#+-=:").find(block[0]) != std::string_view::npos) return "\\" + block;
  const std::size_t digits = block.find_first_not_of("0123456789");
  // Escaped behind the digits, as a backslash before a digit is shown.
  const bool numbered =
      digits > 0 && digits != std::string::npos && (block[digits] == '.' || block[digits] == ')');
  return numbered ? block.insert(digits, 1, '\\') : block;
}

bool is_space_or_punctuation(std::string_view glyph) {
  utf8proc_int32_t point = 0;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(glyph.data()),
                   static_cast<utf8proc_ssize_t>(glyph.size()), &point);
  const auto category = utf8proc_category(point);
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_ZP;
}

// CommonMark's rule of flanking: "** word**" shows its asterisks.
bool is_bold(const Glyph& glyph) { return glyph.ink == Ink::kStrong || glyph.ink == Ink::kMarked; }

// Asterisks make words bold only where they touch a letter or a digit: bold stretches lose their
// spaces and punctuation at both ends.
std::vector<bool> bold_glyphs(const std::vector<Glyph>& glyphs) {
  std::vector<bool> bold(glyphs.size(), false);
  for (std::size_t i = 0; i < glyphs.size();) {
    std::size_t end = i;
    while (end < glyphs.size() && is_bold(glyphs[end])) ++end;
    std::size_t first = i;
    std::size_t last = end;
    while (first < last && is_space_or_punctuation(glyphs[first].bytes)) ++first;
    while (first < last && is_space_or_punctuation(glyphs[last - 1].bytes)) --last;
    for (std::size_t at = first; at < last; ++at) bold[at] = true;
    i = std::max(end, i + 1);
  }
  return bold;
}

// A destination without brackets, spaces, pipes or entities.
// By percent signs, as in any address: brackets would end the link.
std::string escaped_address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::string_view("()[]|`*^{}'").find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", byte);
    } else if (c == '&') {
      // An entity such as "&copy;" would be read within an address.
      out += "\\&";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Markdown& Markdown::add(const StyledText& text) {
  const std::vector<Glyph>& glyphs = text.glyphs();
  const std::vector<bool> bold = bold_glyphs(glyphs);
  bool within = false;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (bold[i] != within) source_ += "**";
    within = bold[i];
    // The markup is ours, the text between it is escaped.
    source_ += escaped(glyphs[i].bytes);
  }
  if (within) source_ += "**";
  return *this;
}

Markdown& Markdown::add(const Markdown& other) {
  source_ += other.source_;
  return *this;
}

Markdown& Markdown::add_link(std::string_view label, std::string_view url) {
  // Only web addresses become links: "javascript:" and the like stay text.
  if (!is_web_address(url)) return add(label);
  source_ += "[";
  add(label);
  source_ += "](" + escaped_address(url) + ")";
  return *this;
}

void MarkdownPage::start_block() {
  if (!out_.empty()) out_ += '\n';
  in_list_ = false;
  outer_marker_ = 0;
}

void MarkdownPage::heading(std::size_t level, const Markdown& text) {
  start_block();
  out_ += std::string(level, '#') + " " + as_block(text.source()) + "\n";
}

void MarkdownPage::paragraph(const Markdown& text) {
  const std::string block = as_block(text.source());
  if (block.empty()) return;
  start_block();
  out_ += block + "\n";
}

void MarkdownPage::item(std::size_t depth, const Markdown& text) {
  if (!in_list_) start_block();
  in_list_ = true;
  if (depth == 0) outer_marker_ = kBullet.size();
  // Items of a numbered list are its parts only when they are indented as far as its text.
  // By the width of the marker: "10. " indents by four.
  const std::size_t indent = depth == 0 ? 0 : outer_marker_ + kBullet.size() * (depth - 1);
  out_ += std::string(indent, ' ') + std::string(kBullet) + as_block(text.source()) + "\n";
}

void MarkdownPage::numbered(std::size_t number, const Markdown& text) {
  if (!in_list_) start_block();
  in_list_ = true;
  const std::string marker = std::to_string(number) + ". ";
  outer_marker_ = marker.size();
  out_ += marker + as_block(text.source()) + "\n";
}

void MarkdownPage::table(const std::vector<Markdown>& head,
                         const std::vector<std::vector<Markdown>>& rows) {
  start_block();
  out_ += '|';
  // A row of the head, then one of dashes: GitHub takes it for a table only then.
  for (const Markdown& cell : head) out_ += " " + cell.source() + " |";
  out_ += "\n|";
  for (std::size_t i = 0; i < head.size(); ++i) out_ += "---|";
  out_ += '\n';
  for (const std::vector<Markdown>& row : rows) {
    out_ += '|';
    for (std::size_t i = 0; i < head.size(); ++i) {
      out_ += " " + (i < row.size() ? row[i].source() : std::string()) + " |";
    }
    out_ += '\n';
  }
}

std::string MarkdownPage::take() {
  in_list_ = false;
  return std::exchange(out_, {});
}

}  // namespace matchgraph::render
