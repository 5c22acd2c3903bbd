#include "tools/importers/readme/capabilities/readme_capabilities.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_merge.h"
#include "tools/importers/readme/capabilities/capability_names.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/capability_tables.h"
#include "tools/importers/readme/capabilities/item_words.h"
#include "tools/importers/readme/capabilities/sentence_forms.h"
#include "tools/importers/readme/mcp_tools.h"
#include "tools/importers/readme/readme_language.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;
using markdown::SpanKind;
using markdown::Text;

class Finder {
 public:
  Finder(const std::vector<std::string>& subjects, const FinderOptions& options)
      : subjects_(subjects), options_(options) {}

  void read(const Section& section) {
    section_ = &section;
    if (options_.is_server && is_tool_section(section)) return;
    if (!options_.is_english) return read_known_list(section);
    if (section.kind == SectionKind::kExcluded) return;
    taken_ = 0;
    lead_.clear();
    if (!section.title.empty() && is_entry_title()) read_entry();
    for (const Block* block : section.blocks) {
      if (options_.is_server && holds_tools(section, *block)) continue;
      if (block->kind == BlockKind::kParagraph) {
        // In HTML captions of badges and pictures read like sentences.
        if (!block->from_html) read_paragraph(*block);
        continue;
      }
      if (block->kind == BlockKind::kList) read_list(*block);
      if (block->kind == BlockKind::kTable) read_table(*block);
      lead_.clear();
    }
  }

  /// The items below "Funktionen" or "特性": the rules for sentences read English.
  void read_known_list(const Section& section) {
    if (importers::role_of_label(section.title) != importers::Role::kFeatures) return;
    constexpr std::size_t kFewestWords = 2;
    section_ = &section;
    for (const Block* block : section.blocks) {
      if (block->kind != BlockKind::kList) continue;
      for (const Block& item : block->children) {
        const std::string text(catalogue::without_pictures(without_shortcodes(item.text.words)));
        const bool is_plain = item.checked != false && !is_all(item.text, SpanKind::kLink) &&
                              !is_all(item.text, SpanKind::kCode) && !begins_with_cross(text);
        if (!is_plain || phrases::word_count(text) < kFewestWords) continue;
        const std::string name = own_name(item.text);
        add(name.empty() ? phrases::short_name(text) : name, fitting(text), item.line);
      }
    }
  }

  /// The sentence that says what the thing is.
  void add_definition(const Sections& sections, const std::string& summary) {
    if (!options_.is_english || !is_definition(summary)) return;
    section_ = &sections.all.front();
    // The summary's place is looked for, as a capability tells where it was found.
    for (const Section& section : sections.all) {
      for (const Block* block : section.blocks) {
        if (block->text.words.find(summary) == std::string::npos) continue;
        section_ = &section;
        add(name_of_sentence(summary, subjects_), summary, block->line);
        return;
      }
    }
    if (sections.tagline == summary) {
      add(name_of_sentence(summary, subjects_), summary, sections.tagline_line);
    }
  }

  std::vector<FoundCapability> take() { return merge_near_equal(std::move(found_)); }

 private:
  /// A section below features, or whose title names what the thing does.
  bool is_entry_title() const {
    const std::string plain = plain_title(section_->title);
    // The section "Features" itself is a frame; those below it are entries.
    const bool opens_features =
        section_->kind == SectionKind::kFeatures && section_->above != SectionKind::kFeatures;
    // Cards have their headings in common, and a heading over nothing says nothing.
    const bool is_feature = section_->above == SectionKind::kFeatures;
    if (!is_feature && (options_.is_card || section_->blocks.empty())) return false;
    if (is_over_links()) return false;
    return !opens_features && is_capability_title(plain, section_->above);
  }

  /// True when nothing but links stands below.
  bool is_over_links() const {
    return !section_->blocks.empty() &&
           std::all_of(section_->blocks.begin(), section_->blocks.end(), [](const Block* block) {
             return block->kind == BlockKind::kList ? is_link_list(*block)
                                                    : is_all(block->text, SpanKind::kLink);
           });
  }

