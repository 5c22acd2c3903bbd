#include "claims/statements.h"

#include "claims/clauses.h"
#include "claims/comparatives.h"
#include "claims/comparison_words.h"
#include "claims/grammar_words.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxPlainWords = 6;  // longer ones are no respect, only the sentence again
constexpr std::size_t kMaxEqualNouns = 3;  // before "comparable to"

/// Whether word `i` begins a part of its own: behind a comma, "and" or "but".
bool begins_part(const Sentence& sentence, std::size_t begin, std::size_t i) {
  const std::string_view joint = sentence.before(i);
  return i == begin || joint == "and" || joint == "but" ||
         sentence.words[i - 1].kind == WordKind::kComma;
}

bool opens_phrase(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  const bool joint = word == "and" || word == "or" || word == "with" || word == "by";
  return sentence.words[i].is_text() && !joint;
}

bool is_plain_noun(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.lower(i);
  const bool participle = word.ends_with("ing") && word.find('-') == std::string_view::npos;
  return sentence.words[i].is_text() && i != segment_begin(sentence, i) && !participle &&
         !ends_noun_phrase(word) && !is_hedge(word) && !is_degree_adverb(word);
}

bool has_factor(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.before(i);
  const bool factor = word.size() > 1 && word.back() == 'x' && word.front() <= '9';
  return word == "times" || word == "twice" || word == "half" || factor;
}

}  // namespace

ClaimDirection direction_of(int sign) {
  if (sign == 0) return ClaimDirection::kDifferent;
  return sign > 0 ? ClaimDirection::kBetter : ClaimDirection::kWorse;
}

bool is_negated(const Sentence& sentence, std::size_t i) {
  const std::string_view word = sentence.before(i);
  return word == "not" || word == "no" || word == "never" || word == "isn't" || word == "aren't";
}

std::vector<Statement> compared_statements(const Sentence& sentence, std::size_t begin,
                                           std::size_t end) {
  std::vector<Statement> out;
  for (const ComparativePhrase& one : comparatives_in(sentence, begin, end)) {
    // "Not faster" may be as fast or slower, so it points neither way.
    const int sign = is_negated(sentence, one.begin) ? 0 : one.sign;
    out.push_back({direction_of(sign), one.begin, one.end, one.topic});
  }
  return out;
}

std::vector<Statement> weighed_statements(const Sentence& sentence, std::size_t begin,
                                          std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view word = sentence.lower(i);
    // Of verbs, only those that cannot be meant badly.
    const bool eases = word == "simplifies" || word == "accelerates" || word == "improves";
    if (eases) return {{ClaimDirection::kBetter, i, end, "ease"}};
    // "requires" elsewhere is said of somebody else ("where each job requires a node").
    if (word == "requires" && begins_part(sentence, begin, i)) {
      return {{ClaimDirection::kWorse, i, end, topic_of(sentence, i, end)}};
    }
    if (word != "adds" && word != "introduces" && word != "incurs") continue;
    for (std::size_t j = i + 1; j < end; ++j) {
      const auto measure = measure_polarity(sentence.lower(j));
      if (measure) return {{direction_of(measure->sign), i, end, std::string(measure->topic)}};
    }
  }
  return {};
}

Statement plain_statement(const Sentence& sentence, std::size_t begin, std::size_t end) {
  while (begin < end && !opens_phrase(sentence, begin)) ++begin;
  while (begin < end && !sentence.words[end - 1].is_text()) --end;
  if (end - begin > kMaxPlainWords || begin == end) return {};
  return {ClaimDirection::kDifferent, begin, end, ""};
}

Statement equal_statement(const Sentence& sentence, std::size_t begin, std::size_t i,
                          std::size_t rivals) {
  Statement out;
  out.direction = is_negated(sentence, i) ? ClaimDirection::kDifferent : ClaimDirection::kEqual;
  out.begin = i + 1;
  out.end = rivals - 1;
  const std::string_view next = sentence.lower(i + 1);
  // "on par with" has nothing between its parts: what is equal stands before ("quality on par
  // with").
  const bool empty = next == "par" || next == "a" || is_preposition(next) || out.begin >= out.end;
  if (empty) {
    out.begin = out.end = i;
    while (out.begin > begin && i - out.begin < kMaxEqualNouns &&
           is_plain_noun(sentence, out.begin - 1)) {
      --out.begin;
    }
  }
  if (out.begin < out.end) out.topic = topic_of(sentence, out.begin, out.end);
  return out;
}

Statement as_much_statement(const Sentence& sentence, std::size_t i, std::size_t rivals) {
  const auto quality = known_quality(sentence.lower(i + 1));
  const int sign = quality ? quality->sign : 0;
  // "two times as fast": the number belongs to it.
  const bool times = sentence.before(i) == "times" && i > 1;
  const bool factor = has_factor(sentence, i);
  Statement out;
  out.begin = times ? i - 2 : factor ? i - 1 : i;
  out.end = rivals - 1;
  if (quality) out.topic = std::string(quality->topic);
  const std::string_view nearly = sentence.before(i);
  const std::size_t first = nearly == "nearly" || nearly == "quite" ? i - 1 : i;
  if (factor) {
    // "half as expensive" is praise, "half as fast" is not.
    out.direction = direction_of(nearly == "half" ? -sign : sign);
  } else {
    // "not as fast as" is slower; "not faster" could be equal.
    out.direction = is_negated(sentence, first) ? direction_of(-sign) : ClaimDirection::kEqual;
  }
  return out;
}

std::string topic_of(const Sentence& sentence, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (const auto measure = measure_polarity(sentence.lower(i)))
      return std::string(measure->topic);
  }
  // In English the last noun is what a phrase is about.
  return end > begin ? std::string(sentence.lower(end - 1)) : std::string();
}

}  // namespace matchgraph
