#include "query/language/bounds/order_reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "query/language/bounds/field_reading.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

struct Superlative {
  std::string_view phrase;
  Sort by;
  bool reversed;
};
// "Cheap" and its like are here for those who want the cheap ones first without saying how cheap; a
// bound would leave out what they might take.
constexpr std::array<Superlative, 24> kSuperlatives = {
    {{"cheapest", Sort::kPrice, false},
     {"cheap", Sort::kPrice, false},
     {"inexpensive", Sort::kPrice, false},
     {"low cost", Sort::kPrice, false},
     {"low priced", Sort::kPrice, false},
     {"low price", Sort::kPrice, false},
     {"budget friendly", Sort::kPrice, false},
     {"not expensive", Sort::kPrice, false},
     {"not too expensive", Sort::kPrice, false},
     {"lowest price", Sort::kPrice, false},
     {"lowest priced", Sort::kPrice, false},
     {"lowest cost", Sort::kPrice, false},
     {"least expensive", Sort::kPrice, false},
     {"most affordable", Sort::kPrice, false},
     {"most expensive", Sort::kPrice, true},
     {"newest", Sort::kUpdated, false},
     {"latest", Sort::kUpdated, false},
     {"most recent", Sort::kUpdated, false},
     {"most recently updated", Sort::kUpdated, false},
     {"oldest", Sort::kUpdated, true},
     {"highest ranked", Sort::kRank, false},
     {"best ranked", Sort::kRank, false},
     {"top ranked", Sort::kRank, false},
     {"lowest ranked", Sort::kRank, true}}};

// Before a field these say which end of it comes first.
constexpr std::array<std::string_view, 7> kMost = {"most",    "largest",  "longest", "biggest",
                                                   "highest", "greatest", "maximum"};
constexpr std::array<std::string_view, 6> kLeast = {"fewest", "least",    "smallest",
                                                    "lowest", "shortest", "minimum"};

template <std::size_t kCount>
bool is_word_of(const QueryWords& words, std::size_t i,
                const std::array<std::string_view, kCount>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view word) { return words.match(i, word) == 1; });
}

/// "largest context window", "most stars", "lowest output price"; "smallest model" by its
/// parameters.
OrderReading field_order_at(const QueryWords& words, std::size_t i,
                            const QueryVocabulary& vocabulary) {
  const bool is_most = is_word_of(words, i, kMost);
  if ((!is_most && !is_word_of(words, i, kLeast)) || words.ends_before(i + 1)) return {};
  const FieldReading field = field_at(words, i + 1, vocabulary);
  const std::size_t next = i + 1 + field.words;
  if (field.words > 0 && !field.field.is_date) {
    // Orders by price, rank and date have a usual direction of their own, from which "most" or
    // "least" may depart; any other field has its largest first.
    if (field.field.name == "price") return {ResultOrder(Sort::kPrice, is_most), next, true};
    if (field.field.name == "rank") return {ResultOrder(Sort::kRank, !is_most), next, true};
    return {ResultOrder(field.field.name, !is_most), next, true};
  }
  const bool of_size =
      words[i].key == "largest" || words[i].key == "biggest" || words[i].key == "smallest";
  const std::string& noun = words[i + 1].key;
  const bool is_model = noun == "model" || noun == "models" || noun == "llm" || noun == "llms";
  if (of_size && is_model) return {ResultOrder("parameters", !is_most), i + 1, true};
  return {};
}

bool is_model_noun(const QueryWords& words, std::size_t i) {
  static const std::vector<std::string_view> nouns = {"llm", "llms", "model", "models"};
  return words.is_one_of(i, nouns);
}

/// Whether a phrase may end before `i`: "newest model I can use", "cheapest one that".
bool may_end_before(const QueryWords& words, std::size_t i) {
  return words.ends_before(i) || is_boundary_word(words, i) || is_pronoun(words, i);
}

