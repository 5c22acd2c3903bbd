#include "query/language/readings/condition_reading.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "traits/asked.h"

namespace matchgraph {
namespace {

/// The words that a span of the text holds.
struct WordRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

WordRange words_in(const QueryWords& words, const TextSpan& span) {
  WordRange out{words.size(), words.size()};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TextSpan& core = words[i].core;
    if (core.end <= span.begin || core.begin >= span.end) continue;
    out.from = std::min(out.from, i);
    out.to = i + 1;
  }
  return out;
}

/// Whether the span is those words, whole: in `l"without a GPU` another word begins it.
bool are_whole(const QueryWords& words, const WordRange& range, const TextSpan& span) {
  return words[range.from].core.begin >= span.begin && words[range.to - 1].core.end <= span.end;
}

bool are_of_need(const QueryWords& words, const WordRange& range) {
  for (std::size_t i = range.from; i < range.to; ++i) {
    if (words[i].role != WordRole::kNeed) return false;
  }
  return range.from < range.to;
}

/// Whether no word of the need stands beside the range: "but offline", not "multilingual code".
bool stands_alone(const QueryWords& words, const WordRange& range) {
  const bool after_need = range.from > 0 && words[range.from - 1].role == WordRole::kNeed &&
                          !words[range.from - 1].breaks;
  const bool before_need = range.to < words.size() && words[range.to].role == WordRole::kNeed &&
                           !words[range.to - 1].breaks;
  return !after_need && !before_need;
}

bool is_direction(TraitNumber trait) {
  const TraitGroup group = trait_table()[trait].group;
  return group == TraitGroup::kInput || group == TraitGroup::kOutput;
}

/// From the first to the last of the conditions that "or" joins to this one.
TextSpan either_span(const std::vector<AskedTrait>& all, std::size_t i) {
  std::size_t first = i;
  std::size_t last = i;
  while (first > 0 && all[first].is_or) --first;
  while (last + 1 < all.size() && all[last + 1].is_or) ++last;
  return {all[first].begin, all[last].end};
}

/// What stands in quotation marks is looked for as it is.
bool is_quoted(const ParsedQuery& query, const TextSpan& span) {
  const auto overlaps = [&](const TypedPhrase& phrase) {
    return phrase.span.begin < span.end && span.begin < phrase.span.end;
  };
  return std::any_of(query.phrases.begin(), query.phrases.end(), overlaps) ||
         std::any_of(query.excluded.begin(), query.excluded.end(), overlaps);
}

}  // namespace

void read_conditions(QueryWords& words, ParsedQuery& out) {
  bool is_before_read = false;
  // Of the whole text, as patterns look at the words beside: what other readers took is sorted out
  // below.
  const std::vector<AskedTrait> all = asked_traits(words.text());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const AskedTrait& asked = all[i];
    // Of two that "or" joins, the second alone would be asked for where the first is none here.
    const bool is_or = std::exchange(is_before_read, false) && asked.is_or;
    const TextSpan span{asked.begin, asked.end};
    const WordRange range = words_in(words, span);
    // "Text only" says several things.
    const bool is_same = !out.conditions.empty() && out.conditions.back().span == span;
    if ((!is_same && !are_of_need(words, range)) || !are_whole(words, range, span)) continue;
    // A denial that is the value of a filter denies nothing: "without:no transcribe".
    if (words[range.from].core.begin > span.begin) continue;
    if (is_quoted(out, span)) continue;
    const bool has_seeds = !out.seeds.empty();
    const WordRange joined = words_in(words, either_span(all, i));
    // Beside a seed what goes in and comes out is what the seed does already, and words within a
    // phrase describe it.
    if (has_seeds && (is_direction(asked.trait) || !stands_alone(words, joined))) continue;
    if (!asked.is_topic || has_seeds) words.set_role(range.from, range.to, WordRole::kCondition);
    is_before_read = true;
    for (const auto& [begin, end] : asked.again) {
      const WordRange further = words_in(words, {begin, end});
      if (are_of_need(words, further) && are_whole(words, further, {begin, end})) {
        words.set_role(further.from, further.to, WordRole::kCondition);
      }
    }
    out.conditions.push_back(
        {{std::string(trait_table()[asked.trait].slug), asked.wanted, is_or, asked.is_tacit,
          asked.is_wish, asked.of_model},
         (asked.is_wish ? "ideally " : "") + std::string(trait_words(asked.trait, asked.wanted)),
         asked.is_topic,
         is_direction(asked.trait),
         span});
  }
}

}  // namespace matchgraph
