#include "lines/opposites.h"

#include <algorithm>
#include <array>

#include "index/stop_words.h"
#include "lines/word_pattern.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

std::vector<std::string_view> words_in(std::string_view folded) {
  std::vector<std::string_view> out;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    out.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return out;
}

struct SidePatterns {
  std::uint8_t side;
  WordPatterns patterns;
};

// Two couples that choosers part things by: where a thing runs, and whether it changes anything.
const std::array<SidePatterns, 4>& side_patterns() {
  static const std::array<SidePatterns, 4> patterns{
      SidePatterns{
          side::kLocal,
          {"local|locally|offline", "on premise|premises|device", "self hosted|host|hosting",
           "own|same hardware|machine|computer|server|servers"}},
      SidePatterns{side::kHosted, {"hosted|cloud|saas|remote|remotely"}},
      SidePatterns{side::kReadOnly, {"read only", "readonly"}},
      SidePatterns{side::kWrites,
                   {"write|writes|writing|create|creates|update|updates|delete|deletes|edit|edits|"
                    "modify|modifies"}}};
  return patterns;
}

bool excludes(std::uint8_t a, std::uint8_t b, std::uint8_t one, std::uint8_t other) {
  // Who says both offers a choice and is the opposite of nobody.
  return (a & one) != 0 && (a & other) == 0 && (b & other) != 0 && (b & one) == 0;
}

bool is_clause_end(char c) { return c == '.' || c == ',' || c == ';' || c == ':' || c == '('; }

/// Adds what one clause denies.
void add_denied(std::string_view clause, std::vector<std::string>& out) {
  const std::string folded = fold_for_names(clause);
  const std::vector<std::string_view> words = words_in(folded);
  // What a denial of needing is about comes behind the verb: "no key is needed".
  const auto says = [](std::string_view word) {
    return !is_stop_word(word) && word != "need" && word != "needed" && word != "required" &&
           word != "requiring";
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool of_thing = words[i] == "without" || words[i] == "no";
    if (!of_thing && words[i] != "not" && words[i] != "never") continue;
    // Of a thing its last word tells: "without a web browser". Of a deed its first does.
    constexpr std::size_t kReach = 4;  // words behind the negation
    std::string_view found;
    for (std::size_t k = i + 1; k < words.size() && k <= i + kReach; ++k) {
      // "Not only X" affirms X.
      if (words[k] == "only") break;
      if (!says(words[k])) {
        if (found.empty() && (words[k] == "a" || words[k] == "an" || words[k] == "any" ||
                              words[k] == "the" || words[k] == "be")) {
          continue;
        }
        break;
      }
      found = words[k];
      if (!of_thing) break;
    }
    // "Without loading" tells how, and is no thing that another could have.
    if (!found.empty() && !(of_thing && found.ends_with("ing"))) out.emplace_back(found);
  }
}

}  // namespace

std::uint8_t sides_of(std::string_view text) {
  const std::string folded = fold_for_names(text);
  const std::vector<std::string_view> words = words_in(folded);
  std::uint8_t out = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::span<const std::string_view> rest = std::span(words).subspan(i);
    // "Self-hosted" folds to two words, of which the second alone says the opposite.
    const bool of_oneself = i > 0 && words[i - 1] == "self";
    for (const SidePatterns& one : side_patterns()) {
      if (one.side == side::kHosted && of_oneself) continue;
      if (one.patterns.any_begins(rest)) out |= one.side;
    }
  }
  return out;
}

std::uint8_t sides_of(std::string_view name, std::string_view text) {
  const std::uint8_t of_name = sides_of(name);
  const std::uint8_t of_text = sides_of(text);
  std::uint8_t out = 0;
  // Each couple by itself: a name may settle where a thing runs and leave to the text what it
  // changes.
  for (const int couple : {side::kLocal | side::kHosted, side::kReadOnly | side::kWrites}) {
    out |= static_cast<std::uint8_t>(((of_name & couple) != 0 ? of_name : of_text) & couple);
  }
  if ((of_name & (side::kLocal | side::kHosted)) != 0) out |= side::kPlaceByName;
  const std::string folded = fold_for_names(name);
  const std::vector<std::string_view> words = words_in(folded);
  // At the end of the name alone: "Input validation" is a job, and the texts of either mention
  // both.
  if (!words.empty() && words.back() == "input") out |= side::kTakes;
  if (!words.empty() && words.back() == "output") out |= side::kGives;
  return out;
}

bool are_opposite(std::uint8_t a, std::uint8_t b) {
  return excludes(a, b, side::kLocal, side::kHosted) ||
         excludes(a, b, side::kHosted, side::kLocal) ||
         excludes(a, b, side::kReadOnly, side::kWrites) ||
         excludes(a, b, side::kWrites, side::kReadOnly) ||
         excludes(a, b, side::kTakes, side::kGives) || excludes(a, b, side::kGives, side::kTakes);
}

std::vector<std::string> denied_words(std::string_view text) {
  std::vector<std::string> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_clause_end(text[i])) continue;
    add_denied(text.substr(from, i - from), out);
    from = i + 1;
  }
  return out;
}

}  // namespace matchgraph
