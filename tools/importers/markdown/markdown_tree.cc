#include "tools/importers/markdown/markdown_tree.h"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <new>
#include <utility>

#include "tools/importers/markdown/markdown_html.h"
#include "tools/importers/markdown/markdown_text.h"

namespace matchgraph::markdown {
namespace {

BlockKind kind_of(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return BlockKind::kQuote;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      return BlockKind::kList;
    case MD_BLOCK_LI:
      return BlockKind::kItem;
    case MD_BLOCK_H:
      return BlockKind::kHeading;
    case MD_BLOCK_CODE:
      return BlockKind::kCode;
    case MD_BLOCK_TABLE:
      return BlockKind::kTable;
    case MD_BLOCK_TR:
      return BlockKind::kRow;
    case MD_BLOCK_DOC:
      return BlockKind::kDocument;
    default:
      return BlockKind::kParagraph;
  }
}

/// Those that hold other blocks, or nothing of interest, and are no block of the tree.
bool is_transparent(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY || type == MD_BLOCK_HR;
}

bool is_cell(MD_BLOCKTYPE type) { return type == MD_BLOCK_TH || type == MD_BLOCK_TD; }

/// An address; nothing of one that is too long, as every reference repeats its definition's.
std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  constexpr std::size_t kMaxAddressBytes = 2048;
  std::string out;
  if (attribute.size > kMaxAddressBytes) return out;
  // md4c hands attributes over in pieces: plain text, entities and NULs.
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    const MD_TEXTTYPE type = attribute.substr_types[i];
    // CommonMark has the sign of replacement in the place of a NUL.
    if (type == MD_TEXT_NULLCHAR) {
      out += "\xEF\xBF\xBD";
    } else {
      out += type == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
    }
  }
  return out;
}

