#include "text/courtesy.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.h"

namespace matchgraph {
namespace {

// Who asks politely needs one sentence of about this length at most; longer ones tell a story, in
// which the same words carry meaning.
constexpr std::size_t kMostWords = 32;

/// Words that openings consist of. Greetings, the verbs of wishing and looking, and names of things
/// in general, which tell nothing of what is wanted. Single letters are what is left of "I'd",
/// "I'm" and "we're", whose apostrophe parts them here.
constexpr auto kOpening = std::to_array<std::string_view>(
    {"a",         "advice",    "after",     "all",    "am",       "an",        "any",
     "anybody",   "anyone",    "anything",  "app",    "are",      "be",        "can",
     "could",     "d",         "dear",      "do",     "does",     "everybody", "find",
     "finding",   "folks",     "for",       "get",    "give",     "good",      "hello",
     "help",      "helping",   "helps",     "hey",    "hi",       "hoping",    "i",
     "in",        "is",        "know",      "let",    "lets",     "like",      "look",
     "looking",   "love",      "m",         "maybe",  "me",       "morning",   "need",
     "of",        "one",       "our",       "please", "program",  "project",   "re",
     "recommend", "search",    "searching", "show",   "software", "some",      "somebody",
     "someone",   "something", "suggest",   "team",   "tell",     "that",      "the",
     "there",     "to",        "tool",      "tools",  "trying",   "us",        "want",
     "was",       "we",        "what",      "which",  "will",     "with",      "would",
     "you",       "your"});

// Thanks and "please" behind the wish; "in" and "advance" are those of "thanks in advance".
constexpr auto kEnding = std::to_array<std::string_view>(
    {"please", "pls", "plz", "thank", "thanks", "thx", "you", "advance", "in"});
constexpr std::size_t kFirstEndings = 6;  // that may begin the ending

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    const bool is_letter_here = is_alphanumeric(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
    // These marks join: what they hold together is one word to whoever counts by white space and
    // commas, "open-source" as well as "and/or" and "3.5".
    if (is_letter_here || c == '-' || c == '/' || c == '.') {
      out.back() += to_lower(c);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

/// Whether a sentence ends and another one follows: who tells of two things tells a story.
bool has_sentences(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool ends = std::string_view(".?!").find(text[i]) != std::string_view::npos;
    if (ends && (text[i + 1] == ' ' || text[i + 1] == '\n')) return true;
  }
  return false;
}

}  // namespace

bool is_courteous(std::string_view word) {
  return std::find(kOpening.begin(), kOpening.end(), word) != kOpening.end() ||
         std::find(kEnding.begin(), kEnding.end(), word) != kEnding.end();
}

bool is_polite_ending(std::string_view word) {
  const auto end = kEnding.begin() + kFirstEndings;
  return std::find(kEnding.begin(), end, word) != end;
}

std::size_t courteous_words(std::string_view text) {
  if (has_sentences(text)) return 0;
  const std::vector<std::string> words = words_of(text);
  if (words.size() > kMostWords) return 0;
  const auto is_opening = [](const std::string& word) {
    return std::find(kOpening.begin(), kOpening.end(), word) != kOpening.end();
  };
  // Only the run at the beginning is polite. Behind the first word with a meaning the same words
  // belong to the wish: "a tool that can help people find jobs" is all about help.
  const auto first = std::find_if_not(words.begin(), words.end(), is_opening);
  const auto opening = static_cast<std::size_t>(first - words.begin());
  std::size_t ending = 0;
  // A text of courtesies alone is all opening, and no word of it may count at both ends.
  while (ending < words.size() - opening &&
         std::find(kEnding.begin(), kEnding.end(), words[words.size() - 1 - ending]) !=
             kEnding.end()) {
    ++ending;
  }
  return opening + ending;
}

std::size_t words_beside_courtesy(std::size_t count, std::string_view text) {
  return count - std::min(count, courteous_words(text));
}

}  // namespace matchgraph
