#include "tools/importers/readme/readme_facts.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode_text.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/lines/never_rules.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"
#include "tools/importers/readme/capabilities/opening_line.h"
#include "tools/importers/readme/own_repository.h"
#include "tools/importers/readme/readme_language.h"

namespace matchgraph::readme {
namespace {

using importers::find_license;
using markdown::Block;
using markdown::BlockKind;

std::string_view first_sentence(std::string_view text) {
  const std::vector<phrases::Range> found = phrases::sentences(text);
  return found.empty() ? std::string_view() : found.front().of(text);
}

/// What stands before a tagline: "Gorilla: Large Language Model ..." -> "Gorilla".
std::string_view before_tagline(std::string_view title) {
  for (const std::string_view mark :
       {": ", " : ", " - ", " – ", " — ", ", a ", ", an ", ", the "}) {
    const std::size_t at = title.find(mark);
    if (at != title.npos && at > 1) title = title.substr(0, at);
  }
  return trimmed(title, " :");
}

std::string_view tagline(std::string_view title) {
  const std::size_t name = before_tagline(title).size();
  return trimmed(title.substr(name), " :,-–—");
}

const Section* license_section(const Sections& sections) {
  const auto found =
      std::find_if(sections.all.begin(), sections.all.end(), [](const Section& section) {
        return title_has(plain_title(section.title), "license|licence|licensing");
      });
  return found == sections.all.end() ? nullptr : &*found;
}

std::string license_of_badges(const markdown::Document& document) {
  for (const markdown::Address& address : document.addresses) {
    if (!address.is_image) continue;
    const std::string words = phrases::joined_words(address.target);
    const std::size_t at = words.find(" license ");
    // A link to somebody's licence page proves nothing.
    if (at == words.npos || words.find("badge") == words.npos) continue;
    std::string license = find_license(words.substr(at));
    if (!license.empty()) return license;
  }
  return {};
}

std::string license_of_text(const markdown::Document& document, const Sections& sections) {
  if (const Section* section = license_section(sections)) {
    for (const Block* block : section->blocks) {
      // Further sentences name the licences of parts.
      std::string license = find_license(first_sentence(block->text.words));
      if (!license.empty()) return license;
    }
  }
  return license_of_badges(document);
}

/// The head of "X is a fast key-value storage library written at Y": "library".
std::string_view head_noun(std::string_view sentence) {
  constexpr std::string_view kEnds =
      "that|which|for|with|written|providing|built|of|to|and|designed|in|on|from|by|used|using";
  std::size_t begin = std::string_view::npos;
  for (const std::string_view start : {" is a ", " is an ", " is the ", ", a ", ", an "}) {
    const std::size_t at = sentence.find(start);
    if (at != sentence.npos && at < begin) begin = at + start.size();
  }
  if (begin == sentence.npos) return {};
  std::string_view last;
  for (std::size_t at = begin; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
    const std::string_view word = sentence.substr(at, end - at);
    if (phrases::is_one_of(word, kEnds)) break;
    last = trimmed(word, ".,;:()*_");
    // A comma behind the first word parts adjectives ("a fast, small library"); a later one ends
    // the phrase.
    if (word.ends_with('.') || (word.ends_with(',') && begin != at)) break;
    at = end + 1;
  }
  return last;
}

/// True for "X MCP", "An MCP server that ...": what speaks the protocol, not what is built with it.
bool is_mcp_server(std::string_view name, std::string_view summary, std::string_view noun) {
  if (phrases::is_one_of(noun, "library|framework|sdk|client|inspector|registry|benchmark|list")) {
    return false;
  }
  const std::string named = phrases::joined_words(name);
  // They are named after the protocol, and do not serve it.
  for (const char* other : {"sdk", "client", "inspector", "registry", "framework", "awesome",
                            "benchmark", "gateway", "servers"}) {
    if (phrases::has_phrase(named, other)) return false;
  }
  const std::string said = phrases::joined_words(summary);
  return phrases::has_phrase(named, "mcp") || phrases::has_phrase(said, "mcp server") ||
         phrases::has_phrase(said, "model context protocol server") ||
         phrases::has_phrase(said, "model context protocol mcp server");
}

std::string type_of(const Card& card, const Facts& facts, std::string_view title,
                    std::string_view file_name) {
  if (card.is_card) return card.type;
  if (is_card_title(title) || is_card_title(file_name)) {
    const std::string words = phrases::joined_words(title);
    return phrases::has_phrase(words, "dataset") ? "dataset" : "model";
  }
  std::string_view noun;
  for (const std::string_view text : {std::string_view(facts.summary), title}) {
    noun = head_noun(text);
    if (phrases::is_one_of(noun, "library|framework|dataset|benchmark|model|platform")) break;
  }
  if (is_mcp_server(facts.name, facts.summary, noun)) return "mcp-server";
  const bool is_known =
      phrases::is_one_of(noun, "library|framework|dataset|benchmark|model|platform");
  return is_known ? std::string(noun) : "repository";
}

/// True for a line of links: "Website | Paper | Licence".
bool is_navigation(const markdown::Text& text) {
  std::size_t linked = 0;
  for (const markdown::Span& span : text.spans) {
    if (span.kind == markdown::SpanKind::kLink) linked += span.end - span.begin;
  }
  // "Conversion of [X](...) for [Y](...)." is a sentence, though most of it is linked.
  constexpr std::size_t kSentenceWords = 4;
  std::string rest = text.words;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != markdown::SpanKind::kLink) continue;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(span.begin),
              rest.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
  }
  const bool is_sentence =
      text.words.ends_with('.') && phrases::words(rest).size() >= kSentenceWords;
  return linked * 2 > text.words.size() && !is_sentence;
}

