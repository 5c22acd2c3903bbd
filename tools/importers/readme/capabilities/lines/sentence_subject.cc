#include "tools/importers/readme/capabilities/lines/sentence_subject.h"

#include <algorithm>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {

using phrases::is_one_of;

namespace {

/// Words that may open a lead before the subject.
constexpr std::string_view kLeads =
    "first|then|next|now|finally|also|additionally|moreover|furthermore|besides|similarly|"
    "importantly|currently|"
    "overall|essentially|further|in|on|with|for|by|under|when|unlike|using|like|as|to|once|instead|"
    "while|after|based|built|among|beyond|given";

/// Common names of the thing, its parts and those that it serves.
constexpr std::string_view kThings =
    "library|project|tool|package|framework|model|repository|engine|server|client|application|"
    "app|implementation|system|platform|dataset|benchmark|api|module|plugin|extension|service|"
    "toolkit|suite|code|program|cli|webserver|ui|interface|index|infrastructure|database|agent|"
    "script|command|methods|function|functions|handler|logger|loggers|pool|parser|search|"
    "process|processing|inference|operations|users|callers|developers|clients";

/// Letters and digits only: "ts-quern" and "TSQuern" are one name.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_alphanumeric(c)) out += to_lower(c);
  }
  return out;
}

}  // namespace

bool is_thing(std::string_view word) { return is_one_of(word, kThings); }

bool opens_lead(std::string_view word) { return is_one_of(word, kLeads); }

std::size_t subject_length(const std::vector<std::string>& words,
                           const std::vector<std::string>& subjects) {
  if (words.empty()) return 0;
  if (is_one_of(words[0], "it|you|users|callers|developers|we|i")) return 1;
  // "In X you can ..."
  const std::size_t skipped = is_one_of(words[0], "in|with|using|via") ? 1 : 0;
  for (const std::string& subject : subjects) {
    const std::vector<std::string> name = phrases::words(subject);
    if (name.empty() || name.size() + skipped > words.size()) continue;
    if (std::equal(name.begin(), name.end(), words.begin() + static_cast<long>(skipped))) {
      return name.size() + skipped;
    }
  }
  // "This library", "The simdjson library", "Our index server", "Both functions".
  constexpr std::size_t kReach = 4;
  if (!is_one_of(words[0], "this|the|these|our|both|all|each|such|its")) return 0;
  for (std::size_t i = 0; i < std::min(kReach, words.size()); ++i) {
    if (is_one_of(words[i], kThings)) return i + 1;
  }
  return 0;
}

std::size_t subject_begin(std::string_view sentence, const std::vector<std::string>& subjects) {
  constexpr std::size_t kMaxLeadWords = 20;
  const std::vector<std::string> all = phrases::words(sentence);
  // Nothing to skip where the sentence begins with its subject.
  if (all.empty() || !opens_lead(all[0]) || subject_length(all, subjects) > 0) return 0;
  std::size_t first = 0;
  // A lead may have commas of its own: "In wet, cold weather, Mill grinds".
  for (std::size_t at = sentence.find(", "); at != sentence.npos;
       at = sentence.find(", ", at + 1)) {
    if (phrases::words(sentence.substr(0, at)).size() > kMaxLeadWords) break;
    if (first == 0) first = at + 2;
    if (subject_length(phrases::words(sentence.substr(at + 2)), subjects) > 0) return at + 2;
  }
  return first;
}

bool begins_with_subject(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::vector<std::string> words = phrases::words(sentence);
  if (words.size() < 2 || is_one_of(words[0], "it|you|users|callers|developers|we|i")) return false;
  return (words[0] == "this" && words[1] == "is") || subject_length(words, subjects) > 0;
}

bool defines_other(std::string_view sentence, const std::vector<std::string>& subjects) {
  constexpr std::size_t kMostWords = 4;
  // Two letters are part of many names.
  constexpr std::size_t kFewestLetters = 3;
  std::size_t at = sentence.npos;
  for (const std::string_view verb : {" is a ", " is an ", " is the ", " are a ", " are the "}) {
    at = std::min(at, sentence.find(verb));
  }
  if (at == sentence.npos) return false;
  const std::vector<std::string> words = phrases::words(sentence.substr(0, at));
  if (words.empty() || words.size() > kMostWords ||
      is_one_of(words[0], "this|it|the|our|there|here|that|what|you|we|these")) {
    return false;
  }
  const std::string named = letters_of(sentence.substr(0, at));
  return std::none_of(subjects.begin(), subjects.end(), [&named](const std::string& subject) {
    const std::string own = letters_of(subject);
    const bool shares = own.find(named) != own.npos || named.find(own) != named.npos;
    return own == named || (shares && std::min(own.size(), named.size()) >= kFewestLetters);
  });
}

}  // namespace matchgraph::readme
