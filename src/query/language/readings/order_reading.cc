#include "query/language/readings/order_reading.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/bound_reading.h"

namespace matchgraph {
namespace {

struct Superlative {
  std::string_view phrase;
  Sort by;
  bool reversed;
};
constexpr std::array<Superlative, 16> kSuperlatives = {
    {{"cheapest", Sort::kPrice, false},
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

/// Whether what stands at `i` is a thing of the catalogue: "model", "vision model", "claude", or
/// the end of the phrase.
bool is_thing_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  if (words.ends_before(i) || is_boundary_word(words, i)) return true;
  for (std::size_t at = i; at < std::min(words.size(), i + 2); ++at) {
    if (at > i && words.ends_before(at)) return false;
    const bool is_noun =
        is_generic_noun(words, at) || type_named(vocabulary, words.slice(at, at + 1)).has_value();
    if (is_noun && (words.ends_before(at + 1) || is_boundary_word(words, at + 1))) return true;
  }
  return vocabulary.is_family(words.slice(i, i + 1));
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
  const bool is_superlative = key.ends_with("est") || key == "most" || key == "least" ||
                              key == "top" || key.ends_with("imum");
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
  out.is_of_results = is_thing_at(words, out.next, vocabulary);
  return out;
}

}  // namespace matchgraph