/// True for what opens a paragraph about others or for the reader: "Used by Amazon, ...".
bool is_no_summary(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(without_shortcodes(sentence));
  const bool announces =
      sentence.ends_with(':') &&
      title_has(phrases::joined_words(sentence), "following|criteria|below|here is|here are|means");
  constexpr std::string_view kMonths =
      "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|"
      "july|august|september|october|november|december";
  const bool is_news =
      words.size() > 1 && phrases::is_one_of(words[0], kMonths) && is_digit(words[1].front());
  // "This dataset is designed for:" says nothing without the list.
  constexpr std::size_t kFewWords = 7;
  const bool is_open = !words.empty() && words.size() <= kFewWords &&
                       phrases::is_one_of(words.back(), "for|to|with|of|by|and");
  // What others say, what a person tells, and what only leads up to something else.
  return words.empty() || announces || is_news || is_open || sentence.ends_with('?') ||
         is_row_of_names(sentence) || is_language_switcher(sentence) ||
         phrases::is_one_of(
             words[0],
             "used|trusted|featured|inspired|first|load|loved|backed|supported|by|i|my|after|"
             "suppose|imagine|there|although|while|when|if|since|most|many|some|"
             "have|new|currently|due|because|as|only|let|you|your|for|details|"
             "follows|alternatively");
}

/// The sentence that tells what the thing is: among the first sections with words, the first
/// sentence that begins with its name or "this", else the tagline, else the first that is a
/// sentence.
std::string summary_of(const Sections& sections, const std::vector<std::string>& subjects) {
  constexpr std::size_t kFewestWords = 5;
  constexpr std::size_t kMostBytes = 600;
  // What a thing is, stands at the beginning or nowhere.
  constexpr std::size_t kMostSections = 2;
  std::string fallback = sections.tagline;
  std::string weak;
  std::size_t seen = 0;
  for (const Section& section : sections.all) {
    if (section.kind == SectionKind::kExcluded || section.blocks.empty()) continue;
    // Elsewhere any sentence may be about anything: a step, a reason, a term.
    const bool is_usage = section.kind != SectionKind::kIntroduction &&
                          !(section.kind == SectionKind::kPlain && seen == 0);
    if (++seen > kMostSections) break;
    for (const Block* block : section.blocks) {
      if (block->kind != BlockKind::kParagraph || is_navigation(block->text)) continue;
      if (is_before_crosses(section, *block) || is_language_switcher(block->text.words)) continue;
      if (is_note(block->text.words)) continue;
      for (const phrases::Range& range : phrases::sentences(block->text.words)) {
        std::string sentence =
            without_instructions(without_shortcodes(range.of(block->text.words)));
        // "Open Mill" may be a name.
        const bool speaks = speaks_to_reader(sentence) && !begins_with_subject(sentence, subjects);
        const bool is_usable =
            phrases::word_count(sentence) >= kFewestWords && sentence.size() <= kMostBytes &&
            (!speaks || (seen == 1 && fallback.empty() && commands_purpose(sentence))) &&
            !is_no_summary(range.of(block->text.words));
        if (!is_usable || defines_other(sentence, subjects)) continue;
        // "This is useful when ..." goes on about what was said before it.
        const bool goes_on = !fallback.empty() && sentence.starts_with("This ");
        const bool is_subject = begins_with_subject(sentence, subjects) && !goes_on;
        // "Mill was part of a castle" will do where nothing better is said.
        if (is_subject && is_never_of(sentence, subjects) && fallback.empty()) {
          if (weak.empty()) weak = sentence;
          continue;
        }
        if (is_subject && (fallback.empty() || is_definition(sentence, subjects))) return sentence;
        if (fallback.empty() && !is_usage) fallback = sentence;
      }
    }
    if (!fallback.empty()) break;
  }
  return fallback.empty() ? weak : fallback;
}

