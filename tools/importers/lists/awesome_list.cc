#include "tools/importers/lists/awesome_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode_text.h"
#include "tools/importers/lists/list_item.h"
#include "tools/importers/markdown/markdown_file.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph {
namespace {

using awesome::Item;
using awesome::NoItem;
using awesome::ReadItem;
using markdown::Block;
using markdown::BlockKind;

/// Sections of a list that hold no entries.
constexpr std::string_view kNoEntries =
    "=contents|table of contents|=index|=toc|contributing|contribution|contributions|contribute|"
    "contributors|license|licence|=sponsors|=sponsor|=backers|=credits|acknowledgements|"
    "acknowledgments|code of conduct|star history|=footnotes|=legend|security warning|=thanks|"
    "=stargazers|=changelog|getting started|=usage|=installation|learn more|=community|"
    "=releasing|=support|=disclaimer";

struct TypeRule {
  std::string_view titles;
  const char* type;
};

/// The innermost title that says what its entries are decides; "tool" when none does.
constexpr std::array<TypeRule, 10> kTypes = {{
    {"=articles|=books|=courses|=papers|=tutorials|=videos|=newsletters|=podcasts|=blogs|=guides|"
     "=resources|=milestones|learning|reading|=machine learning|=deep learning|more lists|"
     "related lists|awesome lists|lists on|documentation",
     "document"},
    {"mcp servers|protocol servers", "mcp-server"},
    {"=models|language models|foundation models|=llms|open llms", "model"},
    {"datasets|=data sets", "dataset"},
    {"=libraries|python libraries|=sdks", "library"},
    {"frameworks", "framework"},
    {"=agents|autonomous agents|ai agents|coding agents", "agent"},
    {"leaderboards|benchmarks", "benchmark"},
    {"extensions|plugins", "extension"},
    {"clients|=tools|=utilities|tools utilities|managers", "tool"},
}};

const char* type_of_title(std::string_view title) {
  for (const TypeRule& rule : kTypes) {
    if (title_has(title, rule.titles)) return rule.type;
  }
  return nullptr;
}

struct Heading {
  int level = 0;
  std::string words;
};

/// An entity while its list is read.
struct Draft {
  Entity entity;
  std::size_t line = 0;
};

/// Walks over one list.
class ListReader {
 public:
  ListReader(const MarkdownFile& file, catalogue::DiagnosticLog& log) : file_(file), log_(log) {}

  std::vector<Entity> read() {
    const markdown::Document document = markdown::parse(file_.bytes);
    if (document.too_deep) {
      warn(0, fmt::format("more than {} lists inside lists; what is deeper is left out",
                          markdown::kMaxDepth));
    }
    for (const Block& block : document.root.children) read_block(block);
    std::vector<Entity> out;
    // The title is known only when the list was read, as a heading may come late.
    for (Draft& draft : drafts_) {
      draft.entity.sources.push_back(
          {.name = title_.empty() ? file_.path : title_, .url = {}, .observed = file_.observed});
      out.push_back(std::move(draft.entity));
    }
    return out;
  }

 private:
  void warn(std::size_t line, const std::string& reason) {
    log_.set_line(line);
    log_.warn("", reason, "");
  }