/// Whether what stands at `i` is a thing of the catalogue: "model", "vision model", "small open
/// weights model", "claude", or the end of the phrase.
bool is_thing_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  if (words.ends_before(i) || is_boundary_word(words, i)) return true;
  // Adjectives pile up before "model" alone ("small open weights vision model"); before other nouns
  // one word may stand.
  constexpr std::size_t kMostBeforeModel = 4;
  for (std::size_t at = i; at < std::min(words.size(), i + kMostBeforeModel); ++at) {
    if (at > i && (words.ends_before(at) || is_boundary_word(words, at))) break;
    const bool is_noun = at < i + 2
                             ? is_generic_noun(words, at) ||
                                   type_named(vocabulary, words.slice(at, at + 1)).has_value()
                             : is_model_noun(words, at);
    if (is_noun && may_end_before(words, at + 1)) return true;
  }
  return vocabulary.is_family(words.slice(i, i + 1));
}

/// "Cheapest output": the order by the price that is named. The order read so far else.
OrderReading of_named_side(const QueryWords& words, OrderReading order,
                           const QueryVocabulary& vocabulary) {
  if (order.order.by != Sort::kPrice || words.ends_before(order.next)) return order;
  FieldReading side = price_of_side_at(words, order.next, vocabulary);
  if (const FieldReading named = field_at(words, order.next, vocabulary);
      is_price_field(named.field.name) && named.words >= side.words) {
    side = named;
  }
  const std::size_t next = order.next + side.words;
  if (side.words == 0) return order;
  if (!may_end_before(words, next) && !is_thing_at(words, next, vocabulary)) return order;
  if (side.field.name == "output_price") {
    order.order = ResultOrder(side.field.name, !order.order.reversed);
  }
  order.next = next;
  order.is_asked_outright = true;
  order.is_of_results = true;
  return order;
}

/// "Whichever has the cheaper output", "whichever is cheaper": the cheapest first.
OrderReading which_is_cheaper_at(const QueryWords& words, std::size_t i,
                                 const QueryVocabulary& vocabulary) {
  constexpr std::array<std::string_view, 9> kAsking = {
      "whichever",     "whichever one",    "whichever of them", "whichever of the two", "which one",
      "which of them", "which of the two", "which of these",    "the one that"};
  // Between the question and the comparative a verb of being, of having or of price has to stand,
  // or it is about something else.
  constexpr std::array<std::string_view, 12> kVerbs = {
      "has the",    "has",   "is the",       "is",          "s",         "costs",
      "offers the", "comes", "comes at the", "charges the", "is at the", "sells at the"};
  constexpr std::array<std::string_view, 5> kCheaper = {"cheaper", "less expensive", "lower priced",
                                                        "lower", "less"};
  const std::size_t asking = longest_of(words, i, kAsking);
  if (asking == 0 || words.ends_before(i + asking)) return {};
  // Of what stands on the sides of "or" it is one, and not of all results.
  for (std::size_t before = 0; before < i; ++before) {
    if (words.match(before, "or") == 1) return {};
  }
  const std::size_t verb = longest_of(words, i + asking, kVerbs);
  const std::size_t at = i + asking + verb;
  if (verb == 0 || words.ends_before(at)) return {};
  const std::size_t cheaper = longest_of(words, at, kCheaper);
  const std::size_t next = at + cheaper;
  if (cheaper == 0) return {};
  const OrderReading plain{ResultOrder(Sort::kPrice), next, true, true};
  if (words.ends_before(next)) {
    // "Whichever is less" may be of anything, "whichever costs less" is of money.
    const bool is_of_money =
        cheaper > 1 || words[at].key == "cheaper" || words[at - 1].key == "costs";
    return is_of_money ? plain : OrderReading{};
  }
  const OrderReading of_side = of_named_side(words, plain, vocabulary);
  return of_side.next > next ? of_side : OrderReading{};
}

