#include "traits/told_words.h"

#include <algorithm>
#include <array>

#include "lines/word_pattern.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// "Shouldn't" and "mustn't" deny as "doesn't" does, and rows know that one.
std::string_view plain_denial(std::string_view word) {
  constexpr std::string_view kModals = "shouldnt; mustnt; wont; wouldnt; couldnt; shant; neednt";
  if (word == "neither") return "no";
  return list_holds(kModals, word) ? "doesnt" : word;
}

}  // namespace

bool is_model_noun(std::string_view word) { return list_holds("model; models; llm; llms", word); }

bool is_denial(std::string_view word) {
  constexpr std::string_view kDenials =
      "not; no; without; never; nothing; cannot; cant; doesnt; dont; isnt; arent; wont; shouldnt; "
      "mustnt; couldnt; wouldnt; shant; neednt; didnt; hasnt; havent; lacks; lacking; neither; "
      "nor; none; sans; except; excluding; excl";
  return list_holds(kDenials, word);
}

ToldWords::ToldWords(std::string_view need) : need_(need) {
  words_.read(need);
  tell();
}

/// Keeps the words but for those that only carry a denial to its verb: "must not be able to
/// change" is told as "must not change", "without having to register" as "without register".
void ToldWords::tell() {
  const auto words = words_.words();
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "W/o" is two words to TraitWords, which parts at slashes.
    if (is_joined(i, '/') && words[i] == "w" && words[i + 1] == "o") {
      told_.push_back("without");
      at_.push_back(i++);
      continue;
    }
    // "Subscription-free" is told as "no subscription".
    if (is_joined(i, '-') && words[i + 1] == "free") {
      told_.push_back("no");
      at_.push_back(i);
      told_.push_back(words[i]);
      at_.push_back(++i);
      continue;
    }
    told_.push_back(plain_denial(words[i]));
    at_.push_back(i);
    if (!is_denial(words[i])) continue;
    while (!breaks(i)) {
      const std::size_t carried = carried_at(i + 1);
      if (carried == 0) break;
      i += carried;
    }
  }
}

/// Words at `i`, behind a denial, that say nothing but that something may or has to be done.
std::size_t ToldWords::carried_at(std::size_t i) const {
  static const auto patterns = std::to_array<WordPattern>(
      {WordPattern("ever"),
       WordPattern("?be|being able|allowed|permitted|supposed|required|forced|expected to"),
       WordPattern("have|having|need|needing|want|wanting|get|getting to"),
       WordPattern("?the|any need for|to")});
  const auto rest = words_.words().subspan(i, clause_end(i) - i);
  std::size_t longest = 0;
  for (const WordPattern& pattern : patterns) {
    const auto length = pattern.length(rest);
    // What nothing follows is what is denied: "without any need for".
    if (length && *length < rest.size()) longest = std::max(longest, *length);
  }
  return longest;
}

/// Whether nothing but that mark parts a word from the next one: "w/o", "cloud-free".
bool ToldWords::is_joined(std::size_t i, char mark) const {
  return i + 1 < words_.size() && words_.begin(i + 1) == words_.end(i) + 1 &&
         need_[words_.end(i)] == mark;
}

/// The word behind the clause of a word.
std::size_t ToldWords::clause_end(std::size_t word) const {
  while (word < words_.size() && !breaks(word)) ++word;
  return std::min(word + 1, words_.size());
}

std::size_t ToldWords::told_clause_end(std::size_t i) const {
  while (i < told_.size() && !breaks_behind(i)) ++i;
  return std::min(i + 1, told_.size());
}

bool ToldWords::breaks_behind(std::size_t i) const {
  const std::size_t next = i + 1 < at_.size() ? at_[i + 1] : words_.size();
  return breaks(next - 1);
}

std::size_t ToldWords::denial_before(std::size_t i) const {
  // What may stand between a denial and what it denies, "does not store my notes in", "without
  // having to". Any other word has the denial for itself: "no setup and reads PDF".
  constexpr std::string_view kBetween =
      "a; an; any; the; be; is; are; to; do; does; need; needs; have; having; has; support; "
      "supports; that; which; being; able; allowed; permitted; supposed; ever; run; runs; "
      "running; "
      "work; works; working; used; hosted; stored; kept; store; stores; storing; keep; keeps; "
      "keeping; save; saves; saving; put; puts; my; our; your; it; them; data; files; "
      "recordings; documents; photos; notes; anything";
  constexpr std::size_t kReach = 6;
  for (std::size_t back = 1; back <= kReach && back <= i; ++back) {
    if (breaks(i - back)) break;
    const std::string_view word = words_.words()[i - back];
    if (is_denial(word)) return carriers_before(i - back);
    if (word == "o" && back < i && is_joined(i - back - 1, '/')) return i - back - 1;  // "w/o"
    if (!list_holds(kBetween, word)) break;
  }
  return i;
}

std::size_t ToldWords::carriers_before(std::size_t denial) const {
  // Left in the need, "that" and "must" would be words that texts are ranked by.
  constexpr std::string_view kCarriers =
      "that; which; does; do; is; are; can; will; must; may; should; shall; could; would; it; "
      "they; i; we";
  while (denial > 0 && !breaks(denial - 1) && list_holds(kCarriers, words_.words()[denial - 1])) {
    --denial;
  }
  return denial;
}

bool ToldWords::is_denied(std::size_t from, std::size_t to) const {
  const auto words = words_.words().subspan(from, to - from);
  const bool is_free_of = words.size() > 1 && words.back() == "free" && is_joined(to - 2, '-');
  // "image/video" is no denial.
  const bool is_without =
      words.size() > 1 && words[0] == "w" && words[1] == "o" && is_joined(from, '/');
  return is_free_of || is_without || std::any_of(words.begin(), words.end(), is_denial);
}

}  // namespace matchgraph
