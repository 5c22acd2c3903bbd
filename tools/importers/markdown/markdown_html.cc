#include "tools/importers/markdown/markdown_html.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph::markdown {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// 1 to 6 for h1 to h6, else 0.
int heading_level(std::string_view name) {
  if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') return 0;
  return name[1] - '0';
}

bool ends_paragraph(std::string_view name) {
  // What browsers show as a block of its own, closed or not.
  constexpr std::array<std::string_view, 18> kNames = {
      "p",  "div", "li",    "ul",    "ol", "table",   "tr",      "td",         "th",
      "hr", "dl",  "thead", "tbody", "dd", "details", "summary", "blockquote", "center"};
  return is_one_of(name, kNames);
}

/// The bytes after `from` up to the end of the closing tag of `name`.
// What scripts, styles and preformatted text hold is no markup to be read.
std::size_t end_of_element(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != html.npos; at = html.find("</", at + 2)) {
    if (in_lower_case(html.substr(at + 2, name.size())) != name) continue;
    const std::size_t end = html.find('>', at);
    return end == html.npos ? html.size() : end + 1;
  }
  return html.size();
}

/// True for tables of data: their first row has heads, or each row one linked cell and words about
/// it. Others lay out pictures and links.
bool holds_data(const Block& table, bool has_heads) {
  constexpr std::size_t kFewestRows = 2;
  constexpr std::ptrdiff_t kFewestBlanks = 2;  // three words
  if (table.children.size() < kFewestRows) return false;
  if (has_heads) return true;
  return std::all_of(table.children.begin(), table.children.end(), [](const Block& row) {
    std::size_t linked = 0;
    std::size_t described = 0;
    for (const Text& cell : row.cells) {
      const bool has_link = std::any_of(cell.spans.begin(), cell.spans.end(), [](const Span& span) {
        return span.kind == SpanKind::kLink;
      });
      if (has_link) ++linked;
      if (!has_link && std::count(cell.words.begin(), cell.words.end(), ' ') >= kFewestBlanks) {
        ++described;
      }
    }
    return linked == 1 && described > 0;
  });
}

/// Puts the blocks of one stretch of HTML together.
class HtmlBlocks {
 public:
  HtmlBlocks(std::string_view html, std::size_t line, std::vector<Address>& addresses)
      : html_(html), line_(line), addresses_(addresses) {}

  std::vector<Block> read() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<') {
        read_element();
      } else {
        const std::size_t end = std::min(html_.find('<', at_), html_.size());
        add_text(decode_entities(html_.substr(at_, end - at_)));
        advance(end);
      }
    }
    leave_table();
    flush();
    return std::move(blocks_);
  }

 private:
  void read_element() {
    std::size_t size = 0;
    const Tag tag = read_tag(html_.substr(at_), size);
    std::size_t end = at_ + size;
    constexpr std::array<std::string_view, 4> kHidden = {"script", "style", "pre", "svg"};
    if (!tag.closing && is_one_of(tag.name, kHidden)) end = end_of_element(html_, end, tag.name);
    const int level = heading_level(tag.name);
    // A heading in a cell: the table lays out a page.
    if (level > 0 && in_table_) {
      end_cell();
      lay_out();
    }
    read_table_tag(tag);
    // A heading's words end the paragraph before, though nobody closed it: HTML in READMEs seldom
    // closes anything.
    if (level > 0 || (!in_cell_ && ends_paragraph(tag.name))) flush();
    // A cell is one text, in which paragraphs are lines.
    if (in_cell_ && tag.name != "td" && tag.name != "th" && ends_paragraph(tag.name)) {
      text_.break_line();
    }
    if (level > 0) level_ = tag.closing ? 0 : level;
    apply_tag(tag, line_, text_, addresses_);
    advance(end);
  }

  void read_table_tag(const Tag& tag) {
    if (tag.name == "table") {
      leave_table();
      flush();
      in_table_ = !tag.closing;
      table_.kind = BlockKind::kTable;
      table_.line = line_;
      table_.from_html = true;
    } else if (in_table_ && tag.name == "tr") {
      end_cell();
      if (!tag.closing) add_row();
    } else if (in_table_ && (tag.name == "td" || tag.name == "th")) {
      end_cell();
      if (tag.closing) return;
      // Browsers open a row for a cell that stands in none.
      if (table_.children.empty()) add_row();
      if (table_.children.size() == 1) has_heads_ = has_heads_ && tag.name == "th";
      table_.children.back().line = std::max(table_.children.back().line, line_);
      in_cell_ = true;
    }
  }

  void add_row() {
    Block row;
    row.kind = BlockKind::kRow;
    row.line = line_;
    row.from_html = true;
    table_.children.push_back(std::move(row));
  }

  void end_cell() {
    if (!in_cell_) return flush();
    in_cell_ = false;
    table_.children.back().cells.push_back(text_.take());
  }

  /// The cells so far as paragraphs, and no table.
  void lay_out() {
    for (Block& row : table_.children) {
      for (Text& cell : row.cells) {
        if (!cell.words.empty()) add_block(std::move(cell), row.line);
      }
    }
    table_ = {};
    in_table_ = false;
    has_heads_ = true;
  }

  void leave_table() {
    if (!in_table_) return;
    end_cell();
    const auto is_empty = [](const Block& row) { return row.cells.empty(); };
    table_.children.erase(std::remove_if(table_.children.begin(), table_.children.end(), is_empty),
                          table_.children.end());
    if (!holds_data(table_, has_heads_)) return lay_out();
    // Readers of tables take the first row for the heads.
    if (!has_heads_) {
      Block heads = table_.children.front();
      heads.cells.assign(heads.cells.size(), {});
      table_.children.insert(table_.children.begin(), std::move(heads));
    }
    blocks_.push_back(std::move(table_));
    table_ = {};
    in_table_ = false;
    has_heads_ = true;
  }

  void add_text(std::string_view text) {
    // The line of a block is that of its first word, not that of the tag before.
    if (text.find_first_not_of(kBlanks) != text.npos && text_.empty()) {
      const std::size_t blank = std::min(text.find_first_not_of(kBlanks), text.size());
      text_line_ = line_ + static_cast<std::size_t>(std::count(
                               text.begin(), text.begin() + static_cast<long>(blank), '\n'));
    }
    text_.add(text);
  }

  void advance(std::size_t to) {
    line_ += static_cast<std::size_t>(std::count(html_.begin() + static_cast<long>(at_),
                                                 html_.begin() + static_cast<long>(to), '\n'));
    at_ = to;
  }

  void flush() {
    const bool has_text = !text_.empty();
    Text text = text_.take();
    if (has_text && !text.words.empty()) add_block(std::move(text), text_line_);
  }

  void add_block(Text text, std::size_t line) {
    Block block;
    block.kind = level_ > 0 ? BlockKind::kHeading : BlockKind::kParagraph;
    block.level = level_;
    block.line = line;
    block.from_html = true;
    block.text = std::move(text);
    blocks_.push_back(std::move(block));
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t line_;
  std::size_t text_line_ = 0;
  int level_ = 0;
  TextBuilder text_;
  Block table_;  ///< that is open
  bool in_table_ = false;
  bool in_cell_ = false;
  bool has_heads_ = true;  ///< no cell of the first row is another one
  std::vector<Address>& addresses_;
  std::vector<Block> blocks_;
};

