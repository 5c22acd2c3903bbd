#include "tools/importers/lists/list_headings.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/lists/item_sentences.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/lists/list_types.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::awesome {
namespace {

using importers::is_link_label;
using importers::Role;
using markdown::Block;
using markdown::BlockKind;
using Blocks = std::vector<Block>;

/// The words outside of links.
std::size_t words_outside(const markdown::Text& text) {
  std::string rest = text.words;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != markdown::SpanKind::kLink) continue;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(span.begin),
              rest.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
  }
  const std::vector<std::string> words = phrases::words(catalogue::without_pictures(rest));
  // "1. [Name](...)" and "| 12k".
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(),
      [](const std::string& word) { return word.find_first_not_of("0123456789.k") != word.npos; }));
}

bool is_link_line(const Block& block) {
  return block.kind == BlockKind::kParagraph && words_outside(block.text) == 0 &&
         !web_links(block.text).empty();
}

bool is_heading(const Block& block) { return block.kind == BlockKind::kHeading; }

std::size_t end_of_section(const Blocks& blocks, std::size_t at) {
  std::size_t end = at + 1;
  while (end < blocks.size() &&
         !(is_heading(blocks[end]) && blocks[end].level <= blocks[at].level)) {
    ++end;
  }
  return end;
}

/// The first block below a heading that is no picture or badge; null when a heading or the end of
/// the section comes first.
const Block* first_below(const Blocks& blocks, std::size_t at, std::size_t end) {
  for (std::size_t i = at + 1; i < end && !is_heading(blocks[i]); ++i) {
    const bool is_empty = blocks[i].text.words.empty() && blocks[i].children.empty();
    if (!is_empty) return &blocks[i];
  }
  return nullptr;
}

/// The link that a heading is, or nothing.
std::optional<NamedLink> link_of_heading(const Block& heading) {
  const std::vector<NamedLink> links = web_links(heading.text);
  if (links.empty() || words_outside(heading.text) > 0) return std::nullopt;
  if (is_link_label(links.front().words)) return std::nullopt;
  return links.front();
}

/// Items that are entries of their own: with a link and a name that is not that of the section.
std::size_t count_entries(const Block& list, std::string_view name) {
  std::size_t count = 0;
  for (const Block& item : list.children) {
    const ReadItem read = read_item(item.text);
    const bool is_entry = read.item && !is_link_label(read.item->name) && read.item->name != name;
    if (is_entry) ++count;
    for (const Block& child : item.children) {
      if (child.kind == BlockKind::kList) count += count_entries(child, name);
    }
  }
  return count;
}

/// True when lists or tables below hold entries, or headings that are links.
bool holds_entries(const Blocks& blocks, std::size_t at, std::size_t end, std::string_view name) {
  std::size_t entries = 0;
  std::size_t lines = 0;
  std::size_t sections = 0;  // below, with a line of links; one is that of a tagline
  Role role = Role::kNone;
  for (std::size_t i = at + 1; i < end; ++i) {
    const Block& block = blocks[i];
    if (is_heading(block)) {
      role = importers::role_of_label(block.text.words);
      if (link_of_heading(block)) return true;
      // Under headings that are no labels ("Quern", "Sieve"), lines of links begin entries.
      const Block* first = first_below(blocks, i, end);
      const bool begins = role == Role::kNone && first != nullptr && is_link_line(*first);
      if (begins && ++sections > 1) return true;
    } else if (block.kind == BlockKind::kTable) {
      entries += block.children.size();
      lines += block.children.size();
    } else if (block.kind == BlockKind::kList && role != Role::kLink) {
      entries += count_entries(block, name);
      lines += block.children.size();
    }
  }
  // One may be a mention, and lists of features link to some of what they name.
  return entries > 1 && entries * 2 > lines;
}

/// A name in a heading: without number and pictures.
std::string name_of_heading(std::string_view words) {
  std::string name = plain_line(words);
  std::size_t at = 0;
  while (at < name.size() && (is_digit(name[at]) || name[at] == '.')) ++at;
  // "3. Quern" is numbered, "7.zip" and "2048" are names.
  const bool is_number = at > 1 && name[at - 1] == '.' && at < name.size() && name[at] == ' ';
  return is_number ? std::string(trimmed(std::string_view(name).substr(at))) : name;
}

/// Collects what stands in a section that is an entry.
class EntryReader {
 public:
  explicit EntryReader(HeadingEntry& out) : out_(out) {}

  void read(const Block& block) {
    if (is_heading(block)) {
      role_ = importers::role_of_label(block.text.words);
      // "#### What it is for" in front of everything is its tagline.
      const bool is_tagline = role_ == Role::kNone && out_.item.description.empty();
      if (is_tagline) tagline_ = plain_line(block.text.words);
    } else if (block.kind == BlockKind::kParagraph) {
      read_paragraph(block);
    } else if (block.kind == BlockKind::kList) {
      read_list(block);
    }
  }

  void finish() {
    Item& item = out_.item;
    std::vector<NamedLink>& links = out_.fields.links;
    if (item.address.empty()) {
      // The first leads to the thing; a repository further on says more.
      item.address = links.empty() ? std::string() : best_link(links)->address;
    }
    std::erase_if(links, [&item](const NamedLink& link) { return link.address == item.address; });
    std::move(links.begin(), links.end(), std::back_inserter(item.links));
    links.clear();
    if (item.description.empty()) item.description = std::move(tagline_);
    if (!out_.fields.features.empty()) out_.fields.has_features = true;
  }

