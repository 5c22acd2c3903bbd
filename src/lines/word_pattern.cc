#include "lines/word_pattern.h"

#include <algorithm>

namespace matchgraph {
namespace {

/// The parts of a text between separators.
std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = text.find(separator);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

WordPattern::WordPattern(std::string_view text) {
  for (std::string_view part : parts_of(text, ' ')) {
    Step step;
    if (part == "$") {
      step.is_end = true;
    } else if (part.front() == '*') {
      step.any = static_cast<std::size_t>(part[1] - '0');
    } else {
      step.optional = part.front() == '?';
      if (step.optional) part.remove_prefix(1);
      step.words = parts_of(part, '|');
      // Left in the list, the mark would be looked for as a word, and a sentence that ends here
      // would never fit.
      step.may_end = std::erase(step.words, "$") > 0;
      for (const std::string_view word : step.words) step.signs |= sign_of(word);
    }
    steps_.push_back(std::move(step));
  }
}

std::uint64_t WordPattern::sign_of(std::string_view word) {
  if (word.empty()) return 1;
  const auto first = static_cast<unsigned char>(word.front());
  const auto last = static_cast<unsigned char>(word.back());
  return std::uint64_t{1} << ((first * 7U + last * 3U + word.size()) % 64);
}

bool WordPattern::is_one_of(const Step& step, std::string_view word) {
  // Most words are none of a step's, which one bit tells of most of them: patterns are held against
  // every word of a catalogue.
  return (step.signs & sign_of(word)) != 0 &&
         std::find(step.words.begin(), step.words.end(), word) != step.words.end();
}

std::optional<std::size_t> WordPattern::length(std::size_t step,
                                               std::span<const std::string_view> words) const {
  if (step == steps_.size()) return 0;
  const Step& here = steps_[step];
  if (here.is_end) return words.empty() ? std::optional<std::size_t>(0) : std::nullopt;
  if (here.words.empty()) {
    // As few as possible first, and each further word only where the rest of the pattern does not
    // fit: patterns are short, so that trying again costs little.
    for (std::size_t taken = 0; taken <= std::min(here.any, words.size()); ++taken) {
      if (const auto rest = length(step + 1, words.subspan(taken))) return *rest + taken;
    }
    return {};
  }
  if (here.may_end && words.empty()) return length(step + 1, words);
  const bool fits = !words.empty() && is_one_of(here, words.front());
  if (fits) {
    if (const auto rest = length(step + 1, words.subspan(1))) return *rest + 1;
  }
  // Also where the word fits but what follows it does not: the sentence may lack the optional step
  // and go on with the same word.
  return here.optional ? length(step + 1, words) : std::nullopt;
}

std::vector<std::string_view> WordPattern::first_words() const {
  std::vector<std::string_view> out;
  for (const Step& step : steps_) {
    // A step of any word, or the end: a list of some words would keep the pattern from texts that
    // it fits.
    if (step.words.empty()) return {};
    out.insert(out.end(), step.words.begin(), step.words.end());
    // Behind an optional step the pattern may begin with the next one as well.
    if (!step.optional) break;
  }
  return out;
}

std::uint64_t WordPattern::first_signs() const {
  std::uint64_t out = 0;
  for (const Step& step : steps_) {
    if (step.words.empty()) return ~std::uint64_t{0};
    out |= step.signs;
    if (!step.optional) return out;
  }
  return ~std::uint64_t{0};  // all steps may be missing
}

WordPatterns::WordPatterns(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    patterns_.emplace_back(text);
    first_signs_ |= patterns_.back().first_signs();
  }
}

bool WordPatterns::any_begins(std::span<const std::string_view> words) const {
  // Without words a pattern may still fit: the sentence ends there.
  if (!words.empty() && (first_signs_ & WordPattern::sign_of(words.front())) == 0) return false;
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [&](const WordPattern& pattern) { return pattern.begins(words); });
}

}  // namespace matchgraph
