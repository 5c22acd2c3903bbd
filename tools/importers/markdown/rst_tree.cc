#include "tools/importers/markdown/rst_tree.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "tools/importers/markdown/rst_table.h"
#include "tools/importers/markdown/rst_text.h"

namespace matchgraph::markdown {
namespace {

struct Line {
  std::string_view text;   ///< without its end and indentation
  std::size_t indent = 0;  ///< a tab counts as eight
  std::size_t number = 0;
};

std::vector<Line> lines_of(std::string_view bytes, std::size_t first) {
  // Docutils' width of a tab.
  constexpr std::size_t kTab = 8;
  std::vector<Line> out;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view text = bytes.substr(0, end);
    std::size_t indent = 0;
    while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) {
      indent += text[0] == '\t' ? kTab : 1;
      text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
    out.push_back({text, indent, first++});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return out;
}

/// A line of one mark, at least three times, that may stand below or above a title.
bool is_rule(const Line& line) {
  constexpr std::string_view kMarks = "=-`:'\"~^_*+#<>.!";
  return line.indent == 0 && line.text.size() >= 3 && kMarks.find(line.text[0]) != kMarks.npos &&
         line.text.find_first_not_of(line.text[0]) == line.text.npos;
}

/// The bytes of a bullet or number and the blank behind it; 0 when the line begins with none.
std::size_t bullet_size(std::string_view text) {
  for (const std::string_view bullet : {"* ", "- ", "+ ", "• "}) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  if (text == "*" || text == "-" || text == "+") return 1;
  std::size_t end = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  // "#." is a number that docutils fills in.
  if (end == begin && text.substr(begin).starts_with('#')) ++end;
  const bool is_number = end > begin && end + 1 < text.size() &&
                         (text[end] == '.' || text[end] == ')') && text[end + 1] == ' ';
  return is_number ? end + 2 : 0;
}

/// ".. _words: address", for all lines of the file.
RstTargets read_targets(const std::vector<Line>& lines) {
  RstTargets out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view text = lines[i].text;
    if (!text.starts_with(".. _")) continue;
    text.remove_prefix(4);
    // "`words: more`: address" has its colon behind the quotation mark.
    const bool is_quoted = text.starts_with('`');
    const std::size_t close = is_quoted ? text.find('`', 1) : 0;
    const std::size_t colon = close == text.npos ? close : text.find(':', close);
    if (colon == text.npos) continue;
    std::string address(trimmed(text.substr(colon + 1)));
    // A long address may stand on a line of its own.
    if (address.empty() && i + 1 < lines.size()) address = lines[i + 1].text;
    out[rst_key(text.substr(0, colon))] = std::move(address);
  }
  return out;
}

class RstReader {
 public:
  RstReader(std::vector<Line> lines, RstTargets targets)
      : lines_(std::move(lines)), targets_(std::move(targets)) {}

  Document read() {
    Document out;
    read_blocks(0, lines_.size(), 0, out.root, 0);
    out.addresses = std::move(addresses_);
    out.unread = std::move(unread_);
    out.too_deep = too_deep_;
    return out;
  }

 private:
  /// Reads the lines `at` to `end`, which are indented by at least `indent`.
  void read_blocks(std::size_t at, std::size_t end, std::size_t indent, Block& parent,
                   std::size_t depth) {
    if (depth >= kMaxDepth) {
      too_deep_ = true;
      return;
    }
    while (at < end) {
      const Line& line = lines_[at];
      if (line.text.empty()) {
        ++at;
      } else if (depth == 0 && read_section(at, end, parent)) {
        continue;
      } else if (line.text.starts_with("..") && (line.text.size() == 2 || line.text[2] == ' ')) {
        at = skip_directive(at, end);
      } else if (begins_rst_table(line.text)) {
        at = read_table(at, end, parent);
      } else if (bullet_size(line.text) > 0) {
        at = read_list(at, end, parent, depth);
      } else if (line.indent > indent && depth == 0) {
        at = read_quote(at, end, parent, depth);
      } else {
        at = read_paragraph(at, end, parent, depth);
      }
    }
  }

