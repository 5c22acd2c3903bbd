#include "claims/clauses.h"

#include "claims/grammar_words.h"

namespace matchgraph {
namespace {

/// ", and A ..." with a name: what follows the comma may have a subject of its own.
bool joins_clause(const Sentence& sentence, std::size_t i) {
  const std::string_view joint = sentence.before(i);
  // Without the comma "and" joins two things of one clause.
  return i >= 2 && (joint == "and" || joint == "but") &&
         sentence.words[i - 2].kind == WordKind::kComma && starts_with_name(sentence, i);
}

}  // namespace

std::size_t clause_begin(const Sentence& sentence, std::size_t i) {
  while (i > 0 && !sentence.is_break(i - 1) && !begins_clause(sentence.before(i))) --i;
  return i;
}

std::size_t clause_end(const Sentence& sentence, std::size_t i) {
  while (!sentence.is_break(i) && !begins_clause(sentence.lower(i))) ++i;
  return i;
}

std::size_t segment_begin(const Sentence& sentence, std::size_t i) {
  while (i > 0 && !sentence.is_break(i - 1)) --i;
  return i;
}

bool begins_contrast(std::string_view word) {
  return word == "where" || word == "whereas" || word == "while";
}

bool starts_clause(const Sentence& sentence, std::size_t i) {
  return i == 0 || sentence.is_break(i - 1) || begins_contrast(sentence.before(i)) ||
         joins_clause(sentence, i);
}

bool starts_with_name(const Sentence& sentence, std::size_t i) {
  while (is_determiner(sentence.lower(i))) ++i;
  return i < sentence.words.size() && sentence.words[i].is_name_like();
}

std::size_t predicate_end(const Sentence& sentence, std::size_t i) {
  while (!sentence.is_break(i)) {
    const std::string_view word = sentence.lower(i);
    // "but" goes on about the same subject unless a name follows.
    if (word != "but" && begins_clause(word)) break;
    if (sentence.words[i].kind == WordKind::kComma && joins_clause(sentence, i + 2)) break;
    ++i;
  }
  return i;
}

std::size_t contrast_end(const Sentence& sentence, std::size_t i) {
  const std::size_t end = clause_end(sentence, i);
  // "Free where Orion charges, and simple": what stands behind the comma is said of the claimant
  // again.
  while (i < end && sentence.words[i].kind != WordKind::kComma) ++i;
  return i;
}

}  // namespace matchgraph
