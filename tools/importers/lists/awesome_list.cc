#include "tools/importers/lists/awesome_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/lists/list_drafts.h"
#include "tools/importers/lists/list_fields.h"
#include "tools/importers/lists/list_headings.h"
#include "tools/importers/lists/list_item.h"
#include "tools/importers/lists/list_legend.h"
#include "tools/importers/lists/list_subject.h"
#include "tools/importers/lists/list_tables.h"
#include "tools/importers/lists/list_types.h"
#include "tools/importers/markdown/markdown_file.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph {
namespace {

using awesome::FieldBlock;
using awesome::Item;
using awesome::NoItem;
using awesome::ReadItem;
using markdown::Block;
using markdown::BlockKind;

struct Heading {
  int level = 0;
  std::string words;
  std::string plain;
  std::size_t line = 0;
  bool is_skipped = false;
  bool is_contents = false;
  std::size_t left_out = 0;  ///< items with a link in a section that is skipped
};

/// Walks over one list.
class ListReader {
 public:
  ListReader(const MarkdownFile& file, catalogue::DiagnosticLog& log)
      : file_(file),
        log_(log),
        document_(parse_markdown_file(file)),
        legend_(document_.root),
        drafts_(log) {
    // Of the whole list, as no heading within it repeats that its entries are servers.
    hints_.is_mcp_list = awesome::is_mcp_list(document_);
  }

  std::vector<Entity> read() {
    if (document_.too_deep) {
      warn(0, fmt::format("more than {} lists inside lists; what is deeper is left out",
                          markdown::kMaxDepth));
    }
    const std::vector<Block>& blocks = document_.root.children;
    for (std::size_t at = 0; at < blocks.size();) at = read_at(blocks, at);
    leave_headings(0);
    tell_html();
    warn_of_unread(document_, log_);
    std::vector<Entity> out = drafts_.take();
    // The title is known only when the list was read, as a heading may come late.
    for (Entity& entity : out) {
      entity.sources.push_back(
          {.name = title_.empty() ? file_.path : title_, .url = {}, .observed = file_.observed});
    }
    return out;
  }

 private:
  void warn(std::size_t line, const std::string& reason) {
    log_.set_line(line);
    log_.warn("", reason, "");
  }

  /// Reads the block, or the section that it opens; gives back the next one.
  std::size_t read_at(const std::vector<Block>& blocks, std::size_t at) {
    const Block& block = blocks[at];
    if (block.kind == BlockKind::kHeading) {
      // Below a heading that is skipped ("Contributing") stand its steps, even where their headings
      // link.
      const bool is_below_skipped =
          std::any_of(headings_.begin(), headings_.end(), [&block](const Heading& heading) {
            return heading.is_skipped && heading.level < block.level;
          });
      auto entry = is_below_skipped ? std::nullopt : awesome::read_heading_entry(blocks, at);
      if (!entry) {
        enter_heading(block);
        return at + 1;
      }
      leave_headings(block.level);
      const std::string summary = entry->item.description;
      // Where features are told one by one, the summary sums them up.
      if (!entry->fields.features.empty()) entry->item.description.clear();
      const std::size_t draft =
          add(entry->item, block.line, {}, !summary.empty() || !entry->fields.features.empty());
      drafts_.entity(draft).summary = summary;
      drafts_.add_fields(draft, entry->fields, true);
      return entry->end;
    }
    read_block(block);
    return at + 1;
  }

  void read_block(const Block& block) {
    if (legend_.is_source(block)) return;
    const bool holds_entries = block.kind == BlockKind::kList || block.kind == BlockKind::kTable;
    if (holds_entries && is_skipped()) return count_left_out(block);
    if (block.kind == BlockKind::kList) {
      for (const Block& item : block.children) read_list_item(item);
    } else if (block.kind == BlockKind::kTable) {
      read_table(block);
    } else if (block.kind == BlockKind::kParagraph) {
      read_paragraph(block);
    }
  }

  void enter_heading(const Block& block) {
    const std::string words = awesome::words_of_heading(block);
    // The first heading of the top level is the list's name; further ones of that level are
    // sections.
    if (title_.empty() && headings_.empty() && block.level == 1) {
      title_ = words;
      return;
    }
    leave_headings(block.level);
    Heading heading;
    heading.level = block.level;
    heading.words = words;
    heading.plain = plain_title(words);
    heading.line = block.line;
    heading.is_contents = awesome::is_contents_title(heading.plain);
    heading.is_skipped =
        !heading.is_contents && awesome::holds_no_entries(heading.plain, block.level);
    headings_.push_back(std::move(heading));
  }

  /// Ends the sections of that level and of lower ones, and says what was left out in them.
  void leave_headings(int level) {
    while (!headings_.empty() && headings_.back().level >= level) {
      const Heading& last = headings_.back();
      if (last.left_out > 0) {
        warn(last.line,
             fmt::format("section \"{}\" left out: {} {} with a link, about the list itself",
                         catalogue::shorten(last.words), last.left_out,
                         last.left_out == 1 ? "item" : "items"));
      }
      headings_.pop_back();
    }
  }