/// The value of the attribute, from just after its name.
std::string attribute_value(std::string_view text) {
  const std::size_t equals = text.find_first_not_of(kBlanks);
  if (equals == text.npos || text[equals] != '=') return {};
  std::size_t begin = text.find_first_not_of(kBlanks, equals + 1);
  if (begin == text.npos) return {};
  const char quote = text[begin] == '"' || text[begin] == '\'' ? text[begin] : '\0';
  if (quote != '\0') ++begin;
  // Without quotes a value ends at white space or the tag's end.
  std::size_t end = quote != '\0' ? text.find(quote, begin) : text.find_first_of(" \t\r\n>", begin);
  if (end == text.npos) end = text.size();
  return decode_entities(text.substr(begin, end - begin));
}

/// The value of the first attribute of that name, empty when there is none.
std::string find_attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; at + name.size() < tag.size(); ++at) {
    // An attribute begins behind white space: "data-href" is another one.
    if (kBlanks.find(tag[at]) == kBlanks.npos) continue;
    if (in_lower_case(tag.substr(at + 1, name.size())) != name) continue;
    std::string value = attribute_value(tag.substr(at + 1 + name.size()));
    if (!value.empty()) return value;
  }
  return {};
}

}  // namespace

Tag read_tag(std::string_view text, std::size_t& size) {
  Tag tag;
  if (text.starts_with("<!")) {
    const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
    // A comment may hold ">", so it ends elsewhere than other declarations.
    const std::size_t at = text.find(end, 2);
    size = at == text.npos ? text.size() : at + end.size();
    tag.name = "!";
    return tag;
  }
  tag.closing = text.starts_with("</");
  const std::size_t begin = tag.closing ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && is_alphanumeric(text[end])) {
    ++end;
  }
  tag.name = in_lower_case(text.substr(begin, end - begin));
  const std::size_t close = text.find('>', end);
  // A tag that never ends takes the rest, or its pieces would be read as words.
  size = close == text.npos ? text.size() : close + 1;
  if (tag.name.empty()) return tag;
  const std::string_view attributes = text.substr(end, size - end);
  if (tag.name == "a") tag.address = find_attribute(attributes, "href");
  if (tag.name == "img") tag.address = find_attribute(attributes, "src");
  return tag;
}

void apply_tag(const Tag& tag, std::size_t line, TextBuilder& text,
               std::vector<Address>& addresses) {
  // Noted apart from the text: badges and pictures tell the repository, though they say nothing.
  if (!tag.address.empty()) addresses.push_back({tag.address, line, tag.name == "img"});
  const auto span = [&](SpanKind kind) {
    tag.closing ? text.close(kind) : text.open(kind, tag.address);
  };
  if (tag.name == "br") text.break_line();
  // An anchor without an address is a place and no link.
  if (tag.name == "a" && (tag.closing || !tag.address.empty())) span(SpanKind::kLink);
  if (tag.name == "b" || tag.name == "strong") span(SpanKind::kStrong);
  if (tag.name == "i" || tag.name == "em") span(SpanKind::kEmphasis);
  if (tag.name == "code") span(SpanKind::kCode);
  // Within a text of Markdown these are shown on lines of their own.
  if (tag.name == "li" || tag.name == "summary" || tag.name == "p") text.break_line();
}

std::vector<Block> read_html(std::string_view html, std::size_t line,
                             std::vector<Address>& addresses) {
  return HtmlBlocks(html, line, addresses).read();
}

}  // namespace matchgraph::markdown
