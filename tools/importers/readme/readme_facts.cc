#include "tools/importers/readme/readme_facts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode_text.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capability_rules.h"
#include "tools/importers/readme/own_repository.h"

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

std::string license_of(const markdown::Document& document, const Sections& sections,
                       const FrontMatter& front) {
  const std::string stated = front.value("license");
  // What the front matter states is meant for machines, and comes first.
  if (!stated.empty()) {
    const std::string known = find_license(stated);
    return known.empty() ? stated : known;
  }
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

std::string type_of(const FrontMatter& front, std::string_view title, std::string_view summary) {
  const bool is_dataset = !front.values("task_categories").empty() ||
                          !front.values("dataset_info").empty() ||
                          !front.values("size_categories").empty();
  // Fields that only data sets have on the hub, whatever the README says.
  if (is_dataset) return "dataset";
  if (!front.value("pipeline_tag").empty() || !front.value("library_name").empty()) return "model";
  for (const std::string_view text : {summary, title}) {
    const std::string_view noun = head_noun(text);
    if (phrases::is_one_of(noun, "library|framework|dataset|benchmark|model|platform")) {
      return std::string(noun);
    }
  }
  return "repository";
}

/// True for a line of links: "Website | Paper | Licence".
bool is_navigation(const markdown::Text& text) {
  std::size_t linked = 0;
  for (const markdown::Span& span : text.spans) {
    if (span.kind == markdown::SpanKind::kLink) linked += span.end - span.begin;
  }
  return linked * 2 > text.words.size();
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
  std::size_t seen = 0;
  for (const Section& section : sections.all) {
    if (section.kind == SectionKind::kExcluded || section.blocks.empty()) continue;
    if (++seen > kMostSections) break;
    for (const Block* block : section.blocks) {
      if (block->kind != BlockKind::kParagraph || is_navigation(block->text)) continue;
      for (const phrases::Range& range : phrases::sentences(block->text.words)) {
        std::string sentence = without_instructions(range.of(block->text.words));
        const bool is_usable = phrases::words(sentence).size() >= kFewestWords &&
                               sentence.size() <= kMostBytes && !speaks_to_reader(sentence);
        if (!is_usable) continue;
        if (begins_with_subject(sentence, subjects)) return sentence;
        if (fallback.empty()) fallback = sentence;
      }
    }
    if (!fallback.empty()) break;
  }
  return fallback;
}

/// "**LevelDB** is a ..." names the thing, in the first paragraphs of the file.
std::string subject_of_definition(const Sections& sections) {
  constexpr std::size_t kMaxWords = 4;
  for (const Block* block : sections.all.front().blocks) {
    if (block->kind != BlockKind::kParagraph) continue;
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
  if (fold_for_values(stem) != "readme") return stem;
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

std::vector<std::string> tags_of(const FrontMatter& front) {
  std::vector<std::string> tags = front.values("tags");
  for (const char* key : {"pipeline_tag", "task_categories"}) {
    for (const std::string& value : front.values(key)) tags.push_back(value);
  }
  for (const std::string& value : front.values("language")) tags.push_back("language:" + value);
  std::vector<std::string> out;
  for (std::string& tag : tags) {
    if (std::find(out.begin(), out.end(), tag) == out.end()) out.push_back(std::move(tag));
  }
  return out;
}

}  // namespace

Facts read_facts(const markdown::Document& document, const Sections& sections,
                 const FrontMatter& front, std::string_view path) {
  Facts facts;
  const std::string path_name = name_of_path(path);
  std::string name(before_tagline(sections.title));
  if (name.empty()) name = subject_of_definition(sections);
  // Before the name is settled: where there is no title, the repository's name will do.
  facts.repository = own_repository(document, name + " " + sections.title, path_name);
  if (name.empty()) name = facts.repository.name.empty() ? path_name : facts.repository.name;
  facts.name = name;
  add_subject(facts.subjects, name);
  add_subject(facts.subjects, subject_of_definition(sections));
  add_subject(facts.subjects, facts.repository.name);
  // "Hnswlib" of "nmslib/hnswlib", "Dreambooth" of "Dreambooth on Stable Diffusion".
  const std::vector<std::string> words = phrases::words(name);
  if (words.size() > 1 && words[0].size() > 3) add_subject(facts.subjects, words[0]);
  facts.summary = summary_of(sections, facts.subjects);
  if (facts.summary.empty()) facts.summary = tagline(sections.title);
  facts.type = type_of(front, sections.title, facts.summary);
  facts.license = license_of(document, sections, front);
  facts.tags = tags_of(front);
  return facts;
}

}  // namespace matchgraph::readme
