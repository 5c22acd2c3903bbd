#include "tools/importers/readme/capabilities/opening_line.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/brackets.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/lines/item_words.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/never_rules.h"
#include "tools/importers/readme/capabilities/lines/praise.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"
#include "tools/importers/readme/readme_language.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;
using phrases::is_one_of;

constexpr std::size_t kFewestOpeningWords = 3;
constexpr std::size_t kMostOpeningWords = 30;  // what is longer is judged as other sentences are

/// "Load module from string" is what the thing does, "Load it with npm" what a reader is to do.
bool is_of_reader(const std::vector<std::string>& words) {
  return is_one_of(words[1],
                   "it|this|these|that|started|npm|yarn|sure|pip|docker|your|our|us|to") ||
         std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return is_one_of(word, "your|our|we|i|my|me|us|below|above|following|here|readme");
         });
}

/// "Maintainers: @anna", "Nov 8: ...": a label tells of what follows.
bool is_labelled(std::string_view sentence) {
  constexpr std::size_t kMostLabelWords = 3;
  const std::size_t colon = sentence.find(": ");
  return colon != sentence.npos &&
         phrases::word_count(sentence.substr(0, colon)) <= kMostLabelWords;
}

/// "Quick start • Weights • Demo": links beside each other.
bool is_navigation_row(const markdown::Text& text) {
  constexpr std::size_t kFewestLinks = 2;
  std::size_t links = 0;
  std::size_t linked = 0;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != markdown::SpanKind::kLink) continue;
    ++links;
    linked += span.end - span.begin;
  }
  return links >= kFewestLinks && linked * 2 > text.words.size();
}

bool tells_purpose(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  if (words.size() < kFewestOpeningWords || words.size() > kMostOpeningWords) return false;
  // "(>= 4.x)" stands beside the purpose.
  if (is_never(without_brackets(sentence)) || is_praise(sentence) || is_row_of_names(sentence))
    return false;
  // "Mill is a mill" says nothing.
  constexpr std::size_t kFewestToldWords = 6;
  const bool is_told = title_has(phrases::joined_words(sentence), "is a|is an|is the");
  if (is_told && words.size() < kFewestToldWords) return false;
  if (is_labelled(sentence) || is_of_reader(words) || sentence.ends_with(':') ||
      ends_open(sentence))
    return false;
  // Where it comes from, and what goes on from something else, tell no purpose.
  return !is_one_of(words[0],
                    "based|inspired|forked|fork|formerly|originally|named|used|trusted|built|made|"
                    "released|part|like|similar|unlike|and|or|but|so|if|when|with|by|from|in|on|as|"
                    "this|that|these|there|here|it|they|what|why|how|version|copyright|implemented|"
                    "developed|created|written|powered|supported|quantized|converted|all") &&
         !tells_provenance(sentence);
}

}  // namespace

bool is_row_of_names(std::string_view text) {
  constexpr std::ptrdiff_t kFewestCommas = 3;
  if (std::count(text.begin(), text.end(), ',') < kFewestCommas) return false;
  std::size_t names = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    // Signs and numbers lead from authors to their institutes.
    const std::string_view word = trimmed(text.substr(at, end - at), ".,*†‡0123456789");
    const bool is_name = !word.empty() && (is_upper(word[0]) || !is_letter(word[0]));
    if (!word.empty() && word != "and" && word != "&") ++(is_name ? names : others);
    at = end + 1;
  }
  return names > 0 && others == 0;
}

OpeningLine find_opening_line(const Sections& sections, const std::vector<std::string>& subjects) {
  if (sections.title.empty()) return {};
  for (const Block* block : sections.all.front().blocks) {
    const std::string& words = block->text.words;
    // Badges and pictures have no words, or are links.
    if (block->kind == BlockKind::kParagraph &&
        (words.empty() || is_all(block->text, markdown::SpanKind::kLink))) {
      continue;
    }
    if (block->kind != BlockKind::kParagraph || block->from_html) return {};
    if (is_language_switcher(words) || is_note(words) || is_navigation_row(block->text) ||
        is_before_crosses(sections.all.front(), *block)) {
      return {};
    }
    const std::vector<phrases::Range> found = phrases::sentences(words);
    if (found.empty()) return {};
    const std::string judged = words_without_code(block->text, {});
    std::string text(trimmed(catalogue::without_pictures(
        without_instructions(without_shortcodes(found.front().of(words))))));
    // "Old lists are wrong": others do or are something.
    const bool is_of_other =
        defines_other(text, subjects) || find_doer(text, subjects) == Doer::kOther;
    if (!tells_purpose(trimmed(found.front().of(judged))) || is_of_other) {
      return {};
    }
    return {.text = std::move(text), .line = block->line};
  }
  return {};
}

}  // namespace matchgraph::readme