  /// What stands below a table of contents itself is skipped, sections below its heading are not.
  bool is_skipped() const {
    if (headings_.empty()) return false;
    return headings_.back().is_contents ||
           std::any_of(headings_.begin(), headings_.end(),
                       [](const Heading& heading) { return heading.is_skipped; });
  }

  void count_left_out(const Block& block) {
    const auto count = [this](const markdown::Text& text) {
      const ReadItem read = awesome::read_item(text);
      // A table of contents may spell its anchors out.
      const bool is_anchor = read.item && headings_.back().is_contents &&
                             read.item->address.find('#') != std::string::npos;
      if (read.item && !is_anchor) ++headings_.back().left_out;
    };
    if (block.kind == BlockKind::kItem) count(block.text);
    for (const markdown::Text& cell : block.cells) count(cell);
    for (const Block& child : block.children) count_left_out(child);
  }

  static FieldBlock fields_below(const Block& item) {
    FieldBlock fields;
    for (const Block& child : item.children) {
      if (child.kind == BlockKind::kList) awesome::read_field_list(child, fields);
      // A second paragraph of the item.
      if (child.kind == BlockKind::kParagraph && !child.from_html) {
        awesome::read_field_line(child, fields);
      }
    }
    return fields;
  }

  void read_list_item(const Block& block) {
    ReadItem read = awesome::read_item(block.text);
    const FieldBlock fields = fields_below(block);
    if (!read.item && awesome::are_fields(fields)) read = item_of_fields(block, fields);
    if (read.item && is_bare_label(*read.item, fields)) {
      return warn(block.line,
                  fmt::format("item \"{}\" left out: it says where a link leads, and not "
                              "what the thing is called",
                              catalogue::shorten(block.text.words)));
    }
    if (read.item) return read_entry(*read.item, block, fields);
    const bool has_list =
        std::any_of(block.children.begin(), block.children.end(),
                    [](const Block& child) { return child.kind == BlockKind::kList; });
    if (!has_list) return explain(read, block);
    // An item without a link that holds a list groups what is below, as a heading would.
    groups_.emplace_back(trimmed(catalogue::without_pictures(block.text.words), " :*"));
    for (const Block& child : block.children) {
      if (child.kind == BlockKind::kList) read_block(child);
    }
    groups_.pop_back();
  }

  /// "[Discord](...)" and nothing else; with a description it may be a thing of that name.
  static bool is_bare_label(const Item& item, const FieldBlock& fields) {
    return importers::is_link_label(item.name) && item.description.empty() && fields.lines == 0;
  }

  void read_entry(const Item& item, const Block& block, const FieldBlock& fields) {
    const bool described = !item.description.empty();
    const bool tells = described || !fields.description.empty() || !fields.features.empty();
    const std::size_t draft = add(item, block.line, {}, tells);
    drafts_.add_fields(draft, fields, described);
    for (const Block* entry : fields.entries) read_list_item(*entry);
  }

  /// The name stands alone, its link among the fields below.
  static ReadItem item_of_fields(const Block& block, const FieldBlock& fields) {
    ReadItem out;
    std::vector<awesome::NamedLink> links = awesome::web_links(block.text);
    links.insert(links.end(), fields.links.begin(), fields.links.end());
    const awesome::NamedLink* best = awesome::best_link(links);
    if (best == nullptr) return out;
    Item item;
    item.address = best->address;
    std::string_view words = block.text.words;
    // In one line the name ends where the fields begin: "Quern | License: MIT".
    for (const std::string_view mark : {"|", "：", ": ", "\n"}) {
      words = words.substr(0, words.find(mark));
    }
    item.name = std::string(trimmed(catalogue::without_pictures(words), " :*-"));
    item.links = std::move(links);
    if (!item.name.empty()) out.item = std::move(item);
    return out;
  }

  void explain(const ReadItem& read, const Block& block) {
    const std::string shown = "\"" + catalogue::shorten(block.text.words) + "\"";
    switch (read.reason) {
      case NoItem::kOnlyAnchors:
        return;  // a table of contents
      case NoItem::kNotWeb:
        return warn(block.line, fmt::format("item {} left out: \"{}\" is no http(s) address", shown,
                                            catalogue::shorten(read.target)));
      case NoItem::kWordsBefore:
        return warn(block.line,
                    fmt::format("item {} left out: it does not begin with its link", shown));
      case NoItem::kTooLong:
        return warn(block.line, fmt::format("item {} left out: it has more than {} bytes", shown,
                                            awesome::kMaxItemBytes));
      case NoItem::kNoLink:
        return warn(block.line, fmt::format("item {} left out: it has no link", shown));
    }
  }

