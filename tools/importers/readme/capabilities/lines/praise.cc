#include "tools/importers/readme/capabilities/lines/praise.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/brackets.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::readme {
namespace {

using phrases::is_one_of;

/// Each of them praises, whatever it is said of.
constexpr std::string_view kPraise =
    "super|blazing|blazingly|lightning|incredibly|insanely|crazy|ultra|fast|faster|fastest|quick|"
    "performant|efficient|great|good|excellent|awesome|amazing|best|better|beautiful|elegant|clean|"
    "neat|nice|clear|intuitive|friendly|easy|easier|simple|simplest|straightforward|painless|"
    "lightweight|small|tiny|minimal|minimalistic|compact|slim|lean|powerful|robust|solid|stable|"
    "reliable|reliably|mature|safe|secure|trusted|proven|tested|modern|flexible|configurable|"
    "customizable|customisable|versatile|free|opensource|popular|"
    "sensible|well|high|production|concise|extensive|rich";

/// These say nothing beside it.
constexpr std::string_view kFillers =
    "very|really|extremely|highly|fully|truly|so|quite|pretty|easily|user|developer|beginner|"
    "performance|speed|battle|ready|open|source|api|apis|syntax|interface|design|to|use|learn|"
    "understand|integrate|maintain|and|but|or|yet|by|default|defaults|out|of|the|box|is|it|s|a|an|"
    "the|probably|with|code|codebase|experience|up|than|alternatives|others|times|software|only|"
    "just|under|less|feature|features|offers|offer|provides|provide|"
    "ecosystem|core|gzip|gzipped|minified|bundle|binary|binaries|footprint|size|sizes|lines|bytes|"
    "kb";

/// What was done to make the thing good. Phrases, as "test coverage" alone may be what it measures.
constexpr std::string_view kQuality =
    "rich feature set|a rich feature set|large feature set|extensive feature set|it offers a rich "
    "feature set|"
    "super high test coverage|heavily tested|well tested|fully tested|battle tested|thoroughly "
    "tested|extensively tested|"
    "rigorously tested|unit tested|exhaustive test suite|extensive test suite|comprehensive test "
    "suite|complete test suite|full test suite|large test suite|high test coverage|100 test "
    "coverage|100 code coverage|full test coverage|extensive code coverage|full code coverage|high "
    "code coverage|extensive test coverage|great test coverage|well documented|fully "
    "documented|clear documentation|good documentation|great documentation|excellent documentation|"
    "extensive documentation|comprehensive documentation|detailed documentation|complete "
    "documentation|lots of examples|many examples|plenty of examples";

/// "6x", "2kb" and "180".
bool is_measure(std::string_view word) {
  if (word.empty() || !is_digit(word.front())) return false;
  const std::size_t end = std::min(word.find_first_not_of("0123456789."), word.size());
  return end == word.size() || is_one_of(word.substr(end), "x|k|b|kb|kib|mb|mib|ms|loc");
}

/// "Very fast - 20x faster than Quern": the label praises, and the rest measures.
bool praises_by_figures(std::string_view text) {
  for (const std::string_view mark : {" - ", ": ", " – ", " — "}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos || !is_praise(text.substr(0, at))) continue;
    const std::vector<std::string> rest = phrases::words(text.substr(at + mark.size()));
    const bool compares = std::any_of(rest.begin(), rest.end(), [](const std::string& word) {
      return is_one_of(word, "faster|smaller|fastest|smallest|quicker|slower");
    });
    return compares && std::any_of(rest.begin(), rest.end(), is_measure);
  }
  return false;
}

/// "Well tested", "Full test coverage of all stones" and "Well tested - by many", but not "Well
/// tested stones".
bool tells_quality(std::string_view text) {
  std::string_view label = text;
  for (const std::string_view mark : {" - ", ": ", " – ", " — ", ", ", ". "}) {
    label = label.substr(0, label.find(mark));
  }
  const std::string words = phrases::joined_words(label);
  for (std::string_view list = kQuality; !list.empty();) {
    const std::string_view phrase = list.substr(0, list.find('|'));
    list.remove_prefix(std::min(phrase.size() + 1, list.size()));
    const std::size_t at = words.find(" " + std::string(phrase) + " ");
    // Within a text these words are part of what it says; at its beginning they are all of it.
    if (at != 0) continue;
    const std::string_view rest = trimmed(std::string_view(words).substr(phrase.size() + 2));
    if (rest.empty() || is_one_of(rest.substr(0, rest.find(' ')),
                                  "with|and|by|in|on|of|for|from|including|auto|test")) {
      return true;
    }
  }
  return false;
}

/// "Written in pure Rust": how it was made.
bool tells_making(std::vector<std::string> words) {
  constexpr std::size_t kMostWords = 4;
  // "100% written in Rust", "Entirely written in Rust".
  if (!words.empty() && is_one_of(words[0], "100|fully|entirely|completely|purely")) {
    words.erase(words.begin());
  }
  return words.size() > 2 && words.size() <= kMostWords && words[1] == "in" &&
         is_one_of(words[0], "written|coded|programmed");
}

}  // namespace

bool is_praise(std::string_view text) {
  const std::string outside = without_brackets(catalogue::without_pictures(text));
  const std::vector<std::string> words = phrases::words(outside);
  if (tells_quality(outside) || tells_making(words) || praises_by_figures(outside)) return true;
  // Each of the two words alone says nothing beside praise.
  bool praises = title_has(phrases::joined_words(outside), "open source");
  for (const std::string& word : words) {
    if (is_one_of(word, kPraise)) {
      praises = true;
    } else if (!is_one_of(word, kFillers) && !is_measure(word)) {
      return false;
    }
  }
  return praises;
}

}  // namespace matchgraph::readme
