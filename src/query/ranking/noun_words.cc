#include "query/ranking/noun_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.h"

namespace matchgraph {
namespace {

/// Behind them stands a noun, with or without adjectives.
constexpr std::array<std::string_view, 40> kBeforeNouns = {
    "a",    "about", "across", "all",  "an",      "any",    "as",    "at",    "between", "by",
    "each", "every", "for",    "from", "in",      "inside", "into",  "its",   "many",    "more",
    "no",   "of",    "on",     "one",  "or",      "other",  "over",  "per",   "several", "some",
    "the",  "their", "these",  "this", "through", "two",    "under", "whole", "with",    "without"};
/// Behind them stands a verb.
constexpr std::array<std::string_view, 15> kBeforeVerbs = {
    "to",   "it",  "that", "which", "who",  "can",    "not",  "will",
    "also", "and", "they", "you",   "then", "cannot", "never"};
/// They end a phrase, so that what stands before them is its head.
constexpr std::array<std::string_view, 34> kBehindNouns = {
    "and",   "are",   "as",    "at",      "between", "by",      "can",   "for", "from",
    "has",   "have",  "in",    "into",    "is",      "may",     "of",    "on",  "or",
    "over",  "than",  "that",  "through", "to",      "under",   "via",   "was", "when",
    "where", "which", "while", "will",    "with",    "without", "within"};

/// Behind them stands a participle or an adjective: "is built on".
constexpr std::array<std::string_view, 14> kAuxiliaries = {"is",   "are",   "was",  "were", "be",
                                                           "been", "being", "has",  "have", "had",
                                                           "gets", "what",  "when", "how"};
/// Words of a closed class, and participles that are no noun, whatever stands beside them: nobody
/// says "with itself" or "with built". English has no others of the first kind.
constexpr std::array<std::string_view, 66> kNeverNouns = {
    "itself",   "themselves", "yourself", "myself",     "himself",    "herself",    "ourselves",
    "oneself",  "something",  "anything", "nothing",    "everything", "someone",    "anyone",
    "everyone", "nobody",     "others",   "ones",       "those",      "these",      "whom",
    "whose",    "here",       "there",    "elsewhere",  "together",   "away",       "again",
    "already",  "alone",      "instead",  "afterwards", "built",      "made",       "written",
    "found",    "given",      "known",    "held",       "kept",       "sent",       "shown",
    "taken",    "done",       "seen",     "bought",     "brought",    "chosen",     "drawn",
    "driven",   "grown",      "hidden",   "lost",       "met",        "paid",       "said",
    "sold",     "spoken",     "spent",    "taught",     "told",       "understood", "won",
    "gone",     "begun",      "broken"};

template <std::size_t kCount>
bool is_among(const std::array<std::string_view, kCount>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// A run between white space.
struct PlainWord {
  std::string key;
  bool ends = false;  // a mark follows it
};

std::vector<PlainWord> plain_words(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r";
  constexpr std::string_view kMarks = ".,;:!?()[]\"'";
  std::vector<PlainWord> out;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::string_view run = text.substr(0, text.find_first_of(kSpace));
    text.remove_prefix(run.size());
    const std::string_view core = trimmed(run, kMarks);
    if (core.empty()) {
      if (!out.empty()) out.back().ends = true;
      continue;
    }
    const bool opens = run.front() == '(' || run.front() == '[';
    if (opens && !out.empty()) out.back().ends = true;
    out.push_back({in_lower_case(core),
                   run.size() > core.size() && kMarks.find(run.back()) != std::string_view::npos});
  }
  if (!out.empty()) out.back().ends = true;
  return out;
}

void add_uses_in(std::string_view text, bool is_name, std::string_view word, WordUse& uses) {
  const std::vector<PlainWord> words = plain_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].key != word) continue;
    const bool begins = i == 0 || words[i - 1].ends;
    const bool is_head = words[i].ends || is_among(kBehindNouns, words[i + 1].key);
    const bool follows_auxiliary = !begins && is_among(kAuxiliaries, words[i - 1].key);
    // A word with an -s at the beginning of a sentence is a verb, "Converts files"; a name is no
    // sentence.
    const bool is_verb = follows_auxiliary || (begins && !is_name && word.ends_with('s')) ||
                         (!begins && is_among(kBeforeVerbs, words[i - 1].key) && !is_head);
    const bool is_noun =
        is_head && (is_name || (!begins && !is_among(kBeforeVerbs, words[i - 1].key)));
    const bool has_article = !begins && is_among(kBeforeNouns, words[i - 1].key) && is_head;
    if (!is_verb && (is_noun || has_article)) {
      ++uses.as_noun;
      // "For vector storage": one word may stand between.
      const bool follows_one =
          i > 1 && !begins && !words[i - 2].ends && is_among(kBeforeNouns, words[i - 2].key);
      uses.determined += has_article || follows_one ? 1 : 0;
    } else {
      ++uses.otherwise;
    }
  }
}

}  // namespace

bool is_used_as_noun(std::string_view word, const WordUse& uses) {
  // Once behind an article at least: a place at the end of a phrase alone may be an adverb's.
  return uses.as_noun > uses.otherwise && uses.determined > 0 && !is_among(kNeverNouns, word);
}

void add_uses(const Entity& entity, std::string_view word, WordUse& uses) {
  add_uses_in(entity.summary, false, word, uses);
  for (const Capability& capability : entity.capabilities) {
    add_uses_in(capability.name, true, word, uses);
    add_uses_in(capability.text, false, word, uses);
  }
}

}  // namespace matchgraph