/// "**LevelDB** is a ..." names the thing, in the first paragraphs of the file.
std::string subject_of_definition(const Sections& sections) {
  constexpr std::size_t kMaxWords = 4;
  for (const Block* block : sections.all.front().blocks) {
    // In HTML stand sponsors as well, and each of them is something.
    if (block->kind != BlockKind::kParagraph || block->from_html) continue;
    const std::string& words = block->text.words;
    std::size_t at = std::min(words.find(" is a"), words.find(" is the "));
    at = std::min(at, words.find(" ("));
    const std::string_view subject = std::string_view(words).substr(0, at);
    const std::vector<std::string> named = phrases::words(subject);
    const bool is_name = at != std::string::npos && !named.empty() && named.size() <= kMaxWords &&
                         !phrases::is_one_of(named.front(), "this|it|there|the");
    if (is_name) return std::string(subject);
  }
  return {};
}

/// The path's part that names the thing: the file, or its folder when it is called README.
std::string name_of_path(std::string_view path) {
  const std::filesystem::path file{std::string(path)};
  std::string stem = file.stem().string();
  const std::string folded = fold_for_values(stem.substr(0, stem.find('.')));
  if (folded != "readme" && !is_card_title(stem)) return stem;
  std::error_code fault;
  // A bare "README.md" lies in a folder that only the whole path names.
  const std::string folder =
      std::filesystem::absolute(file, fault).parent_path().filename().string();
  return folder.empty() ? stem : folder;
}

void add_subject(std::vector<std::string>& subjects, std::string_view name) {
  const std::vector<std::string> words = phrases::words(name);
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  if (joined.empty() || std::find(subjects.begin(), subjects.end(), joined) != subjects.end()) {
    return;
  }
  subjects.push_back(joined);
}

}  // namespace

Facts read_facts(const markdown::Document& document, const Sections& sections, const Card& card,
                 std::string_view path) {
  Facts facts;
  const std::string path_name = name_of_path(path);
  const std::string title = name_of_card_title(sections.title);
  std::string name(before_tagline(title));
  if (name.empty() && !is_card_title(sections.title)) name = subject_of_definition(sections);
  // A card mentions what it was made of and what runs it; which of them is its own, nobody can
  // tell.
  if (!card.is_card) {
    facts.repository = own_repository(document, name, name + " " + sections.title, path_name);
  }
  // Before the name is settled: where there is no title, the repository's name will do.
  if (name.empty()) name = facts.repository.name.empty() ? path_name : facts.repository.name;
  if (!card.name.empty()) name = card.name;
  facts.name = name;
  add_subject(facts.subjects, name);
  add_subject(facts.subjects, facts.repository.name);
  // "Flour is a powder" in a README on mills names no mill; a title of many words is no name.
  constexpr std::size_t kMostNameWords = 2;
  const std::string defined = subject_of_definition(sections);
  if (phrases::words(name).size() > kMostNameWords ||
      !defines_other(defined + " is a ", facts.subjects)) {
    add_subject(facts.subjects, defined);
  }
  // "Hnswlib" of "nmslib/hnswlib", "Dreambooth" of "Dreambooth on Stable Diffusion".
  const std::vector<std::string> words = phrases::words(name);
  if (words.size() > 1 && words[0].size() > 3) add_subject(facts.subjects, words[0]);
  facts.summary = summary_of(sections, facts.subjects);
  // Below the title three words may say it: "Logger for Hexo."
  const std::string opening = find_opening_line(sections, facts.subjects).text;
  const bool is_told = begins_with_subject(facts.summary, facts.subjects) &&
                       title_has(phrases::joined_words(facts.summary), "is a|is an|is the|are");
  if (!opening.empty() && !is_told) facts.summary = opening;
  if (facts.summary.empty() && !card.is_card) facts.summary = tagline(title);
  facts.type = type_of(card, facts, sections.title, std::filesystem::path(path).stem().string());
  facts.license = card.license.empty() ? license_of_text(document, sections) : card.license;
  facts.tags = card.tags;
  return facts;
}

}  // namespace matchgraph::readme
