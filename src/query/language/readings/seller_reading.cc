#include "query/language/readings/seller_reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "query/language/bounds/limit_reading.h"
#include "query/language/query_phrases.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

// "On" and "via" say so only before a seller that the catalogue knows.
constexpr std::array<std::string_view, 18> kSoldBy = {
    "sold by",     "sold through", "sold on",        "resold by",         "offered by",
    "offered on",  "hosted by",    "hosted on",      "served by",         "served on",
    "provided by", "available on", "available from", "available through", "available via",
    "on",          "via",          "through"};
// Questions for the seller itself: nothing in them says which results to show.
constexpr std::array<std::string_view, 12> kAsking = {"who sells",
                                                      "who offers",
                                                      "who hosts",
                                                      "who serves",
                                                      "who has",
                                                      "who provides",
                                                      "which provider sells",
                                                      "which provider offers",
                                                      "which provider has",
                                                      "which seller has",
                                                      "which vendor sells",
                                                      "which vendor has"};

/// The word behind a known seller at `i`, 0 for none.
std::size_t known_seller_at(const QueryWords& words, std::size_t i,
                            const QueryVocabulary& vocabulary) {
  constexpr std::size_t kMostWords = 3;
  for (std::size_t to = clause_words_end(words, i, kMostWords); to > i; --to) {
    const std::string_view name = words.slice(i, to);
    const bool ends = words.ends_before(to) || is_boundary_word(words, to) ||
                      is_generic_noun(words, to) || limit_at(words, to).second > 0;
    if (ends && vocabulary.is_seller(name)) return to;
  }
  return 0;
}

}  // namespace

SellerReading seller_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  SellerReading out;
  // A question for sellers is the whole text; within one "who has" goes on about somebody.
  if (i == 0) {
    if (const std::size_t asking = longest_of(words, i, kAsking); asking > 0) {
      if (!words.ends_before(asking)) out = {asking, {}, true};
      return out;
    }
  }
  // What follows nothing is no seller of anything: "on Acme".
  const std::size_t sold = i > 0 ? longest_of(words, i, kSoldBy) : 0;
  if (sold == 0 || words.ends_before(i + sold)) return out;
  std::size_t at = i + sold;
  while (const std::size_t next = known_seller_at(words, at, vocabulary)) {
    out.next = next;
    out.sellers.emplace_back(words.slice(at, next));
    if (words.ends_before(next) || !is_and_or(words, next) || words.ends_before(next + 1)) break;
    at = next + 1;
  }
  return out;
}

bool says_selling(const QueryWords& words, std::size_t from, std::size_t to) {
  static const std::vector<std::string_view> selling = {"hosted", "offered", "provided", "resold",
                                                        "sell",   "sells",   "served",   "sold"};
  for (std::size_t i = from; i < to; ++i) {
    if (words.is_one_of(i, selling)) return true;
  }
  return false;
}

}  // namespace matchgraph
