#include "lines/job_name.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph {
namespace {

/// Behind one of these a name goes on to say what for, with what, by which means.
constexpr std::array<std::string_view, 29> kGoingOn = {
    "for",     "with",    "of",   "in",    "on",    "to",      "via",    "by",    "from",   "using",
    "through", "at",      "as",   "over",  "into",  "without", "within", "and",   "across", "or",
    "per",     "between", "that", "which", "while", "when",    "plus",   "after", "before"};

std::string head_of(const std::vector<Token>& tokens) {
  std::string head;
  for (const Token& token : tokens) {
    // A further form of the words beside it, which stand in the name already.
    if (token.variant) continue;
    const bool goes_on = std::find(kGoingOn.begin(), kGoingOn.end(), token.word) != kGoingOn.end();
    // A name may begin with such a word, "In-memory cache", and still has its head to come.
    if (goes_on && !head.empty()) break;
    if (!token.is_stop_word() && !goes_on) head = token.term;
  }
  return head;
}

/// Counts words between blanks, up to `most`: of those that are surely one token or more. Tells
/// most sentences from names without analysing them.
std::size_t sure_words(std::string_view text, std::size_t most) {
  constexpr std::size_t kLongest = 20;  // bytes: none so short is too long for a term
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < most;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    // A word of punctuation alone is no token.
    if (word.size() <= kLongest && std::any_of(word.begin(), word.end(), is_letter)) ++count;
    at = end + 1;
  }
  return count;
}

}  // namespace

JobName job_name(Analyser& analyser, std::string_view name, std::string_view text) {
  constexpr std::size_t kLongestName = 7;  // words
  if (name.empty() && sure_words(text, kLongestName + 1) > kLongestName) return {};
  const std::vector<Token> tokens = analyser.tokens(name.empty() ? text : name);
  // Further forms are not counted: a name is as long as it is read.
  const auto words = static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return !t.variant; }));
  JobName out;
  // A longer text is a sentence, whose last word before a preposition names no job.
  if (name.empty() && words > kLongestName) return out;
  for (const Token& token : tokens) {
    if (token.is_stop_word()) continue;
    if (std::find(out.terms.begin(), out.terms.end(), token.term) == out.terms.end()) {
      out.terms.push_back(token.term);
    }
  }
  out.head = head_of(tokens);
  return out;
}

}  // namespace matchgraph
