#include "claims/claim_cues.h"

#include "claims/grammar_words.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// The next `wanted` within `reach` words of one clause; `i` itself when there is none.
std::size_t find_soon(const Sentence& sentence, std::size_t i, std::string_view wanted,
                      std::size_t reach) {
  // A cue in two parts ("as fast as", "similar in scope to") holds together over a few words only;
  // a conjunction or "than" between them belongs to another comparison.
  for (std::size_t j = i + 1; j <= i + reach && !sentence.is_break(j); ++j) {
    const std::string_view word = sentence.lower(j);
    if (word == wanted) return j;
    if (!sentence.words[j].is_text() || begins_clause(word) || word == "than") return i;
  }
  return i;
}

std::size_t behind_or_none(std::size_t found, std::size_t i) { return found == i ? 0 : found + 1; }

/// "on par with", "on a level with", "in par with".
std::size_t par_cue(const Sentence& sentence, std::size_t i) {
  // "on a par with" and "on par with".
  const std::size_t par = sentence.lower(i + 1) == "a" ? i + 2 : i + 1;
  const bool level =
      sentence.lower(par) == "par" || (sentence.lower(i) == "on" && sentence.lower(par) == "level");
  return level && sentence.lower(par + 1) == "with" ? par + 2 : 0;
}

bool is_amount(std::string_view word) {
  const bool digit = !word.empty() && is_digit(word.front());
  return digit || is_number_word(word) || word == "as" || word == "the";
}

bool is_hedged_at(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  const std::string_view next = sentence.lower(i + 1);
  if (is_hedge(word)) return true;
  // "up to date" promises nothing less.
  if (word == "up") return next == "to" && sentence.lower(i + 2) != "date";
  if (word == "on" && next == "paper") return true;
  if (word == "according") return next == "to";
  if (word == "can") return next == "be";
  if (word == "for" || word == "in" || word == "on") {
    // "for most", "in many cases": what is said of some is not said of all.
    const bool part = next == "many" || next == "some";
    return next == "most" || (word == "in" && part);
  }
  // "about" hedges an amount; before anything else it says what a text is about.
  return (word == "about" || word == "around") && is_amount(next);
}

}  // namespace

std::size_t compared_cue(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  const std::string_view next = sentence.lower(i + 1);
  const bool to = next == "to" || next == "with" || next == "against";
  if ((word == "compared" || word == "relative") && to) return i + 2;
  const std::string_view third = sentence.lower(i + 2);
  // "in comparison to" and "in contrast with", each with either word.
  const bool in = word == "in" && (next == "comparison" || next == "contrast");
  return in && (third == "to" || third == "with") ? i + 3 : 0;
}

std::size_t equal_cue(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  if (word == "on" || word == "in") return par_cue(sentence, i);
  if (word == "parity") return sentence.lower(i + 1) == "with" ? i + 2 : 0;
  if (word == "close") return sentence.lower(i + 1) == "to" ? i + 2 : 0;
  if (word == "same") return behind_or_none(find_soon(sentence, i, "as", 4), i);
  if (word == "identical") return behind_or_none(find_soon(sentence, i, "to", 4), i);
  if (word != "comparable" && word != "equivalent" && word != "similar") return 0;
  std::size_t to = find_soon(sentence, i, "to", 4);
  // Of the three only "comparable" goes with "with" as well.
  if (to == i && word == "comparable") to = find_soon(sentence, i, "with", 3);
  return behind_or_none(to, i);
}

std::size_t as_as_cue(const Sentence& sentence, std::size_t i) {
  if (sentence.lower(i) != "as") return 0;
  const std::string_view next = sentence.lower(i + 1);
  // Of "as well as", "as long as" and the like nothing is compared.
  if (next == "well" || next == "long" || next == "soon" || next == "such") return 0;
  const std::size_t as = find_soon(sentence, i, "as", 3);
  // "as as" is a slip, and without a word between there is nothing in which they are equal.
  return as <= i + 1 ? 0 : as + 1;
}

std::size_t position_cue(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  const std::string_view next = sentence.lower(i + 1);
  // "The engine behind much of it" places nothing.
  const std::string_view before = sentence.before(i);
  const bool is_placed = before == "is" || before == "are" || before == "lies" ||
                         before == "falls" || before == "fall" || before == "far" ||
                         before == "well" || before == "slightly" || before == "still";
  if (word == "behind") return is_placed ? i + 1 : 0;
  if (word == "ahead") return next == "of" ? i + 2 : 0;
  const bool placed = word == "superior" || word == "inferior" || word == "preferable";
  if (placed) return next == "to" ? i + 2 : 0;
  const bool lags = word == "lags" || word == "trails" || word == "lagging" || word == "trailing";
  if (lags) return next == "behind" ? i + 2 : i + 1;
  // Other words before "short of" compare nothing: "far short of a thousand".
  const bool falls = word == "short" && (before == "falls" || before == "fall" ||
                                         before == "fell" || before == "falling");
  return falls && next == "of" ? i + 2 : 0;
}

std::size_t alternative_cue(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  const std::string_view next = sentence.lower(i + 1);
  const bool noun = word == "alternative" || word == "alternatives" || word == "replacement" ||
                    word == "competitor" || word == "substitute";
  // Without one of these the noun names no rival ("an open alternative").
  if (noun) return next == "to" || next == "for" || next == "of" || next == "like" ? i + 2 : 0;
  const bool verb = word == "competes" || word == "competing" || word == "compete";
  if (verb) return next == "with" || next == "against" ? i + 2 : 0;
  const bool differs = word == "differs" || word == "different" || word == "differentiated";
  return differs && next == "from" ? i + 2 : 0;
}

bool holds_cue(const Sentence& sentence, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view word = sentence.lower(i);
    if (word == "than" || word == "vs" || word == "versus" || word == "unlike") return true;
    if (compared_cue(sentence, i) != 0 || equal_cue(sentence, i) != 0) return true;
    if (as_as_cue(sentence, i) != 0) return true;
  }
  return false;
}

bool is_hedged(const Sentence& sentence, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_hedged_at(sentence, i)) return true;
  }
  return false;
}

}  // namespace matchgraph