  void read_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::kHeading:
        enter_heading(block);
        break;
      case BlockKind::kList:
        if (!is_skipped()) read_list(block);
        break;
      case BlockKind::kTable:
        if (!is_skipped()) read_table(block);
        break;
      default:
        break;  // prose and quotes hold no entries
    }
  }

  void enter_heading(const Block& block) {
    const std::string words(catalogue::without_pictures(block.text.words));
    if (title_.empty() && headings_.empty() && block.level == 1) {
      title_ = words;
      return;
    }
    while (!headings_.empty() && headings_.back().level >= block.level) headings_.pop_back();
    headings_.push_back({block.level, words});
  }

  bool is_skipped() const {
    return std::any_of(headings_.begin(), headings_.end(), [](const Heading& heading) {
      return title_has(plain_title(heading.words), kNoEntries);
    });
  }

  void read_list(const Block& list) {
    for (const Block& item : list.children) read_list_item(item);
  }

  void read_list_item(const Block& block) {
    const ReadItem read = awesome::read_item(block.text);
    if (read.item) {
      const std::size_t draft = add(*read.item, block.line);
      for (const Block& child : block.children) {
        if (child.kind == BlockKind::kList) read_parts(child, draft);
      }
      return;
    }
    const bool has_list =
        std::any_of(block.children.begin(), block.children.end(),
                    [](const Block& child) { return child.kind == BlockKind::kList; });
    // An item without a link that holds a list groups what is below, as a heading would.
    if (!has_list) return explain(read, block);
    groups_.emplace_back(trimmed(catalogue::without_pictures(block.text.words), " :*"));
    for (const Block& child : block.children) read_block(child);
    groups_.pop_back();
  }

  /// Items below a linked one: with a link entities of their own, else what it can do.
  void read_parts(const Block& list, std::size_t draft) {
    for (const Block& block : list.children) {
      const ReadItem read = awesome::read_item(block.text);
      if (read.item) {
        read_list_item(block);
      } else if (read.reason == NoItem::kNoLink || read.reason == NoItem::kWordsBefore) {
        add_capability(drafts_[draft].entity, block.text.words);
      }
      if (read.item) continue;
      for (const Block& child : block.children) {
        if (child.kind == BlockKind::kList) read_parts(child, draft);
      }
    }
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

  /// The first cell with a link is the item, the other cells that are more than a link describe it.
  void read_table(const Block& table) {
    // The first row is the head.
    for (std::size_t i = 1; i < table.children.size(); ++i) {
      const Block& row = table.children[i];
      std::optional<Item> item;
      std::string description;
      for (const markdown::Text& cell : row.cells) {
        ReadItem read = awesome::read_item(cell);
        if (!item && read.item) {
          item = std::move(read.item);
        } else if (!read.item && cell.words.size() > description.size()) {
          // The longest other cell: the rest are versions, licences and stars.
          description = cell.words;
        }
      }
      if (!item) continue;
      if (item->description.empty()) item->description = description;
      add(*item, row.line);
    }
  }

  std::size_t add(const Item& item, std::size_t line) {
    const SourceAddress address = read_address(item.address);
    const auto [found, is_new] = by_id_.emplace(address.id, drafts_.size());
    if (is_new) {
      drafts_.push_back({new_entity(item, address), line});
    }
    Draft& draft = drafts_[found->second];
    if (!is_new) {
      merge(draft, item, line);
    } else if (item.description.empty()) {
      warn(line, fmt::format("\"{}\" has no description", catalogue::shorten(item.name)));
    }
    for (const std::string& part : awesome::split_description(item.description)) {
      add_capability(draft.entity, part);
    }
    for (const Heading& heading : headings_) add_tag(draft.entity, heading.words);
    for (const std::string& group : groups_) add_tag(draft.entity, group);
    for (const std::string& tag : item.tags) add_tag(draft.entity, tag);
    return found->second;
  }

  Entity new_entity(const Item& item, const SourceAddress& address) const {
    Entity entity;
    entity.id = address.id;
    entity.name = item.name;
    entity.type = type();
    entity.summary = item.description;
    entity.maker = item.maker.empty() ? address.owner : item.maker;
    entity.url = item.address;
    entity.license = item.license;
    const std::string& repository =
        address.repository.empty() ? item.repository : address.repository;
    if (!repository.empty()) {
      entity.extra.push_back({.name = "repository", .json = nlohmann::json(repository).dump()});
    }
    return entity;
  }

  void merge(Draft& draft, const Item& item, std::size_t line) {
    warn(line, fmt::format("\"{}\" has the address of line {}; taken as one",
                           catalogue::shorten(item.name), draft.line));
    Entity& entity = draft.entity;
    if (entity.summary.empty()) entity.summary = item.description;
    if (fold_for_values(item.name) == fold_for_values(entity.name)) return;
    if (std::find(entity.aliases.begin(), entity.aliases.end(), item.name) ==
        entity.aliases.end()) {
      entity.aliases.push_back(item.name);
    }
  }

  std::string type() const {
    for (auto heading = headings_.rbegin(); heading != headings_.rend(); ++heading) {
      if (const char* known = type_of_title(plain_title(heading->words))) return known;
    }
    const char* known = type_of_title(plain_title(title_));
    return known == nullptr ? "tool" : known;
  }

  static void add_capability(Entity& entity, std::string text) {
    catalogue::clean(text, catalogue::Breaks::kLinesAndTabs);
    // Comparing with all that are known grows with their square.
    constexpr std::size_t kMostCapabilities = 200;
    if (text.empty() || entity.capabilities.size() >= kMostCapabilities) return;
    const std::string folded = fold_for_values(text);
    const bool is_known = std::any_of(
        entity.capabilities.begin(), entity.capabilities.end(),
        [&folded](const Capability& known) { return fold_for_values(known.text) == folded; });
    if (is_known) return;
    Capability capability;
    capability.text = std::move(text);
    entity.capabilities.push_back(std::move(capability));
  }

  static void add_tag(Entity& entity, const std::string& tag) {
    if (tag.empty() ||
        std::find(entity.tags.begin(), entity.tags.end(), tag) != entity.tags.end()) {
      return;
    }
    entity.tags.push_back(tag);
  }

  const MarkdownFile& file_;
  catalogue::DiagnosticLog& log_;
  std::string title_;
  std::vector<Heading> headings_;
  std::vector<std::string> groups_;  ///< items without a link that hold the list
  std::vector<Draft> drafts_;
  std::map<std::string, std::size_t> by_id_;
};

}  // namespace

ImportReport import_awesome_lists(const ImportRequest& request) {
  std::map<std::string, Entity> entities;
  ImportReport report =
      for_each_markdown_file(request, [&](const MarkdownFile& file, catalogue::DiagnosticLog& log) {
        for (Entity& entity : ListReader(file, log).read()) {
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
