// Words that carry no meaning in a need, and words that carry little.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace matchgraph {

/// Function and question words, sorted: they are neither indexed nor searched.
inline constexpr std::array<std::string_view, 139> kStopWords = {
    "a",      "about",  "above",  "after", "again",   "against", "all",    "also",    "am",
    "an",     "and",    "any",    "are",   "aren",    "as",      "at",     "be",      "because",
    "been",   "before", "being",  "below", "between", "both",    "but",    "by",      "can",
    "cannot", "could",  "d",      "did",   "didn",    "do",      "does",   "doesn",   "doing",
    "don",    "down",   "during", "each",  "few",     "for",     "from",   "further", "had",
    "has",    "have",   "having", "he",    "her",     "here",    "hers",   "him",     "his",
    "how",    "i",      "if",     "in",    "into",    "is",      "isn",    "it",      "its",
    "just",   "let",    "ll",     "m",     "may",     "me",      "might",  "more",    "most",
    "must",   "my",     "myself", "no",    "nor",     "not",     "of",     "off",     "on",
    "once",   "only",   "or",     "other", "ought",   "our",     "ours",   "out",     "over",
    "own",    "re",     "s",      "same",  "shall",   "she",     "should", "so",      "some",
    "such",   "t",      "than",   "that",  "the",     "their",   "them",   "then",    "there",
    "these",  "they",   "this",   "to",    "too",     "under",   "until",  "up",      "us",
    "ve",     "very",   "was",    "wasn",  "we",      "were",    "what",   "when",    "where",
    "which",  "while",  "who",    "whom",  "whose",   "why",     "will",   "with",    "won",
    "would",  "you",    "your",   "yours"};

/// Words that requests and descriptions are padded with: they count, but little.
inline constexpr std::array<std::string_view, 46> kBoilerplateWords = {
    "able",       "any",       "anything",  "assist",    "currently",      "etc",   "find",
    "get",        "give",      "gonna",     "hello",     "help",           "hey",   "hi",
    "interested", "know",      "like",      "look",      "looking",        "make",  "need",
    "please",     "provide",   "provided",  "recommend", "recommendation", "show",  "some",
    "someone",    "something", "suggest",   "sure",      "tell",           "thank", "thanks",
    "there",      "try",       "trying",    "use",       "used",           "using", "via",
    "wanna",      "want",      "wondering", "would"};

/// Words that only hold a sentence together, sorted. Of past needs the other stop words count in
/// bigrams: "how much" and "what is" tell needs apart.
inline constexpr std::array<std::string_view, 33> kFunctionWords = {
    "a",   "an",    "and",  "are",   "as",    "at",   "be",   "but", "by",  "for",  "if",
    "in",  "into",  "is",   "it",    "no",    "not",  "of",   "on",  "or",  "such", "that",
    "the", "their", "then", "there", "these", "they", "this", "to",  "was", "will", "with"};

inline bool is_function_word(std::string_view word) {
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

inline bool is_stop_word(std::string_view word) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), word);
}

}  // namespace matchgraph
