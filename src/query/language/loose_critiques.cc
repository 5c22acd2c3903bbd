#include "query/language/loose_critiques.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "query/language/query_phrases.h"

namespace matchgraph {
namespace {

struct OppositeWord {
  std::string_view phrase;
  CritiqueKind kind;
};
// Behind "not" the word says from what one wants to get away, so that each stands for its contrary.
constexpr std::array<OppositeWord, 11> kOpposites = {{{"expensive", CritiqueKind::kCheaper},
                                                      {"costly", CritiqueKind::kCheaper},
                                                      {"pricey", CritiqueKind::kCheaper},
                                                      {"big", CritiqueKind::kSmaller},
                                                      {"large", CritiqueKind::kSmaller},
                                                      {"small", CritiqueKind::kLarger},
                                                      {"old", CritiqueKind::kNewer},
                                                      {"outdated", CritiqueKind::kNewer},
                                                      {"closed", CritiqueKind::kOpenSource},
                                                      {"closed source", CritiqueKind::kOpenSource},
                                                      {"proprietary", CritiqueKind::kOpenSource}}};

// How much is never asked: "not so expensive" is "not expensive".
constexpr std::array<std::string_view, 6> kDegrees = {"so", "as", "too", "that", "very", "quite"};

// By half is more than "cheaper" asks for; a note says that it is read as that.
constexpr std::array<std::string_view, 6> kHalves = {"half the price",     "half the cost",
                                                     "at half the price",  "at half the cost",
                                                     "for half the price", "for half the cost"};

// Nothing that is counted says these, so that they are told not to act instead of being dropped.
constexpr std::array<std::string_view, 16> kVague = {
    "better",  "cleaner",  "easier",        "easier to use", "faster",  "friendlier",
    "lighter", "nicer",    "quicker",       "safer",         "simpler", "slimmer",
    "smarter", "stronger", "more accurate", "more reliable"};

template <std::size_t kCount>
std::size_t longest_match(const QueryWords& words, std::size_t i,
                          const std::array<std::string_view, kCount>& phrases) {
  std::size_t best = 0;
  for (const std::string_view phrase : phrases) best = std::max(best, words.match(i, phrase));
  return best;
}

bool may_end_at(const QueryWords& words, std::size_t i) {
  return words.ends_before(i) || is_conjunction(words, i);
}

}  // namespace

LooseCritique opposite_at(const QueryWords& words, std::size_t i) {
  if (longest_match(words, i, kDegrees) > 0 && !words.ends_before(i + 1)) ++i;
  LooseCritique out;
  for (const OppositeWord& one : kOpposites) {
    const std::size_t count = words.match(i, one.phrase);
    if (count > 0 && i + count > out.next) out = {one.kind, i + count};
  }
  return out.next > 0 && may_end_at(words, out.next) ? out : LooseCritique{};
}

std::size_t half_price_words_at(const QueryWords& words, std::size_t i) {
  return longest_match(words, i, kHalves);
}

std::size_t vague_words_at(const QueryWords& words, std::size_t i) {
  const std::size_t count = longest_match(words, i, kVague);
  return count > 0 && may_end_at(words, i + count) ? count : 0;
}

}  // namespace matchgraph