/// Receives what md4c finds, in the order of the file.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view bytes, std::size_t first_line) : bytes_(bytes), line_(first_line) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      // Line numbers are looked up: md4c tells places, not lines.
      if (bytes[at] == '\n') breaks_.push_back(at);
    }
    first_line_ = first_line;
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    if (is_transparent(type)) return;
    // Text before a block inside an item is the item's own.
    flush_text();
    if (is_cell(type)) return;
    // Later code walks the tree by calling itself, so its depth is bounded here.
    if (open_.size() >= kMaxDepth || skipped_ > 0) {
      ++skipped_;
      document_.too_deep = true;
      return;
    }
    Block block;
    block.kind = kind_of(type);
    if (type == MD_BLOCK_H) {
      block.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    } else if (type == MD_BLOCK_LI) {
      const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
      if (item->is_task != 0) block.checked = item->task_mark != ' ';
    }
    in_html_ = type == MD_BLOCK_HTML;
    open_.push_back(std::move(block));
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (is_transparent(type)) return;
    if (is_cell(type)) {
      if (skipped_ == 0 && !open_.empty()) open_.back().cells.push_back(take_text());
      return;
    }
    flush_text();
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    Block block = std::move(open_.back());
    open_.pop_back();
    // The parser fills short rows up to the width of the table.
    while (!block.cells.empty() && block.cells.back().words.empty()) block.cells.pop_back();
    // A block without a word has the line that was reached.
    if (block.line == 0) block.line = line_;
    if (open_.empty()) {
      document_.root = std::move(block);
    } else {
      close_into(open_.back(), std::move(block), type);
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    finish_html();
    if (type == MD_SPAN_IMG) {
      ++images_;
      add_address(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, true);
    } else if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      add_address(href, false);
      text_.open(SpanKind::kLink, attribute_text(href));
    } else if (const auto kind = span_kind(type)) {
      text_.open(*kind, {});
    }
  }

  void leave_span(MD_SPANTYPE type) {
    finish_html();
    if (type == MD_SPAN_IMG) {
      --images_;
    } else if (const auto kind = span_kind(type)) {
      text_.close(*kind);
    }
  }

  void text(MD_TEXTTYPE type, std::string_view words) {
    note_line(words);
    if (skipped_ > 0) return;
    if (in_html_ || in_code()) {
      raw_ += words;
      return;
    }
    // A tag may go over a line's end.
    if (type == MD_TEXT_HTML || (type == MD_TEXT_SOFTBR && !raw_.empty())) {
      raw_ += type == MD_TEXT_SOFTBR ? " " : words;
      // Tags come in one piece but for line ends, so the last ">" ends it.
      if (raw_.ends_with('>')) finish_html();
      return;
    }
    finish_html();
    // What a picture shows in words is no text of the page.
    if (images_ > 0) return;
    if (type == MD_TEXT_BR) {
      text_.break_line();
    } else if (type == MD_TEXT_SOFTBR) {
      text_.end_line();
    } else if (type == MD_TEXT_NULLCHAR) {
      text_.add("\xEF\xBF\xBD");
    } else {
      text_.add(type == MD_TEXT_ENTITY ? decode_entity(words) : words);
    }
  }

  Document take() { return std::move(document_); }

 private:
  static std::optional<SpanKind> span_kind(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_A:
        return SpanKind::kLink;
      case MD_SPAN_STRONG:
        return SpanKind::kStrong;
      case MD_SPAN_EM:
        return SpanKind::kEmphasis;
      case MD_SPAN_CODE:
        return SpanKind::kCode;
      default:
        return std::nullopt;
    }
  }

  bool in_code() const { return !open_.empty() && open_.back().kind == BlockKind::kCode; }

  /// md4c gives pieces of the file itself, but for some white space.
  void note_line(std::string_view words) {
    const std::less<> before;
    // std::less, as comparing pointers of different arrays by "<" is undefined.
    if (before(words.data(), bytes_.data()) ||
        !before(words.data(), bytes_.data() + bytes_.size())) {
      return;
    }
    const auto offset = static_cast<std::size_t>(words.data() - bytes_.data());
    line_ = first_line_ +
            static_cast<std::size_t>(std::lower_bound(breaks_.begin(), breaks_.end(), offset) -
                                     breaks_.begin());
    if (words.find_first_not_of(" \t\r\n") == words.npos) return;
    // All open blocks that have no word yet begin here.
    for (auto block = open_.rbegin(); block != open_.rend() && block->line == 0; ++block) {
      block->line = line_;
    }
  }

  void add_address(const MD_ATTRIBUTE& attribute, bool is_image) {
    document_.addresses.push_back({attribute_text(attribute), line_, is_image});
  }

  void finish_html() {
    if (raw_.empty() || in_html_ || in_code()) return;
    std::size_t size = 0;
    const std::string html = std::exchange(raw_, {});
    if (html.starts_with('<')) apply_tag(read_tag(html, size), line_, text_, document_.addresses);
  }

  Text take_text() {
    finish_html();
    return text_.take();
  }

  /// The text so far belongs to the innermost block: an item of a tight list has it without a
  /// paragraph.
  void flush_text() {
    if (open_.empty() || skipped_ > 0 || in_html_ || in_code()) return;
    Text text = take_text();
    Block& block = open_.back();
    if (text.words.empty()) return;
    if (block.text.words.empty() && block.children.empty()) {
      block.text = std::move(text);
      return;
    }
    Block paragraph;
    paragraph.kind = BlockKind::kParagraph;
    paragraph.line = line_;
    paragraph.text = std::move(text);
    block.children.push_back(std::move(paragraph));
  }

  void close_into(Block& parent, Block block, MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_HTML) {
      in_html_ = false;
      for (Block& part : read_html(std::exchange(raw_, {}), block.line, document_.addresses)) {
        parent.children.push_back(std::move(part));
      }
    } else if (type == MD_BLOCK_CODE) {
      block.text.words = std::exchange(raw_, {});
      parent.children.push_back(std::move(block));
    } else if (parent.kind == BlockKind::kItem && type == MD_BLOCK_P && parent.text.words.empty() &&
               parent.children.empty()) {
      // A loose list wraps its items' texts into paragraphs; read like a tight one, callers need
      // not care.
      parent.text = std::move(block.text);
    } else if (type != MD_BLOCK_P || !block.text.words.empty()) {
      parent.children.push_back(std::move(block));
    }
  }

  std::string_view bytes_;
  std::vector<std::size_t> breaks_;
  std::size_t first_line_ = 1;
  std::size_t line_;
  std::vector<Block> open_;
  std::size_t skipped_ = 0;  ///< open blocks that are too deep
  int images_ = 0;           ///< open images: what they hold is not text
  bool in_html_ = false;
  std::string raw_;  ///< of the open HTML or code
  TextBuilder text_;
  Document document_;
};

TreeBuilder& builder(void* data) { return *static_cast<TreeBuilder*>(data); }

MD_PARSER callbacks() {
  MD_PARSER parser{};
  // Tables, task lists and bare addresses are what lists and READMEs on code hosts are written
  // with.
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
    builder(data).enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
    builder(data).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
    builder(data).enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
    builder(data).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    builder(data).text(type, {text, size});
    return 0;
  };
  return parser;
}

}  // namespace

Document parse(std::string_view bytes, std::size_t first_line) {
  TreeBuilder tree(bytes, first_line);
  const MD_PARSER parser = callbacks();
  // Anything but 0 is a lack of memory: the callbacks above never stop it.
  if (md_parse(bytes.data(), static_cast<MD_SIZE>(bytes.size()), &parser, &tree) != 0) {
    throw std::bad_alloc();
  }
  return tree.take();
}

const Span* link_at(const Text& text, std::size_t byte) {
  const auto found = std::find_if(text.spans.begin(), text.spans.end(), [byte](const Span& span) {
    return span.kind == SpanKind::kLink && span.begin <= byte && byte < span.end;
  });
  return found == text.spans.end() ? nullptr : &*found;
}

}  // namespace matchgraph::markdown