  /// A title with its line of marks; moves behind it.
  bool read_section(std::size_t& at, std::size_t end, Block& parent) {
    const bool has_over = is_rule(lines_[at]) && at + 2 < end && is_rule(lines_[at + 2]) &&
                          lines_[at].text[0] == lines_[at + 2].text[0] &&
                          !lines_[at + 1].text.empty();
    // Docutils wants a rule at least as long as its title. Writers miss by a letter or two, and
    // bytes are more than characters.
    const bool has_under = !has_over && lines_[at].indent == 0 && at + 1 < end &&
                           is_rule(lines_[at + 1]) && !is_rule(lines_[at]) &&
                           lines_[at + 1].text.size() + 3 >= lines_[at].text.size();
    if (!has_over && !has_under) {
      // A rule by itself parts paragraphs.
      if (!is_rule(lines_[at])) return false;
      ++at;
      return true;
    }
    const Line& title = lines_[at + (has_over ? 1 : 0)];
    // A rule above and below is another style than one of the same marks below alone.
    const std::string style =
        std::string(has_over ? "o" : "u") + lines_[at + (has_over ? 0 : 1)].text[0];
    auto known = std::find(styles_.begin(), styles_.end(), style);
    if (known == styles_.end()) {
      styles_.push_back(style);
      known = styles_.end() - 1;
    }
    Block heading;
    heading.kind = BlockKind::kHeading;
    // Markdown has no lower one, whose readers the tree is made for as well.
    constexpr int kLowestLevel = 6;
    heading.level = std::min(kLowestLevel, static_cast<int>(known - styles_.begin()) + 1);
    heading.line = title.number;
    heading.text = read_text(title.text, title.number);
    parent.children.push_back(std::move(heading));
    at += has_over ? 3 : 2;
    return true;
  }

  /// The lines below that are indented further belong to a directive or comment.
  std::size_t skip_directive(std::size_t at, std::size_t end) {
    const Line& line = lines_[at];
    const std::size_t mark = line.text.find("::");
    const bool is_picture =
        line.text.find("image::") != line.text.npos || line.text.find("figure::") != line.text.npos;
    if (is_picture && mark != line.text.npos) {
      addresses_.push_back({std::string(trimmed(line.text.substr(mark + 2))), line.number, true});
    }
    // What they show is in the page that a reader sees.
    for (const std::string_view table : {".. list-table::", ".. csv-table::", ".. table::"}) {
      if (line.text.starts_with(table)) unread_.push_back({"table", line.number});
    }
    for (const std::string_view text : {".. include::", ".. raw::"}) {
      if (line.text.starts_with(text)) unread_.push_back({"directive", line.number});
    }
    const std::size_t indent = line.indent;
    ++at;
    while (at < end && (lines_[at].text.empty() || lines_[at].indent > indent)) {
      // ":target: address" of a badge.
      if (is_picture && lines_[at].text.starts_with(":target:")) {
        addresses_.push_back(
            {std::string(trimmed(lines_[at].text.substr(8))), lines_[at].number, false});
      }
      ++at;
    }
    return at;
  }

  std::size_t read_table(std::size_t at, std::size_t end, Block& parent) {
    constexpr std::size_t kMostLines = 20000;  // what is longer was not closed
    const Line& first = lines_[at];
    std::vector<std::string> drawn;
    constexpr std::size_t kMostRules = 3;  // above, below the head, below
    std::size_t rules = 0;
    for (std::size_t i = at; i < end && drawn.size() < kMostLines; ++i) {
      // Columns are counted from where the table begins, not from where the line does.
      const std::size_t more = lines_[i].indent - std::min(first.indent, lines_[i].indent);
      drawn.push_back(std::string(lines_[i].text.empty() ? 0 : more, ' ') +
                      std::string(lines_[i].text));
      // A frame has no empty line.
      if (lines_[i].text.empty() && first.text.starts_with('+')) break;
      if (first.text[0] == '=' && begins_rst_table(lines_[i].text)) ++rules;
      if (rules == kMostRules) break;
    }
    const RstTable read = read_rst_table(drawn);
    if (!read.is_readable || read.rows.empty()) {
      unread_.push_back({"table", first.number});
      return at + std::max<std::size_t>(1, read.size);
    }
    Block table;
    table.kind = BlockKind::kTable;
    table.line = first.number;
    const auto add = [&](const std::vector<std::string>& cells, std::size_t line) {
      Block row;
      row.kind = BlockKind::kRow;
      row.line = line;
      for (const std::string& cell : cells) row.cells.push_back(read_text(cell, line));
      table.children.push_back(std::move(row));
    };
    // Readers of tables take the first row for the heads.
    if (!read.has_head) add(std::vector<std::string>(read.rows[0].size()), first.number);
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
      add(read.rows[i], first.number + read.starts[i]);
    }
    parent.children.push_back(std::move(table));
    return at + read.size;
  }

  std::size_t read_list(std::size_t at, std::size_t end, Block& parent, std::size_t depth) {
    const std::size_t indent = lines_[at].indent;
    Block list;
    list.kind = BlockKind::kList;
    list.line = lines_[at].number;
    while (at < end) {
      if (lines_[at].text.empty()) {
        ++at;
        continue;
      }
      if (lines_[at].indent != indent || bullet_size(lines_[at].text) == 0) break;
      at = read_list_line(at, end, list, depth);
    }
    parent.children.push_back(std::move(list));
    return at;
  }