/// Words behind a superlative that only say of what it is one: "cheapest there is", "newest first".
std::size_t of_all_words_at(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 24> kOfAll = {
      "there is",    "there are", "that there is", "available",     "first",        "possible",
      "you have",    "you know",  "you know of",   "you can find",  "i can get",    "i can find",
      "i can use",   "to be had", "on offer",      "on the market", "of all",       "of them",
      "of them all", "of these",  "around",        "out there",     "one there is", "ones first"};
  if (words.ends_before(i)) return 0;
  std::size_t longest = 0;
  for (const std::string_view phrase : kOfAll) longest = std::max(longest, words.match(i, phrase));
  const bool ends = words.ends_before(i + longest) || is_boundary_word(words, i + longest);
  return ends ? longest : 0;
}

/// "Sorted by price", "ordered by stars".
OrderReading sorted_by_at(const QueryWords& words, std::size_t i,
                          const QueryVocabulary& vocabulary) {
  constexpr std::array<std::string_view, 8> kSorted = {"sorted by",  "sort by",  "sort them by",
                                                       "ordered by", "order by", "order them by",
                                                       "ranked by",  "listed by"};
  std::size_t by = 0;
  for (const std::string_view phrase : kSorted) by = std::max(by, words.match(i, phrase));
  const std::size_t at = i + by;
  if (by == 0 || words.ends_before(at)) return {};
  const bool is_name = words.match(at, "name") == 1;
  const bool is_date = words.match(at, "date") == 1 || words.match(at, "age") == 1;
  if (is_name) return {ResultOrder(Sort::kName), at + 1, true, true};
  if (is_date) return {ResultOrder(Sort::kUpdated), at + 1, true, true};
  const FieldReading field = field_at(words, at, vocabulary);
  if (field.words == 0 || !may_end_before(words, at + field.words)) return {};
  const std::size_t next = at + field.words;
  if (field.field.is_date) return {ResultOrder(Sort::kUpdated), next, true, true};
  if (field.field.name == "price") return {ResultOrder(Sort::kPrice), next, true, true};
  if (field.field.name == "rank") return {ResultOrder(Sort::kRank), next, true, true};
  // Of prices the lowest is meant to come first, of what is counted the most.
  return {ResultOrder(field.field.name, is_price_field(field.field.name)), next, true, true};
}

/// "Cheap" alone is an order by price as "cheapest" is; "low cost" may be written as one word.
/// "Affordable" is said of what is looked for: "affordable housing options".
bool is_plain_cheap(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 8> kCheap = {
      "cheap",     "inexpensive",     "low cost",      "low priced",
      "low price", "budget friendly", "not expensive", "not too expensive"};
  return longest_of(words, i, kCheap) > 0;
}

}  // namespace

std::optional<ResultOrder> order_named(std::string_view word) {
  for (const Superlative& one : kSuperlatives) {
    if (one.phrase == word) return ResultOrder(one.by, one.reversed);
  }
  return {};
}

OrderReading order_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  const std::string& key = words[i].key;
  // A look at the first word spares most words of most texts the tables.
  if (key.starts_with("sort") || key.ends_with("ed") || key == "order") {
    return sorted_by_at(words, i, vocabulary);
  }
  if (key.starts_with("which") || key == "the") return which_is_cheaper_at(words, i, vocabulary);
  const bool is_superlative = key.ends_with("est") || key == "most" || key == "least" ||
                              key == "top" || key.ends_with("imum") || is_plain_cheap(words, i);
  if (!is_superlative) return {};
  OrderReading out;
  std::size_t longest = 0;
  for (const Superlative& one : kSuperlatives) {
    const std::size_t count = words.match(i, one.phrase);
    if (count <= longest) continue;
    longest = count;
    out = {ResultOrder(one.by, one.reversed), i + count, false};
  }
  if (longest == 0) return field_order_at(words, i, vocabulary);
  if (OrderReading of_side = of_named_side(words, out, vocabulary); of_side.next > out.next) {
    return of_side;
  }
  out.is_of_results = is_thing_at(words, out.next, vocabulary);
  if (const std::size_t of_all = of_all_words_at(words, out.next); of_all > 0) {
    out.next += of_all;
    out.is_of_results = true;
  }
  return out;
}

}  // namespace matchgraph
