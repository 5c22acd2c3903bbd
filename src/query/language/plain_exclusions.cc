#include "query/language/plain_exclusions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/readings/exclusion_openings.h"
#include "query/language/readings/exclusion_reading.h"
#include "query/language/readings/had_words.h"
#include "query/language/readings/offered_readings.h"
#include "query/language/readings/seller_reading.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// "Without internet" was read: nothing of it is in doubt.
bool is_condition(const ParsedQuery& query, const TextSpan& span) {
  return std::any_of(query.conditions.begin(), query.conditions.end(),
                     [&](const TypedCondition& one) {
                       return one.span.begin < span.end && span.begin < one.span.end;
                     });
}

void drop_words(QueryWords& words, std::size_t from, std::size_t to, ParsedQuery& out) {
  words.set_role(from, to, WordRole::kConnective);
  out.has_dropped_words = true;
}

/// What is not wanted is no word of the need, whether it can be left out or not: texts that hold it
/// are no better for it.
std::size_t note_exclusion(QueryWords& words, const ExclusionReading& reading, ParsedQuery& out) {
  const bool one_word =
      reading.doubtful.find(' ') == std::string::npos && is_letter(reading.doubtful.front());
  const std::string_view reason =
      reading.is_clause ? "nothing is left out for it" : "read as words of the need";
  const std::string label =
      reading.is_deed ? std::string() : fmt::format("without “{}”", reading.doubtful);
  const std::string added = reading.is_deed ? std::string()
                            : one_word      ? '-' + reading.doubtful
                                            : fmt::format("-\"{}\"", reading.doubtful);
  note_unused(words, reading.span, reason, label, added, true, out);
  const std::size_t next = words.first_from(reading.span.end);
  if (reading.is_clause) drop_words(words, words.first_from(reading.span.begin), next, out);
  return next;
}

/// What says that it has it is left out; what denies it is not.
std::size_t take_had(QueryWords& words, const ExclusionReading& reading, ParsedQuery& out) {
  const std::size_t next = words.first_from(reading.span.end);
  out.critiques.push_back({CritiqueKind::kWithout, reading.doubtful, {}, reading.span});
  words.set_role(words.first_from(reading.span.begin), next, WordRole::kCritique);
  return next;
}

/// Who has no account there has none of what is only used with one. What needs it seldom says so,
/// and what names its provider may do without.
void leave_out_of_account(const QueryWords& words, std::size_t i, const ExclusionReading& reading,
                          ParsedQuery& out) {
  std::string named;
  for (const Exclusion& one : reading.exclusions) {
    named += fmt::format("{}\"{}\"", named.empty() ? "" : ", ", one.text);
    for (const std::string_view service : served_with_account(one.text)) {
      out.excluded.push_back({std::string(service), one.span});
      named += fmt::format(", \"{}\"", service);
    }
  }
  out.notes.push_back(
      {fmt::format("which account is needed is seldom said: what names {} is left out", named),
       words.span(i, reading.next)});
}

}  // namespace

std::size_t read_plain_exclusion(QueryWords& words, std::size_t i,
                                 const QueryVocabulary& vocabulary, const NameReader& names,
                                 ParsedQuery& out) {
  const ExclusionReading reading = exclusion_at(words, i, vocabulary, names);
  if (reading.is_doubtful) {
    if (is_condition(out, reading.span)) return 0;
    return reading.is_had ? take_had(words, reading, out) : note_exclusion(words, reading, out);
  }
  if (reading.next == 0) return 0;
  if (reading.is_of_sellers) {
    note_seller(words, i, reading.next, true, out);
    return reading.next;
  }
  for (const Exclusion& one : reading.exclusions) {
    // A maker is a field that can be asked, anything else is a word that texts hold.
    if (one.is_maker) {
      out.critiques.push_back({CritiqueKind::kNotFrom, one.text, {}, one.span});
    } else {
      out.excluded.push_back({one.text, one.span});
    }
  }
  if (reading.is_of_account) leave_out_of_account(words, i, reading, out);
  words.set_role(i, reading.next, WordRole::kCritique);
  // "Not a Google one" stands for the thing, which was named before.
  const std::size_t next = reading.next;
  const bool is_pronoun = next < words.size() && words[next].role == WordRole::kNeed &&
                          (words[next].key == "one" || words[next].key == "ones") &&
                          words.ends_before(next + 1);
  if (!is_pronoun) return next;
  drop_words(words, next, next + 1, out);
  return next + 1;
}

void note_seller(QueryWords& words, std::size_t i, std::size_t next, bool drops, ParsedQuery& out) {
  note_unused(words, words.span(i, next), kSellersAreListed, {}, {}, true, out);
  if (drops) drop_words(words, i, next, out);
}

void note_left_denials(const QueryWords& words, ParsedQuery& out) {
  // Enough to be recognised in a note.
  constexpr std::size_t kMostWords = 6;
  static const std::vector<std::string_view> denials = {"no",   "none", "not",
                                                        "sans", "w o",  "without"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_denial =
        words[i].role == WordRole::kNeed &&
        (words.is_one_of(i, denials) || words.match(i, "instead of") > 0 ||
         words.match(i, "rather than") > 0 || denying_verb_words_at(words, i) > 0);
    if (!is_denial || words.ends_before(i + 1)) continue;
    std::size_t to = i + 1;
    while (to < i + kMostWords && !words.ends_before(to)) ++to;
    const TextSpan span = words.span(i, to);
    const bool is_noted =
        std::any_of(out.unused.begin(), out.unused.end(), [&](const UnusedPart& one) {
          return one.span.begin < span.end && span.begin < one.span.end;
        });
    if (!is_noted && !is_condition(out, span))
      note_unused(words, span, "read as words of the need", {}, {}, true, out);
    i = to - 1;
  }
}

}  // namespace matchgraph