  /// The title is the name; the text its first sentence about the thing. Below features, and where
  /// the title names what is offered, it may be any sentence that is no instruction, else the
  /// title. A section that begins with a denial is none.
  void read_entry() {
    const bool is_feature = section_->above == SectionKind::kFeatures;
    const bool speaks = is_feature || names_offer(plain_title(section_->title));
    const Block* first = nullptr;
    std::string plain;
    for (const Block* block : section_->blocks) {
      if (block->kind == BlockKind::kTable || block->kind == BlockKind::kList) break;
      if (block->kind != BlockKind::kParagraph || block->from_html) continue;
      if (first == nullptr && is_denied(*block)) return;
      const std::string judged = words_without_code(block->text, subjects_);
      if (first == nullptr && is_feature && !is_never_capability(judged)) {
        return add(section_->title, fitting(block->text.words), block->line);
      }
      for (const phrases::Range& range : phrases::sentences(block->text.words)) {
        const std::string text = without_instructions(range.of(block->text.words));
        if (is_capability_sentence(range.of(judged), subjects_)) {
          return add(section_->title, text, block->line);
        }
        const bool is_plain =
            is_plain_sentence(range.of(judged)) && (is_feature || !tells_reader(range.of(judged)));
        if (speaks && plain.empty() && is_plain) {
          plain = text;
          first = block;
        }
      }
      if (first == nullptr) first = block;
    }
    if (!plain.empty()) return add(section_->title, plain, first->line);
    const bool has_list =
        std::any_of(section_->blocks.begin(), section_->blocks.end(),
                    [](const Block* block) { return block->kind == BlockKind::kList; });
    // Then its items are the capabilities.
    const bool is_group = has_list && section_->kind == SectionKind::kFeatures;
    if (speaks && !is_group && phrases::words(section_->title).size() > 1 &&
        !is_never_capability(section_->title)) {
      add(section_->title, section_->title, section_->line);
    }
  }

  /// False for titles that stand in every README, and for that of the thing itself.
  bool is_telling_title() const {
    const std::string plain = plain_title(section_->title);
    const SectionKind own = classify_section(plain, SectionKind::kIntroduction);
    return !plain.empty() && own == SectionKind::kPlain &&
           !title_has(plain,
                      "=overview|=background|=introduction|about|=description|=summary|=intro|"
                      "=api|=server|=client") &&
           std::find(subjects_.begin(), subjects_.end(), plain) == subjects_.end();
  }

  static bool is_plain_sentence(std::string_view sentence) {
    constexpr std::size_t kFewestWords = 5;
    return !is_never_capability(sentence) &&
           phrases::words(without_instructions(sentence)).size() >= kFewestWords;
  }

  static bool is_denied(const Block& block) {
    const std::string words = phrases::joined_words(block.text.words);
    return phrases::has_phrase(words, "not") || phrases::has_phrase(words, "no attempt");
  }

  void read_paragraph(const Block& block) {
    const std::string& words = block.text.words;
    // "Staff rely on old lists. That means: ❌ ..." is the problem that the thing does away with.
    if (is_before_crosses(block) || is_language_switcher(words)) return;
    const std::string judged = words_without_code(block.text, subjects_);
    const bool may_advertise =
        section_->kind == SectionKind::kIntroduction || section_->kind == SectionKind::kFeatures;
    for (const phrases::Range& range : phrases::sentences(words)) {
      // Judged without code, taken with it.
      const std::string_view sentence = range.of(judged);
      lead_ = sentence.ends_with(':') ? std::string(range.of(words)) : std::string();
      if (add_deeds(range.of(words), block.line)) continue;
      const bool advertises =
          may_advertise && (is_advertising(sentence) || begins_with_deed(sentence));
      const bool is_taken =
          advertises || (is_capability_sentence(sentence, subjects_) && !is_for_reader(sentence));
      // The sentence announces what follows, which is taken item by item.
      if (!is_taken || (!lead_.empty() && has_list_after(block))) continue;
      const std::string text = without_instructions(range.of(words));
      // The title names the first capability of its section.
      const bool names = taken_ == 0 && is_telling_title();
      add(names ? section_->title : name_of_sentence(text, subjects_), text, block.line);
    }
  }

