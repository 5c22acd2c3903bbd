#include "tools/importers/readme/capabilities/readme_capabilities.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_merge.h"
#include "tools/importers/readme/capabilities/capability_names.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/capability_tables.h"
#include "tools/importers/readme/capabilities/known_lists.h"
#include "tools/importers/readme/capabilities/line_making.h"
#include "tools/importers/readme/capabilities/lines/card_lines.h"
#include "tools/importers/readme/capabilities/lines/firm_sentences.h"
#include "tools/importers/readme/capabilities/lines/item_words.h"
#include "tools/importers/readme/capabilities/lines/line_evidence.h"
#include "tools/importers/readme/capabilities/lines/never_rules.h"
#include "tools/importers/readme/capabilities/lines/praise.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"
#include "tools/importers/readme/capabilities/name_lists.h"
#include "tools/importers/readme/capabilities/opening_line.h"
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
    if (!options_.is_english) {
      for (const KnownItem& item : items_of_known_list(section))
        add(item.name, item.text, item.line);
      return;
    }
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

  /// The sentence that says what the thing is, and the line right below the title.
  void add_definition(const Sections& sections, const std::string& summary) {
    if (!options_.is_english) return;
    const OpeningLine opening = find_opening_line(sections, subjects_);
    if (opening.text != summary) add_summary(sections, summary);
    if (opening.text.empty()) return;
    section_ = &sections.all.front();
    origin_ = {.form = Form::kDefinition, .is_opening = true};
    add(name_of_sentence(opening.text, subjects_), opening.text, opening.line);
  }

  std::vector<FoundCapability> take() {
    // The signs of evidence are words of English.
    if (options_.is_english && options_.is_strict) drop_unclear(found_, subjects_);
    return merge_near_equal(std::move(found_));
  }

 private:
  /// The summary's place is looked for, as a capability tells where it was found.
  void add_summary(const Sections& sections, const std::string& summary) {
    if (!is_definition(summary, subjects_)) return;
    section_ = &sections.all.front();
    origin_ = {.form = Form::kDefinition};
    for (const Section& section : sections.all) {
      for (const Block* block : section.blocks) {
        if (block->text.words.find(summary) == std::string::npos) continue;
        section_ = &section;
        if (may_define(summary)) add(name_of_sentence(summary, subjects_), summary, block->line);
        return;
      }
    }
    if (sections.tagline == summary) {
      add(name_of_sentence(summary, subjects_), summary, sections.tagline_line);
    }
  }

  /// In a chapter on anything "The server makes ..." counts only as other sentences there do.
  bool may_define(const std::string& summary) const {
    const std::vector<std::string> words = phrases::words(summary);
    const bool is_of_part = words.size() > 1 && words[0] == "the" && is_thing(words[1]);
    return !is_of_part || is_about_the_thing() || is_firm_sentence(summary, subjects_);
  }

  /// A section below features, or whose title names what the thing does.
  bool is_entry_title() const {
    const std::string plain = plain_title(section_->title);
    // The section "Features" itself is a frame; those below it are entries.
    const bool opens_features =
        section_->kind == SectionKind::kFeatures && section_->above != SectionKind::kFeatures;
    // Cards have their headings in common, and a heading over nothing says nothing.
    const bool is_feature = section_->above == SectionKind::kFeatures;
    if (!is_feature && (options_.is_card || section_->blocks.empty())) return false;
    if (options_.is_card && is_of_card_template(plain)) return false;
    if (is_over_links(section_->blocks)) return false;
    // Elsewhere a title names what stands below, be it a step, a question or a chapter.
    if (!is_feature && !names_support(plain)) return false;
    return !opens_features && is_capability_title(plain, section_->above);
  }

  /// The title is the name; the text its first sentence about the thing, else any that is no
  /// instruction, else the title. A section that begins with a denial is none.
  void read_entry() {
    origin_ = {.form = Form::kEntry};
    const bool is_feature = section_->above == SectionKind::kFeatures;
    const Block* first = nullptr;
    std::string plain;
    for (const Block* block : section_->blocks) {
      if (block->kind == BlockKind::kTable || block->kind == BlockKind::kList) break;
      if (block->kind != BlockKind::kParagraph || block->from_html) continue;
      if (first == nullptr && is_denied(block->text.words)) return;
      constexpr std::size_t kFewestWords = 3;
      // "Playground" is a link or a label, not what the title means.
      if (phrases::word_count(block->text.words) < kFewestWords) continue;
      const std::string judged = words_without_code(block->text, subjects_);
      if (first == nullptr && is_feature && !is_never_capability(judged)) {
        return add(section_->title, fitting(block->text.words), block->line);
      }
      for (const phrases::Range& range : phrases::sentences(block->text.words)) {
        const std::string_view sentence = range.of(judged);
        const bool is_said =
            is_feature ? is_capability_sentence(sentence, subjects_) || is_plain_sentence(sentence)
                       : is_firm_sentence(sentence, subjects_);
        if (is_said && plain.empty()) {
          plain = without_instructions(range.of(block->text.words));
          first = block;
        }
      }
      if (first == nullptr) first = block;
    }
    if (!plain.empty()) return add(section_->title, plain, first->line);
    const bool has_list = holds_list(*section_);
    // Then its items are the capabilities.
    // "Using the sieve", "Use cases > Bakeries": ways to use it.
    const bool is_frame =
        title_has(phrases::joined_words(section_->title), "use|uses|using|scope|users") ||
        is_below_uses(section_->path);
    if (!has_list && !is_frame && phrases::words(section_->title).size() > 1 &&
        !is_never_capability(section_->title) && !is_praise(section_->title)) {
      add(section_->title, section_->title, section_->line);
    }
  }

  void read_paragraph(const Block& block) {
    const std::string& words = block.text.words;
    // "Staff rely on old lists. That means: ❌ ..." is the problem that the thing does away with.
    const bool is_only_link = is_all(block.text, SpanKind::kLink);
    if (is_only_link || is_before_crosses(*section_, block) || is_language_switcher(words) ||
        is_note(words)) {
      return;
    }
    if (section_->kind == SectionKind::kFeatures && add_bullet(words, block.line)) return;
    const std::string judged = words_without_code(block.text, subjects_);
    const std::vector<phrases::Range> sentences = phrases::sentences(words);
    origin_ = {.form = Form::kSentence, .siblings = sentences.size()};
    const bool may_advertise = is_about_the_thing();
    bool is_of_other = false;  // "Flour is a powder. It ..."
    for (const phrases::Range& range : sentences) {
      origin_.has_code = holds_code(block.text, range);
      // Judged without code, taken with it.
      const std::string_view sentence = range.of(judged);
      lead_ =
          leads_to_list(*section_, block, sentence) ? std::string(range.of(words)) : std::string();
      const bool goes_on = sentence.starts_with("It ") || sentence.starts_with("Its ");
      is_of_other = goes_on ? is_of_other : defines_other(range.of(words), subjects_);
      if (is_of_other || tells_inside(sentence, options_.is_card)) continue;
      if (add_deeds(range.of(words), block.line)) continue;
      const bool advertises =
          may_advertise && (is_advertising(sentence) || begins_with_deed(sentence));
      const bool is_use =
          options_.is_card && (section_->kind == SectionKind::kFeatures
                                   ? is_use_phrase(sentence, subjects_)
                                   : may_advertise && begins_with_purpose(sentence));
      origin_.form = is_use ? Form::kItem : Form::kSentence;
      const bool is_taken = advertises || is_use ||
                            (may_advertise ? is_capability_sentence(sentence, subjects_)
                                           : is_firm_sentence(sentence, subjects_));
      // The sentence announces what follows, which is taken item by item.
      // In a card nothing but that goes on behind a colon: a table, code, a chapter.
      const bool announces = !lead_.empty() && (has_list_after(*section_, block) ||
                                                (options_.is_card && sentence.ends_with(':')));
      if (!is_taken || announces) continue;
      const std::string text = without_instructions(range.of(words));
      // The title names the first capability of its section.
      const bool names = taken_ == 0 && is_telling_title(plain_title(section_->title), subjects_);
      add(names ? section_->title : name_of_sentence(text, subjects_), text, block.line);
    }
  }

  /// True where a README speaks of the thing, and not of how it is set up, called or made.
  bool is_about_the_thing() const {
    return section_->kind == SectionKind::kIntroduction || section_->kind == SectionKind::kFeatures;
  }

  /// "• Sieving: separates grains" as a paragraph; false when it begins with no such mark.
  bool add_bullet(std::string_view words, std::size_t line) {
    const std::optional<Bullet> bullet = read_bullet(words);
    if (!bullet) return false;
    origin_ = {.form = Form::kItem, .is_labelled = bullet->is_labelled};
    if (!bullet->text.empty()) add(bullet->name, bullet->text, line);
    return true;
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

  /// A line before a list says what is in it; without one the section does.
  bool takes_items() const {
    if (options_.is_card && leads_to_fields(lead_)) return false;
    // Reasons are told with problems between them: "Others:", "With Mill you can:".
    const bool is_of_reasons = in_lower_case(section_->title).starts_with("why");
    if (section_->kind == SectionKind::kFeatures && (lead_.empty() || !is_of_reasons)) return true;
    // A card's description lists its facts: maker, languages, kind.
    if (lead_.empty()) return section_->kind == SectionKind::kIntroduction && !options_.is_card;
    if (!is_about_the_thing()) return introduces_offers(lead_, subjects_);
    // "It combines:" is over the parts of a model, "Each case has:" over fields.
    if (options_.is_card && tells_parts(lead_)) return false;
    return introduces_capabilities(lead_) || introduces_deeds(lead_) || introduces_names(lead_);
  }

  void read_list(const Block& list) {
    // "It does not:" denies every item.
    const bool is_denied_list =
        !lead_.empty() && is_never_capability(lead_) &&
        (section_->kind != SectionKind::kFeatures || speaks_to_reader(lead_));
    // "These programs use it:" is over a list of others.
    const bool is_of_users = !lead_.empty() && is_about_users(lead_, subjects_);
    const bool is_of_problems =
        !lead_.empty() && (introduces_problems(lead_) || leads_elsewhere(lead_));
    if (!takes_items() || is_denied_list || is_of_users || is_of_problems) return;
    constexpr std::size_t kLongContents = 4;
    const bool leads_inside =
        list.children.size() >= kLongContents && section_->kind != SectionKind::kFeatures;
    if (is_contents(list, leads_inside)) return;
    if (read_names(list)) return;
    if (is_link_list(list) && section_->kind != SectionKind::kFeatures) return;
    // A line that announces capabilities makes features of the list, wherever it stands.
    const bool announces = !lead_.empty() && introduces_capabilities(lead_);
    const SectionKind kind = announces ? SectionKind::kFeatures : section_->kind;
    for (const Block& item : list.children) read_item(item, kind, list);
  }

  /// Short names after "Supported platforms:" make one capability.
  bool read_names(const Block& list) {
    const std::string title = lead_.empty() ? section_->title : lead_;
    // "Supported platforms > Systems".
    const bool is_below_supported = lead_.empty() && section_->path.size() > 1 &&
                                    introduces_names(section_->path[section_->path.size() - 2]);
    const bool announces = introduces_names(title) || is_below_supported;
    const bool is_led = !lead_.empty() && !is_never_capability(lead_) && takes_items();
    if (!announces && !is_led) return false;
    const std::optional<NameList> names = join_names(list, title, announces, subjects_);
    origin_ = {.form = Form::kNames, .is_led = !lead_.empty(), .siblings = list.children.size()};
    if (names) add(names->name, names->text, list.line);
    return names.has_value();
  }

  void read_item(const Block& item, SectionKind kind, const Block& list) {
    if (item.checked == false) return;  // not ticked: a plan
    const Text& text = item.text;
    const bool is_code = is_all(text, SpanKind::kCode) || begins_with_call(text);
    // Among features these are parts of the thing, elsewhere fields of it or other things.
    const bool is_foreign =
        kind != SectionKind::kFeatures && (begins_with_member(text) || begins_with_other(text));
    if (!is_code && !is_foreign && !text.words.ends_with(':') && !begins_with_cross(text.words)) {
      origin_ = {.form = Form::kItem,
                 .is_led = !lead_.empty(),
                 .siblings = list.children.size(),
                 .list = list.line};
      add_item(item, kind);
    }
    // Below a label stand its capabilities, below a sentence its details.
    constexpr std::size_t kMostLabelWords = 5;
    if (!text.words.ends_with(':') && phrases::word_count(text.words) > kMostLabelWords) return;
    for (const Block& child : item.children) {
      if (child.kind != BlockKind::kList) continue;
      for (const Block& inner : child.children) {
        read_item(inner, kind, child);
      }
    }
  }

  /// The item, else its first sentence: what follows may be a denial, an option or an example.
  void add_item(const Block& item, SectionKind kind) {
    const Text& text = item.text;
    const bool is_linked = is_all(text, SpanKind::kLink) && !links_inside(text);
    const std::string judged = words_without_code(text, subjects_);
    const std::vector<phrases::Range> found = phrases::sentences(text.words);
    if (found.empty()) return;
    // What an aside takes back is not even a beginning.
    const std::size_t first = takes_back(text.words) ? 0 : found.front().end;
    for (const std::size_t end : {text.words.size(), first}) {
      const std::string plain = without_shortcodes(
          catalogue::without_pictures(std::string_view(text.words).substr(0, end)));
      const bool is_taken =
          !begins_with_file(plain) && !ends_with_files(plain) && !names_option(plain) &&
          !is_about_users(plain, subjects_) &&
          is_capability_item(catalogue::without_pictures(std::string_view(judged).substr(0, end)),
                             is_linked, kind);
      if (!is_taken) continue;
      const std::string name = own_name(text);
      origin_.is_labelled = !name.empty();
      origin_.has_code = holds_code(text, {0, end});
      add(name.empty() ? name_of_item(plain) : name, without_instructions(fitting(plain)),
          item.line);
      if (is_all(text, SpanKind::kLink) && !found_.empty()) {
        found_.back().refers_to = anchor_of(text);
      }
      return;
    }
  }

  void read_table(const Block& table) {
    // How to use a thing is told in tables of options, and in tables of examples of what it does.
    if (!is_about_the_thing() && !is_table_of_examples(table) && !has_ticks(table)) return;
    const std::string& title = lead_.empty() ? section_->title : lead_;
    origin_ = {.form = Form::kRow, .is_led = !lead_.empty(), .siblings = table.children.size()};
    for (TableCapability& row : read_capability_table(table, title, takes_items(), subjects_)) {
      if (!is_about_users(row.text, subjects_)) add(row.name, row.text, row.line);
    }
  }

  void add(const std::string& name, const std::string& text, std::size_t line) {
    std::optional<FoundCapability> made = make_line(name, text);
    if (!made || found_.size() >= kMostCapabilities) return;
    const bool is_definition = origin_.form == Form::kDefinition;
    if (options_.is_card && is_aside_of_card(made->text, subjects_, is_definition)) return;
    made->path = section_->path;
    made->line = line;
    made->origin = origin_;
    made->origin.section = section_->kind;
    made->origin.above = section_->above;
    made->origin.is_of_card = options_.is_card;
    found_.push_back(std::move(*made));
    ++taken_;
  }

  const std::vector<std::string>& subjects_;
  FinderOptions options_;
  const Section* section_ = nullptr;
  std::size_t taken_ = 0;  ///< of this section
  std::string lead_;       ///< the last sentence before a list or table, when it ends with a colon
  Origin origin_;          ///< of what is added next, but for its section
  std::vector<FoundCapability> found_;
};

}  // namespace

std::vector<FoundCapability> find_capabilities(const Sections& sections, const std::string& summary,
                                               const std::vector<std::string>& subjects,
                                               const FinderOptions& options) {
  Finder finder(subjects, options);
  finder.add_definition(sections, summary);
  for (const Section& section : sections.all) {
    const std::optional<Section> uses = options.is_card ? uses_within(section) : std::nullopt;
    finder.read(uses ? *uses : section);
  }
  return finder.take();
}

}  // namespace matchgraph::readme