  std::size_t read_list_line(std::size_t at, std::size_t end, Block& list, std::size_t depth) {
    const Line line = lines_[at];
    const std::size_t size = bullet_size(line.text);
    std::size_t last = at + 1;
    while (last < end && (lines_[last].text.empty() || lines_[last].indent > line.indent)) ++last;
    Block item;
    item.kind = BlockKind::kItem;
    item.line = line.number;
    std::string words(line.text.substr(std::min(size, line.text.size())));
    std::size_t below = at + 1;
    // The rest of its paragraph, up to an empty line or a list in it.
    while (below < last && !lines_[below].text.empty() && bullet_size(lines_[below].text) == 0) {
      words += "\n" + std::string(lines_[below++].text);
    }
    item.text = read_text(words, line.number);
    // An item lies two levels deeper: in its list, and in itself.
    if (below < last) read_blocks(below, last, line.indent + 1, item, depth + 2);
    list.children.push_back(std::move(item));
    return last;
  }

  std::size_t read_quote(std::size_t at, std::size_t end, Block& parent, std::size_t depth) {
    Block quote;
    quote.kind = BlockKind::kQuote;
    quote.line = lines_[at].number;
    std::size_t last = at;
    while (last < end && (lines_[last].text.empty() || lines_[last].indent > 0)) ++last;
    read_blocks(at, last, lines_[at].indent, quote, depth + 1);
    // Lists are indented by people who write them as in Markdown.
    const bool is_list = quote.children.size() == 1 && quote.children[0].kind == BlockKind::kList;
    parent.children.push_back(is_list ? std::move(quote.children[0]) : std::move(quote));
    return last;
  }

  std::size_t read_paragraph(std::size_t at, std::size_t end, Block& parent, std::size_t depth) {
    Block paragraph;
    paragraph.kind = BlockKind::kParagraph;
    paragraph.line = lines_[at].number;
    const std::size_t indent = lines_[at].indent;
    std::string words;
    while (at < end && !lines_[at].text.empty()) {
      // Writers forget the empty line above a title.
      const bool is_title = depth == 0 && at + 1 < end && !words.empty() &&
                            is_rule(lines_[at + 1]) && lines_[at].indent == 0;
      if (is_title) break;
      std::string_view text = lines_[at++].text;
      // A line block: each of its lines ends where it does.
      if (text.starts_with("| ")) text.remove_prefix(2);
      words += (words.empty() ? "" : "\n") + std::string(text);
    }
    // Two colons announce literal text, and one of them is shown; on a line of their own none is.
    const bool is_literal = words.ends_with("::");
    if (is_literal) words.pop_back();
    paragraph.text = read_text(words, paragraph.line);
    if (!paragraph.text.words.empty() && paragraph.text.words != ":") {
      parent.children.push_back(std::move(paragraph));
    }
    return is_literal ? read_literal(at, end, indent, parent) : at;
  }

  std::size_t read_literal(std::size_t at, std::size_t end, std::size_t indent, Block& parent) {
    Block code;
    code.kind = BlockKind::kCode;
    code.line = at < end ? lines_[at].number : 0;
    while (at < end && (lines_[at].text.empty() || lines_[at].indent > indent)) {
      code.text.words += std::string(lines_[at++].text) + "\n";
    }
    parent.children.push_back(std::move(code));
    return at;
  }

  Text read_text(std::string_view words, std::size_t line) {
    Text text = read_rst_text(words, targets_);
    for (const Span& span : text.spans) {
      if (span.kind == SpanKind::kLink) addresses_.push_back({span.target, line, false});
    }
    return text;
  }

  std::vector<Line> lines_;
  RstTargets targets_;
  std::vector<std::string> styles_;
  std::vector<Address> addresses_;
  std::vector<Unread> unread_;
  bool too_deep_ = false;
};

}  // namespace

Document parse_rst(std::string_view bytes, std::size_t first_line) {
  std::vector<Line> lines = lines_of(bytes, first_line);
  RstTargets targets = read_targets(lines);
  return RstReader(std::move(lines), std::move(targets)).read();
}

bool looks_like_rst(std::string_view bytes) {
  const bool has_links = bytes.find(">`_") != bytes.npos || bytes.find("\n.. _") != bytes.npos ||
                         bytes.find("\n.. image::") != bytes.npos ||
                         bytes.find("\n.. contents::") != bytes.npos;
  // Markdown may quote such lines in a block of code, but hardly is without a link or heading of
  // its own.
  return has_links && bytes.find("](http") == bytes.npos && bytes.find("\n# ") == bytes.npos;
}

}  // namespace matchgraph::markdown
