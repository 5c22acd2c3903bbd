#include "claims/claim_writer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "claims/grammar_words.h"

namespace matchgraph {
namespace {

// A respect is shown beside a name: what is longer is the sentence again, which is shown as well.
constexpr std::size_t kMaxRespectWords = 6;
constexpr std::size_t kMaxScopeWords = 7;

/// Words at which a scope ends although they begin no clause.
bool ends_scope(std::string_view word) {
  return word == "and" || word == "with" || word == "by" || word == "via" || word == "using" ||
         word == "providing" || word == "including" || word == "without" || begins_clause(word);
}

}  // namespace

void ClaimWriter::add(const Rival& rival, const Statement& statement, std::size_t scope_begin,
                      bool hedged) {
  // The claimant's own name behind a cue compares it with itself.
  if (rival.self) return;
  TextClaim claim;
  claim.rival = rival.phrase;
  claim.name = rival.name;
  claim.compared = respect(statement.begin, statement.end);
  claim.respect =
      statement.quoted_from ? span_of(*statement.quoted_from, statement.end) : claim.compared;
  claim.scope = scope(scope_begin);
  claim.direction = statement.direction;
  claim.hedged = hedged;
  claim.topic = statement.topic;
  claim.sentence = part_around(claim);
  // Only the claims of this sentence are looked at: the same words in another one are said twice.
  const auto own = out_.begin() + static_cast<std::ptrdiff_t>(first_);
  const bool repeated = std::any_of(own, out_.end(), [&](const TextClaim& other) {
    return other.sentence == claim.sentence && other.rival == claim.rival &&
           other.topic == claim.topic && other.direction == claim.direction;
  });
  if (!repeated) out_.push_back(std::move(claim));
}

TextSpan ClaimWriter::part_around(const TextClaim& claim) const {
  TextSpan part = sentence_.span;
  std::uint32_t begin = claim.rival.begin;
  std::uint32_t end = claim.rival.end;
  for (const TextSpan span : {claim.respect, claim.scope}) {
    if (span.begin == span.end) continue;
    begin = std::min(begin, span.begin);
    end = std::max(end, span.end);
  }
  for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
    const SentenceWord& word = sentence_.words[i];
    // Colons and dashes divide one thought, semicolons part two; a quote is cut at these alone.
    if (word.kind != WordKind::kBreak || word.lower != ";") continue;
    if (word.span.end <= begin && i + 1 < sentence_.words.size()) {
      part.begin = sentence_.words[i + 1].span.begin;
    }
    if (word.span.begin >= end) {
      part.end = word.span.begin;
      break;
    }
  }
  return part;
}

TextSpan ClaimWriter::span_of(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {};
  return {sentence_.words[begin].span.begin, sentence_.words[end - 1].span.end};
}

TextSpan ClaimWriter::respect(std::size_t begin, std::size_t end) const {
  end = std::min(end, begin + kMaxRespectWords);
  std::size_t last = begin;
  while (last < end && sentence_.words[last].kind != WordKind::kComma &&
         !sentence_.is_break(last)) {
    ++last;
  }
  return span_of(begin, last);
}

TextSpan ClaimWriter::scope(std::size_t begin) const {
  if (!begins_scope(sentence_.lower(begin))) return {};
  std::size_t end = begin + 1;
  while (end < sentence_.words.size() && !ends_scope(sentence_.lower(end)) &&
         (sentence_.words[end].is_text() || sentence_.words[end].kind == WordKind::kSlash)) {
    ++end;
  }
  // A longer one is no scope but the rest of the sentence.
  const bool fits = end > begin + 1 && end - begin <= kMaxScopeWords;
  return fits ? span_of(begin, end) : TextSpan();
}

}  // namespace matchgraph