 private:
  void read_paragraph(const Block& block) {
    // Below "Author" a link is a name, elsewhere it leads on.
    const bool is_fact = role_ == Role::kMaker || role_ == Role::kCategory;
    if (is_link_line(block) && !is_fact) return add_links(block.text);
    // HTML in lists holds pictures and their captions.
    if (block.from_html || block.text.words.empty()) return;
    const Field field = split_field(block.text);
    const bool has_label = field.role != Role::kNone && field.role != Role::kName;
    const Role role = has_label ? field.role : role_;
    std::string text = has_label ? field.value : plain_line(block.text.words);
    if (role == Role::kNone || role == Role::kDescription || role == Role::kName) {
      if (out_.item.description.empty()) {
        // This reading also takes the licence out of the words.
        ItemText words = read_item_text(block.text, 0);
        out_.item.description = has_label ? text : words.description;
        out_.item.license = std::move(words.license);
      } else {
        more_.push_back(std::move(text));
      }
    } else if (role == Role::kFeatures) {
      out_.fields.features.push_back(std::move(text));
    } else if (role == Role::kLink || role == Role::kRepository || role == Role::kPaper) {
      add_links(block.text);
    } else {
      out_.fields.facts.emplace_back(role, std::move(text));
    }
  }

  void read_list(const Block& list) {
    if (role_ == Role::kLink || role_ == Role::kRepository || role_ == Role::kPaper) {
      for (const Block& item : list.children) add_links(item.text);
      return;
    }
    if (role_ == Role::kFact) return;
    if (role_ == Role::kNone || role_ == Role::kName || role_ == Role::kDescription ||
        role_ == Role::kFeatures) {
      FieldBlock block;
      read_field_list(list, block);
      // Where the whole section is one thing, items with links lead to parts of it.
      for (const Block* entry : block.entries) add_links(entry->text);
      take(std::move(block));
      return;
    }
    std::string value;
    for (const Block& item : list.children) {
      value += (value.empty() ? "" : ", ") + item.text.words;
    }
    out_.fields.facts.emplace_back(role_, std::move(value));
  }

  void take(FieldBlock block) {
    FieldBlock& fields = out_.fields;
    if (out_.item.description.empty()) out_.item.description = block.description;
    std::move(block.features.begin(), block.features.end(), std::back_inserter(fields.features));
    std::move(block.facts.begin(), block.facts.end(), std::back_inserter(fields.facts));
    std::move(block.links.begin(), block.links.end(), std::back_inserter(fields.links));
  }

  void add_links(const markdown::Text& text) {
    std::vector<NamedLink> found = web_links(text);
    std::move(found.begin(), found.end(), std::back_inserter(out_.fields.links));
  }

  HeadingEntry& out_;
  Role role_ = Role::kNone;
  std::string tagline_;
  std::vector<std::string> more_;

 public:
  /// Further paragraphs, for entries that list no features.
  const std::vector<std::string>& more() const { return more_; }
};

/// True when fields with an address stand first below the heading: "- Link: https://...".
bool begins_with_fields(const Blocks& blocks, std::size_t at, std::size_t end) {
  const Block* first = first_below(blocks, at, end);
  const Block* list = first;
  // A sentence or two may come first.
  for (std::size_t i = at + 1; i < end && !is_heading(blocks[i]); ++i) {
    if (blocks[i].kind == BlockKind::kList) {
      list = &blocks[i];
      break;
    }
  }
  if (list == nullptr || list->kind != BlockKind::kList) return false;
  FieldBlock fields;
  read_field_list(*list, fields);
  return are_fields(fields) && !fields.links.empty();
}

/// True when a line of links stands first below the heading, or below a tagline under it.
bool begins_with_links(const Blocks& blocks, std::size_t at, std::size_t end) {
  const auto says_where = [&](const Block* first) {
    if (first == nullptr || !is_link_line(*first)) return false;
    const NamedLink link = web_links(first->text).front();
    // Other links may be a list of what else to read.
    return is_link_label(link.words) || link.words.find("://") != link.words.npos ||
           link.words == blocks[at].text.words;
  };
  const Block* first = first_below(blocks, at, end);
  if (first != nullptr) return says_where(first);
  const std::size_t child = static_cast<std::size_t>(
      std::find_if(blocks.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                   blocks.begin() + static_cast<std::ptrdiff_t>(end), is_heading) -
      blocks.begin());
  if (child >= end || end_of_section(blocks, child) != end) return false;
  return says_where(first_below(blocks, child, end));
}

}  // namespace

std::optional<HeadingEntry> read_heading_entry(const Blocks& blocks, std::size_t at) {
  const Block& heading = blocks[at];
  const std::string title = plain_title(heading.text.words);
  const bool is_plain = holds_no_entries(title, heading.level) || is_contents_title(title);
  // A heading of the first level is the title of the list or of a part of it.
  if (heading.level < 2 || is_plain) return std::nullopt;
  const std::size_t end = end_of_section(blocks, at);
  const std::optional<NamedLink> link = link_of_heading(heading);
  const std::string name = name_of_heading(link ? link->words : heading.text.words);
  const Role role = importers::role_of_label(name);
  if (!link && (role == Role::kLink || role == Role::kRepository || role == Role::kPaper ||
                (!begins_with_links(blocks, at, end) && !begins_with_fields(blocks, at, end)))) {
    return std::nullopt;
  }
  if (name.empty() || holds_entries(blocks, at, end, name)) return std::nullopt;
  HeadingEntry out;
  out.end = end;
  out.item.name = name;
  if (link) out.item.address = link->address;
  EntryReader reader(out);
  for (std::size_t i = at + 1; i < end; ++i) reader.read(blocks[i]);
  reader.finish();
  if (out.item.address.empty()) return std::nullopt;
  if (out.fields.features.empty()) {
    for (const std::string& text : reader.more()) {
      for (std::string& part : split_description(text)) {
        out.fields.features.push_back(std::move(part));
      }
    }
  }
  return out;
}

}  // namespace matchgraph::awesome