  /// "You can use X to ..." in a section on usage tells the reader what to type; "it" and "this"
  /// are there the command or the file of the line above.
  bool is_for_reader(std::string_view sentence) const {
    if (section_->kind != SectionKind::kUsage) return false;
    const std::vector<std::string> words = phrases::words(sentence);
    return !words.empty() && phrases::is_one_of(words[0], "you|we|users|developers|it|this|these");
  }

  /// Each deed of "It can perform A, B and C"; false where there are no several.
  bool add_deeds(std::string_view sentence, std::size_t line) {
    if (is_never_capability(sentence) || is_about_users(sentence, subjects_)) return false;
    const std::vector<std::string> deeds = split_deeds(sentence);
    for (const std::string& deed : deeds) {
      const std::size_t before = found_.size();
      add(phrases::short_name(deed.substr(deed.find(' ', deed.find(' ') + 1) + 1)), deed, line);
      if (found_.size() == before) continue;
      found_.back().is_certain = true;
      found_.back().sentence = std::string(sentence);
    }
    return !deeds.empty();
  }

  /// True when a list of what is crossed out follows.
  bool is_before_crosses(const Block& paragraph) const {
    const auto at = std::find(section_->blocks.begin(), section_->blocks.end(), &paragraph);
    if (at == section_->blocks.end() || std::next(at) == section_->blocks.end()) return false;
    const Block& next = **std::next(at);
    return next.kind == BlockKind::kList && !next.children.empty() &&
           std::all_of(next.children.begin(), next.children.end(),
                       [](const Block& item) { return begins_with_cross(item.text.words); });
  }

  /// True when a list or table follows that the line before it introduces.
  bool has_list_after(const Block& paragraph) const {
    const auto at = std::find(section_->blocks.begin(), section_->blocks.end(), &paragraph);
    if (at == section_->blocks.end() || std::next(at) == section_->blocks.end()) return false;
    const BlockKind next = (*std::next(at))->kind;
    return next == BlockKind::kList || next == BlockKind::kTable;
  }

  bool takes_items() const {
    return section_->kind == SectionKind::kFeatures ||
           section_->kind == SectionKind::kIntroduction ||
           (!lead_.empty() && introduces_capabilities(lead_));
  }

  void read_list(const Block& list) {
    // "It does not:" denies every item.
    const bool is_denied_list =
        !lead_.empty() && is_never_capability(lead_) && section_->kind != SectionKind::kFeatures;
    // "These programs use it:" is over a list of others.
    const bool is_of_users = !lead_.empty() && is_about_users(lead_, subjects_);
    const bool is_of_problems = !lead_.empty() && introduces_problems(lead_);
    if (!takes_items() || is_denied_list || is_of_users || is_of_problems) return;
    if (is_contents(list)) return;
    if (read_names(list)) return;
    if (is_link_list(list) && section_->kind != SectionKind::kFeatures) return;
    // A line that announces capabilities makes features of the list, wherever it stands.
    const SectionKind kind = lead_.empty() ? section_->kind : SectionKind::kFeatures;
    for (const Block& item : list.children) read_item(item, kind);
  }

  /// A table of contents: it leads to sections, some of which every README has.
  static bool is_contents(const Block& list) {
    const auto leads_inside = [](const Block& item) { return links_inside(item.text); };
    return std::all_of(list.children.begin(), list.children.end(), leads_inside) &&
           std::any_of(list.children.begin(), list.children.end(), [](const Block& item) {
             const SectionKind kind =
                 classify_section(plain_title(item.text.words), SectionKind::kIntroduction);
             return kind == SectionKind::kExcluded || kind == SectionKind::kUsage;
           });
  }

  static bool is_link_list(const Block& list) {
    return std::all_of(list.children.begin(), list.children.end(), [](const Block& item) {
      return item.text.words.empty() || is_all(item.text, SpanKind::kLink);
    });
  }

