#include "tools/importers/readme/readme_sections.h"

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/item_words.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;

constexpr int kLowestLevel = 7;              // of a bold paragraph
constexpr std::size_t kMostLabelBytes = 14;  // "note", "important" at the beginning of a quote

/// True for a paragraph such as "**Verified devices**" or "**NEWS:**".
bool acts_as_heading(const Block& block) {
  constexpr std::size_t kMaxWords = 8;
  if (block.kind != BlockKind::kParagraph || block.from_html) return false;
  const std::string& words = block.text.words;
  // Bold from the first word to the last.
  const bool is_bold =
      std::any_of(block.text.spans.begin(), block.text.spans.end(), [&](const markdown::Span& s) {
        return s.kind == markdown::SpanKind::kStrong && s.begin == 0 && s.end + 1 >= words.size();
      });
  // What ends like a sentence is emphasis and no title.
  return is_bold && !words.ends_with('.') && !words.ends_with('!') &&
         phrases::words(words).size() <= kMaxWords;
}

/// The level of "##Roadmap", which old files have for "## Roadmap"; 0 for other paragraphs. One
/// mark alone may be a tag, but at the top of a file.
int level_of_tight_heading(const Block& block, bool is_top) {
  constexpr std::size_t kMostMarks = 6;
  constexpr std::size_t kMostBytes = 80;
  const std::string& words = block.text.words;
  if (block.kind != BlockKind::kParagraph || words.size() > kMostBytes) return 0;
  const std::size_t marks = std::min(words.find_first_not_of('#'), words.size());
  const bool is_word = marks < words.size() && is_letter(words[marks]);
  if (marks == 0 || marks > kMostMarks || !is_word || words.find('\n') != words.npos) return 0;
  return marks == 1 && !is_top ? 0 : static_cast<int>(marks);
}

struct OpenSection {
  int level = 0;
  std::string title;
  SectionKind kind = SectionKind::kIntroduction;
};

class Splitter {
 public:
  Splitter(const Block& root, const SectionOptions& options) : options_(options) {
    has_top_ = std::any_of(root.children.begin(), root.children.end(), [](const Block& block) {
      return block.kind == BlockKind::kHeading && block.level == 1;
    });
    // What stands before the first title.
    out_.all.push_back({});
    for (const Block& block : root.children) add(block);
  }

  Sections take() { return std::move(out_); }

 private:
  void add(const Block& block) {
    const bool is_top = open_.empty() && out_.title.empty();
    const int tight = level_of_tight_heading(block, is_top);
    if (tight > 0) {
      enter(block, tight);
    } else if (block.kind == BlockKind::kHeading || acts_as_heading(block)) {
      const int level = block.kind == BlockKind::kHeading ? block.level : kLowestLevel;
      enter(block, level);
    } else if (block.kind != BlockKind::kQuote) {
      // Quotes are notes and other people's words.
      out_.all.back().blocks.push_back(&block);
    } else if (open_.empty() && is_tagline(block) && !has_words()) {
      out_.all.back().blocks.push_back(&block.children.front());
    }
  }

  /// "> Mill grinds rye" below the title says what the thing is.
  static bool is_tagline(const Block& quote) {
    constexpr std::size_t kMostBytes = 300;
    if (quote.children.size() != 1) return false;
    const Block& inner = quote.children.front();
    const std::string& words = inner.text.words;
    // "Data notice: ..." is no tagline, "urls: ssh" within brackets is none of a label.
    constexpr std::size_t kMostLabelWords = 4;
    const std::string label = words.substr(0, words.find(": "));
    const bool is_labelled = label.size() < words.size() && label.find('(') == label.npos &&
                             phrases::word_count(label) <= kMostLabelWords;
    // Notices are quotes as well: code hosts draw a box around one that begins with [!NOTE].
    return inner.kind == BlockKind::kParagraph && words.size() <= kMostBytes && !is_labelled &&
           !title_has(phrases::joined_words(words).substr(0, kMostLabelBytes),
                      "note|tip|warning|important|caution|update|news|new|attention|announcement|"
                      "disclaimer|deprecated|info|status") &&
           !words.starts_with('[') && !words.starts_with('"') && !words.starts_with("“");
  }

  /// True when a sentence stands before the first section.
  bool has_words() const {
    constexpr std::size_t kFewest = 5;
    const std::vector<const Block*>& blocks = out_.all.back().blocks;
    return std::any_of(blocks.begin(), blocks.end(), [](const Block* block) {
      return block->kind == BlockKind::kParagraph && !block->from_html &&
             phrases::word_count(block->text.words) >= kFewest &&
             !is_all(block->text, markdown::SpanKind::kLink);
    });
  }

