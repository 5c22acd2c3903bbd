#include "tools/importers/readme/capabilities/lines/told_purpose.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "tools/importers/markdown/phrases.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/sign_words.h"

namespace matchgraph::readme {

bool names_deed(std::string_view text) {
  constexpr std::size_t kFewestLetters = 6;
  // They end so, and are things.
  constexpr std::string_view kThings =
      "conversion|conversions|quantization|quantisation|information|application|applications|"
      "station|location|documentation|population|version|"
      "vision|dimension|session|question|section|region|million|billion|motion|emotion|caption|"
      "option|mention|portion|fiction|nation|position|string|setting|building|spring|morning|"
      "evening|conversation|collection|function|convolution|resolution|attention|edition|station|"
      "competition|institution|organization|transaction|condition";
  const std::vector<std::string> words = phrases::words(text);
  return std::any_of(words.begin(), words.end(), [&kThings](const std::string& word) {
    if (word.size() < kFewestLetters || phrases::is_one_of(word, kThings)) return false;
    return word.ends_with("tion") || word.ends_with("sion") || word.ends_with("ing") ||
           word.ends_with("ysis") || word.ends_with("ieval") ||
           phrases::is_one_of(word,
                              "assessment|alignment|management|enhancement|"
                              "measurement|improvement|planning|search");
  });
}

bool is_command_of_deed(std::string_view word) {
  // Verbs of models, which lists of commands to programs have not.
  constexpr std::string_view kDeeds =
      "predict|forecast|classify|recognize|recognise|identify|segment|estimate|locate|restore|"
      "retrieve|simplify|answer|improve|assess|score|rank|verify|reconstruct|play|control";
  return phrases::is_one_of(word, kDeeds) || phrases::is_one_of(word, sign_words::kCommands);
}

bool says_deed(std::string_view text) {
  using phrases::is_one_of;
  constexpr std::size_t kReach = 5;  // words behind "for" that may name the deed
  const std::vector<std::string> words = phrases::words(text);
  if (words.size() > 2 && is_one_of(words.front(), sign_words::kThirdPerson)) return true;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::string& next = words[i + 1];
    if (words[i] == "to" && is_command_of_deed(next)) return true;
    if (is_one_of(words[i], "that|which|it") && is_one_of(next, sign_words::kThirdPerson)) {
      return true;
    }
    if (words[i] != "for") continue;
    std::string behind;
    for (std::size_t k = i + 1; k < std::min(words.size(), i + 1 + kReach); ++k) {
      behind += words[k] + " ";
    }
    if (names_deed(behind)) return true;
  }
  return names_deed(text) && words.size() <= 2 * kReach;
}

}  // namespace matchgraph::readme