  void read_table(const Block& block) {
    const awesome::ReadTable table = awesome::read_list_table(block);
    for (const awesome::TableRow& row : table.rows) {
      const bool tells = !row.item.description.empty() || !row.features.empty();
      const std::size_t draft = add(row.item, row.line, table.type, tells || !row.facts.empty());
      drafts_.add_facts(draft, row.facts);
      for (const std::string& text : row.features) drafts_.add_capability(draft, text);
    }
    if (table.without_link.empty()) return;
    // One warning a table, as rows without links come by the hundred.
    const auto& [line, words] = table.without_link.front();
    warn(line,
         fmt::format("{} {} of a table left out without a link, first: \"{}\"",
                     table.without_link.size(), table.without_link.size() == 1 ? "row" : "rows",
                     catalogue::shorten(words)));
  }

  /// "[Name](...) - what it does" without a bullet is an entry too; other prose is none.
  void read_paragraph(const Block& block) {
    // Above the first section the list tells of itself and of lists like it.
    const bool is_in_section = !headings_.empty() && !is_skipped();
    if (!is_in_section) return;
    if (block.from_html) {
      html_links_ += awesome::web_links(block.text).size();
      if (html_line_ == 0 && html_links_ > 0) html_line_ = block.line;
      return;
    }
    constexpr std::size_t kFewestWords = 3;
    const ReadItem read = awesome::read_item(block.text);
    if (!read.item || importers::is_link_label(read.item->name)) return;
    const Item& item = *read.item;
    // A number or a mark may stand in front of the name, not words.
    const std::size_t name = block.text.words.find(item.name);
    if (name > 3 || phrases::word_count(item.description) < kFewestWords) return;
    const std::string_view rest =
        trimmed(std::string_view(block.text.words).substr(name + item.name.size()), " *)");
    const bool is_apart = rest.starts_with('-') || rest.starts_with(':') || rest.starts_with("–") ||
                          rest.starts_with("—");
    if (is_apart) add(item, block.line, {}, true);
  }

  void tell_html() {
    if (html_links_ == 0) return;
    warn(
        html_line_,
        fmt::format("{} {} in HTML left out: only headings, text and tables of data are read of it",
                    html_links_, html_links_ == 1 ? "link" : "links"));
  }

  std::size_t add(const Item& item, std::size_t line, std::string_view head, bool tells) {
    hints_.head = item.is_cited ? std::string_view("document") : head;
    hints_.titles.clear();
    hints_.titles.push_back(plain_title(title_));
    for (const Heading& heading : headings_) hints_.titles.push_back(heading.plain);
    // Drafts::add warns when the entity was there before.
    const std::size_t before = log_.warnings();
    const std::size_t draft = drafts_.add(item, awesome::type_of_entry(hints_, item.address), line);
    const bool is_new = log_.warnings() == before;
    if (is_new && !tells && item.description.empty()) {
      warn(line, fmt::format("\"{}\" has no description", catalogue::shorten(item.name)));
    }
    std::vector<std::string>& tags = drafts_.entity(draft).tags;
    for (const Heading& heading : headings_) {
      if (!heading.is_contents) importers::add_once(tags, heading.words);
    }
    for (const std::string& group : groups_) importers::add_once(tags, group);
    for (const std::string& tag : item.tags) importers::add_once(tags, tag);
    for (std::string& tag : legend_.tags_of(item.pictures)) {
      importers::add_once(tags, std::move(tag));
    }
    return draft;
  }

  const MarkdownFile& file_;
  catalogue::DiagnosticLog& log_;
  markdown::Document document_;
  awesome::Legend legend_;
  awesome::Drafts drafts_;
  awesome::TypeHints hints_;
  std::string title_;
  std::vector<Heading> headings_;
  std::vector<std::string> groups_;  ///< items without a link that hold the list
  std::size_t html_links_ = 0;
  std::size_t html_line_ = 0;
};

}  // namespace

ImportReport import_awesome_lists(const ImportRequest& request) {
  std::map<std::string, Entity> entities;
  ImportReport report = for_each_markdown_file(
      request, "awesome-list", [&](const MarkdownFile& file, catalogue::DiagnosticLog& log) {
        std::vector<Entity> read = ListReader(file, log).read();
        if (read.empty()) {
          log.set_line(0);
          log.error("", "holds no entry",
                    "no list item, no table row and no heading has a link to the web");
        }
        for (Entity& entity : read) {
          const auto first = entities.find(entity.id);
          const bool is_other = first != entities.end() &&
                                fold_for_values(first->second.name) != fold_for_values(entity.name);
          if (is_other) entity.id = awesome::separate_id(entity);
          const std::string id = entity.id;
          // try_emplace leaves the entity as it was when the id is known.
          const auto [found, is_new] = entities.try_emplace(id, std::move(entity));
          if (!is_new) merge_into(found->second, entity);
        }
      });
  // By id: in the same order whatever the order of the files.
  for (auto& [id, entity] : entities) request.entity(std::move(entity));
  return report;
}

}  // namespace matchgraph