  void enter(const Block& block, int level) {
    std::string title(trimmed(catalogue::without_pictures(block.text.words), " :*_\n#"));
    std::replace(title.begin(), title.end(), '\n', ' ');
    if (title.empty()) return;
    const bool is_first = out_.title.empty() && open_.empty();
    const std::string plain = plain_title(title);
    // A README without a title begins with a section: "# Features".
    constexpr std::size_t kMostSectionWords = 2;
    constexpr std::size_t kFewestTaglineWords = 5;
    const std::size_t count = phrases::words(plain).size();
    const bool is_section =
        classify_section(plain, SectionKind::kIntroduction) != SectionKind::kPlain &&
        count <= kMostSectionWords;
    // A file without a name begins with "Model Information" as well.
    const bool is_name = !title_has(plain,
                                    "=overview|=introduction|=model information|=summary|"
                                    "=model details|=model description|=about|=description");
    const bool is_top =
        level == 1 || (level == 2 && !has_top_ && is_name && out_.all.front().blocks.empty());
    const bool is_own = !is_section && !names_results(plain);
    if (is_first && out_.all.size() == 1 && (is_top || block.from_html) && is_own) {
      out_.title = title;
      out_.line = block.line;
      return;
    }
    // A second long title at the beginning, as HTML headers have it, is a tagline.
    const bool is_alone = open_.empty() && out_.all.size() == 1 && out_.tagline.empty();
    const bool is_first_below = out_.all.front().blocks.empty() && !out_.title.empty();
    // What ends with a full stop is a sentence, at whatever level.
    const bool is_high = level <= 3 || block.text.words.ends_with('.');
    if (is_alone && is_high && count >= kFewestTaglineWords && !is_section &&
        (block.from_html || out_.title.empty() || is_first_below)) {
      out_.tagline = title;
      out_.tagline_line = block.line;
      return;
    }
    while (!open_.empty() && open_.back().level >= level) open_.pop_back();
    const SectionKind above = open_.empty() ? SectionKind::kIntroduction : open_.back().kind;
    SectionKind kind = classify_section(plain, above);
    // "After" and "without X", marked with a cross, tell what the thing does away with.
    const bool is_crossed = begins_with_cross(block.text.words);
    const bool is_code = is_all(block.text, markdown::SpanKind::kCode);
    const bool is_of_features = above == SectionKind::kFeatures || kind == SectionKind::kFeatures;
    const bool is_manual =
        is_code || is_call_title(title) || (!is_of_features && is_manual_title(plain));
    const bool is_of_template = options_.is_card && is_card_boilerplate(plain);
    if (is_crossed || is_manual || is_version_title(title) || is_of_template) {
      kind = SectionKind::kExcluded;
    }
    if (options_.is_card && above != SectionKind::kExcluded) {
      if (is_over_uses_of_card(plain)) kind = SectionKind::kFeatures;
      // Sentence by sentence, as in a chapter on anything.
      if (mixes_uses_and_limits(plain)) kind = SectionKind::kPlain;
    }
    open_.push_back({level, title, kind});
    Section section;
    section.title = title;
    for (const OpenSection& one : open_) section.path.push_back(one.title);
    section.line = block.line;
    section.kind = open_.back().kind;
    section.above = above;
    out_.all.push_back(std::move(section));
  }

  SectionOptions options_;
  bool has_top_ = false;  ///< some heading is of level 1
  Sections out_;
  std::vector<OpenSection> open_;
};

}  // namespace

const Block* block_after(const Section& section, const Block& block) {
  const auto at = std::find(section.blocks.begin(), section.blocks.end(), &block);
  const bool has_next = at != section.blocks.end() && std::next(at) != section.blocks.end();
  return has_next ? *std::next(at) : nullptr;
}

bool has_list_after(const Section& section, const Block& paragraph) {
  const Block* next = block_after(section, paragraph);
  return next != nullptr && (next->kind == BlockKind::kList || next->kind == BlockKind::kTable);
}

bool leads_to_list(const Section& section, const Block& paragraph, std::string_view sentence) {
  if (sentence.ends_with(':')) return true;
  const bool is_followed = has_list_after(section, paragraph);
  if (is_followed && phrases::has_phrase(phrases::joined_words(sentence), "the following")) {
    return true;
  }
  const bool is_open = !sentence.empty() && (is_letter(sentence.back()) || sentence.back() == ',');
  return is_open && ends_open(sentence) && is_followed;
}

bool holds_list(const Section& section) {
  return std::any_of(section.blocks.begin(), section.blocks.end(),
                     [](const Block* block) { return block->kind == BlockKind::kList; });
}

bool is_before_crosses(const Section& section, const Block& paragraph) {
  const Block* next = block_after(section, paragraph);
  return next != nullptr && next->kind == BlockKind::kList && !next->children.empty() &&
         std::all_of(next->children.begin(), next->children.end(),
                     [](const Block& item) { return begins_with_cross(item.text.words); });
}

Sections split_sections(const Block& root, const SectionOptions& options) {
  return Splitter(root, options).take();
}

}  // namespace matchgraph::readme
