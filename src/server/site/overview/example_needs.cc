#include "server/site/overview/example_needs.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kShortest = 8;  // bytes of a text that reads as a need
constexpr std::size_t kLongest = 36;
constexpr std::size_t kMostWords = 5;
constexpr std::size_t kLongestShortening = 4;  // PDF, JSON, HTTP
constexpr std::size_t kTellingName = 3;  // letters of a name from which on it is no common word

/// What begins in the middle of a sentence, or speaks of something that the reader does not see.
constexpr auto kNoBeginnings = std::to_array<std::string_view>(
    {"and",     "or",    "but",      "by",        "with",      "without",   "for",   "from",
     "of",      "to",    "in",       "on",        "at",        "as",        "than",  "then",
     "that",    "which", "who",      "when",      "where",     "while",     "if",    "because",
     "so",      "also",  "it",       "its",       "this",      "these",     "they",  "their",
     "you",     "your",  "we",       "our",       "i",         "there",     "other", "others",
     "another", "such",  "both",     "not",       "no",        "supported", "used",  "based",
     "given",   "made",  "starting", "including", "depending", "using"});
/// Where one of them stands, something is said of something: a sentence, and no need.
constexpr auto kSaying = std::to_array<std::string_view>(
    {"is",       "are",      "was",      "were",   "has",      "have",  "had",    "can",
     "could",    "may",      "might",    "will",   "would",    "must",  "should", "does",
     "do",       "supports", "provides", "allows", "includes", "uses",  "offers", "contains",
     "requires", "needs",    "lets",     "makes",  "comes",    "works", "i.e",    "e.g"});
constexpr auto kNoEnds = std::to_array<std::string_view>(
    {"and", "or", "by", "with", "for",   "from", "of",   "to",  "in",    "on",  "at",  "as",
     "the", "a",  "an", "that", "which", "than", "into", "via", "using", "not", "e.g", "i.e"});

template <std::size_t kCount>
bool is_among(const std::string& word, const std::array<std::string_view, kCount>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  // Commas part words as blanks do.
  for (const char c : in_lower_case(text)) {
    if (c != ' ' && c != ',') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// As in the middle of a sentence, but for names and shortenings: "offline speech", "PDF to text".
std::string as_typed(std::string text) {
  // A second capital means a shortening or a name: "PDF", "OpenAPI".
  const bool is_word = text.size() > 1 && to_lower(text[1]) == text[1];
  if (is_word) text[0] = to_lower(text[0]);
  return text;
}

std::string without_article(std::string_view text) {
  for (const std::string_view article : {"A ", "An ", "The ", "a ", "an ", "the "}) {
    if (text.starts_with(article)) return std::string(text.substr(article.size()));
  }
  return std::string(text);
}

/// The first clause says what is done; what follows tells how.
std::string first_clause(std::string_view text) {
  return without_article(text.substr(0, text.find_first_of(".;:(,\n")));
}

/// "adaptive banded Partial Order": capitals inside are of names that few know, but for
/// shortenings.
bool has_names(std::string_view text) {
  bool is_first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const auto capitals = static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return to_lower(c) != c; }));
    const bool is_shortening = capitals == word.size() && word.size() <= kLongestShortening;
    const bool begins = is_first && capitals == 1 && to_lower(word.front()) != word.front();
    if (capitals > 0 && !is_shortening && !begins) return true;
    is_first = false;
    at = end + 1;
  }
  return false;
}

bool names(const std::vector<std::string>& words, const Entity& entity) {
  const std::vector<std::string> own = words_of(entity.name);
  // Short words of a name are common ones: "Go to" names nobody.
  return std::any_of(words.begin(), words.end(), [&own](const std::string& word) {
    return word.size() >= kTellingName && std::find(own.begin(), own.end(), word) != own.end();
  });
}

/// "Transcribes speech" is said of something; "speech transcription" can be asked for.
bool begins_with_verb(const std::vector<std::string>& words) {
  const std::string& first = words.front();
  // "Process", "status" and "analysis" end so, too.
  return first.size() > 3 && first.ends_with('s') && !first.ends_with("ss") &&
         !first.ends_with("us") && !first.ends_with("is");
}

}  // namespace

bool is_whole_phrase(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (text.size() < kShortest || text.size() > kLongest) return false;
  if (words.size() < 2 || words.size() > kMostWords) return false;
  // Such marks belong to what was cut out of a page, and nobody types them.
  if (text.find_first_of("\n:()[]{}<>*`|") != std::string_view::npos || has_names(text))
    return false;
  if (is_among(words.front(), kNoBeginnings) || is_among(words.back(), kNoEnds)) return false;
  return std::none_of(words.begin(), words.end(),
                      [](const std::string& word) { return is_among(word, kSaying); });
}

std::vector<std::string> needs_like(const Entity& entity) {
  std::vector<std::string> out;
  // Whole before it is lowered, as capitals tell names.
  const auto add = [&](const std::string& text) {
    if (!is_whole_phrase(text) || names(words_of(text), entity)) return;
    std::string need = as_typed(text);
    if (std::find(out.begin(), out.end(), need) == out.end()) out.push_back(std::move(need));
  };
  // Names first: they are short already, where texts have to be cut.
  for (const Capability& capability : entity.capabilities) add(capability.name);
  const std::string summary = first_clause(entity.summary);
  if (!summary.empty() && is_whole_phrase(summary) && !begins_with_verb(words_of(summary))) {
    add(summary);
  }
  for (const Capability& capability : entity.capabilities) {
    const std::string text = first_clause(capability.text);
    // What begins small was cut out of a longer text.
    const bool begins = !text.empty() && to_lower(text.front()) != text.front();
    if (begins && is_whole_phrase(text) && !begins_with_verb(words_of(text))) add(text);
  }
  return out;
}

}  // namespace matchgraph::server
