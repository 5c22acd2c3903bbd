#include "tools/importers/readme/capabilities/lines/line_doer.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/readme/capabilities/lines/sign_words.h"

namespace matchgraph::readme {
namespace {

using phrases::is_one_of;

bool holds_one_of(const std::vector<std::string>& words, std::size_t end, std::string_view list) {
  const auto last = words.begin() + static_cast<std::ptrdiff_t>(std::min(end, words.size()));
  return std::any_of(words.begin(), last,
                     [list](const std::string& word) { return is_one_of(word, list); });
}

/// "Mill fetches ...": how many words the name at the beginning has, where a word in "-s" is next;
/// else 0. Behind a name that is a verb, whatever it is.
std::size_t words_before_deed(const std::vector<std::string>& words,
                              const std::vector<std::string>& subjects) {
  // "Is", "has" and "as" end so, too.
  constexpr std::size_t kFewestLetters = 4;
  for (const std::string& subject : subjects) {
    const std::vector<std::string> name = phrases::words(subject);
    if (name.empty() || name.size() >= words.size()) continue;
    const std::string& next = words[name.size()];
    const bool is_verb = next.size() >= kFewestLetters && next.ends_with('s') &&
                         !next.ends_with("ss") && !is_one_of(next, sign_words::kOtherFinite);
    if (is_verb && std::equal(name.begin(), name.end(), words.begin())) return name.size();
  }
  return 0;
}

/// Letters and digits of words, one behind the other.
std::string joined_letters(const std::vector<std::string>& words, std::size_t end) {
  std::string out;
  for (std::size_t i = 0; i < std::min(end, words.size()); ++i) {
    for (const char c : words[i]) {
      if (is_alphanumeric(c)) out += c;
    }
  }
  return out;
}

/// The words behind a lead such as "With it, ".
std::vector<std::string> behind_lead(std::string_view text, std::vector<std::string> words) {
  constexpr std::size_t kMostLead = 60;
  const std::size_t comma = text.find(", ");
  const bool has_lead =
      is_one_of(words.front(), sign_words::kOpenings) && comma != text.npos && comma <= kMostLead;
  return has_lead ? phrases::words(text.substr(comma + 2)) : std::move(words);
}

}  // namespace

bool is_deed(const std::string& word) {
  return is_one_of(word, sign_words::kThirdPerson) || is_one_of(word, sign_words::kCommands);
}

std::size_t words_before_verb(const std::vector<std::string>& words) {
  constexpr std::size_t kReach = 9;
  for (std::size_t i = 1; i < std::min(kReach, words.size()); ++i) {
    if (is_one_of(words[i], sign_words::kThirdPerson) ||
        is_one_of(words[i], sign_words::kOtherFinite)) {
      return i;
    }
  }
  return 0;
}

bool tells_deed(const std::vector<std::string>& words, const std::vector<std::string>& subjects) {
  if (words_before_deed(words, subjects) > 0) return true;
  std::size_t verb = words_before_verb(words);
  while (verb + 1 < words.size() && is_one_of(words[verb], "also|will|currently|is|fully")) ++verb;
  return verb > 0 && (is_one_of(words[verb], sign_words::kThirdPerson) ||
                      is_one_of(words[verb], "designed|able|meant|intended|compatible"));
}

Doer find_doer(std::string_view text, const std::vector<std::string>& subjects) {
  constexpr std::size_t kFewestLetters = 3;
  constexpr std::size_t kReach = 5;
  std::vector<std::string> words = phrases::words(text);
  if (words.empty() || is_deed(words.front())) return Doer::kUnsaid;
  words = behind_lead(text, std::move(words));
  if (words_before_deed(words, subjects) > 0) return Doer::kThing;
  const std::size_t end = words_before_verb(words);
  if (end == 0) return Doer::kUnsaid;
  if (is_one_of(words[0], "it|you|users|this") && end <= 2) return Doer::kThing;
  // Letters alone, as a name is written with and without hyphens and blanks.
  const std::string letters = joined_letters(words, end);
  for (const std::string& subject : subjects) {
    const std::string own = joined_letters({subject}, 1);
    // A name of two letters is part of many words.
    if (own.size() < kFewestLetters) continue;
    // Either may be a part of the other: "Quern" of "quern-tools".
    if (letters.find(own) != letters.npos ||
        (letters.size() > kFewestLetters && own.find(letters) != own.npos)) {
      return Doer::kThing;
    }
  }
  if (is_one_of(words[0], "this|the|our|these") &&
      holds_one_of(words, std::min(kReach, end), sign_words::kItself)) {
    return Doer::kThing;
  }
  // "Each model takes ...": of those that one card is about.
  if (words[0] == "each" && words[1] == "model") return Doer::kThing;
  // "A mill for oats is ...", "Tools that grind are ...": the verb may be that of a clause.
  return holds_one_of(words, end, "that|which|to|for|with|of") ? Doer::kUnsaid : Doer::kOther;
}

}  // namespace matchgraph::readme