  /// Without the numbers of versions.
  static std::size_t count_words(const std::string& name) {
    const std::vector<std::string> words = phrases::words(name);
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [](const std::string& word) {
          return word.find_first_not_of("0123456789.x+-") != word.npos;
        }));
  }

  /// Short names after "Supported platforms:" make one capability.
  bool read_names(const Block& list) {
    constexpr std::size_t kFewWordsPerName = 4;  // on average, after a line that announces names
    constexpr std::size_t kVeryFew = 3;          // after any other line about capabilities
    const std::string title = lead_.empty() ? section_->title : lead_;
    const bool announces = introduces_names(title);
    if (!announces && (lead_.empty() || !introduces_capabilities(lead_))) return false;
    std::vector<std::string> names;
    collect_names(list, names);
    std::size_t words = 0;
    std::size_t bare = 0;  // without asides: "Bakery (by its flour counter)"
    for (const std::string& name : names) {
      words += count_words(name);
      bare += count_words(name.substr(0, name.find(" (")));
    }
    // Longer items are sentences of their own.
    const bool are_bare = announces && bare <= names.size() * kVeryFew;
    if (names.empty() ||
        (!are_bare && words > names.size() * (announces ? kFewWordsPerName : kVeryFew))) {
      return false;
    }
    std::string text(trimmed(title, " :"));
    for (std::size_t i = 0; i < names.size() && text.size() < kMostTextBytes; ++i) {
      text += (i == 0 ? ": " : ", ") + names[i];
    }
    const bool is_short = phrases::words(title).size() <= kFewWordsPerName;
    add(is_short ? title : name_of_sentence(trimmed(title, " :"), subjects_), text, list.line);
    return true;
  }

  void read_item(const Block& item, SectionKind kind) {
    if (item.checked == false) return;  // not ticked: a plan
    const Text& text = item.text;
    const bool is_linked = is_all(text, SpanKind::kLink) && !links_inside(text);
    const bool is_code = is_all(text, SpanKind::kCode) || begins_with_call(text);
    const std::string plain = without_shortcodes(catalogue::without_pictures(text.words));
    if (!is_code && !text.words.ends_with(':') && !begins_with_cross(text.words) &&
        !names_option(plain) && !is_about_users(plain, subjects_) &&
        is_capability_item(catalogue::without_pictures(words_without_code(text, subjects_)),
                           is_linked, kind)) {
      const std::string name = own_name(text);
      add(name.empty() ? name_of_item(plain) : name, without_instructions(fitting(plain)),
          item.line);
      if (is_all(text, SpanKind::kLink)) found_.back().refers_to = anchor_of(text);
    }
    for (const Block& child : item.children) {
      if (child.kind != BlockKind::kList) continue;
      for (const Block& inner : child.children) read_item(inner, kind);
    }
  }

  void read_table(const Block& table) {
    // How to use a thing is told in tables of options, and in tables of examples of what it does.
    const bool is_usage = section_->kind == SectionKind::kUsage && lead_.empty();
    if (is_usage && !is_table_of_examples(table)) return;
    const std::string& title = lead_.empty() ? section_->title : lead_;
    for (TableCapability& row : read_capability_table(table, title, takes_items())) {
      if (!is_about_users(row.text, subjects_)) add(row.name, row.text, row.line);
    }
  }

  void add(const std::string& name, const std::string& text, std::size_t line) {
    if (found_.size() >= kMostCapabilities) return;
    FoundCapability capability;
    capability.name = phrases::capitalised(
        trimmed(catalogue::without_pictures(without_shortcodes(name)), " .:!*_"));
    capability.text = std::string(catalogue::without_pictures(without_shortcodes(text)));
    catalogue::clean(capability.name, catalogue::Breaks::kNone);
    catalogue::clean(capability.text, catalogue::Breaks::kLinesAndTabs);
    if (capability.text.empty()) return;
    capability.path = section_->path;
    capability.line = line;
    found_.push_back(std::move(capability));
    ++taken_;
  }

  const std::vector<std::string>& subjects_;
  FinderOptions options_;
  const Section* section_ = nullptr;
  std::size_t taken_ = 0;  ///< of this section
  std::string lead_;       ///< the last sentence before a list or table, when it ends with a colon
  std::vector<FoundCapability> found_;
};

}  // namespace

std::vector<FoundCapability> find_capabilities(const Sections& sections, const std::string& summary,
                                               const std::vector<std::string>& subjects,
                                               const FinderOptions& options) {
  Finder finder(subjects, options);
  finder.add_definition(sections, summary);
  for (const Section& section : sections.all) finder.read(section);
  return finder.take();
}

}  // namespace matchgraph::readme
