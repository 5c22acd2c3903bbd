#include "query/language/bounds/field_reading.h"

#include <algorithm>
#include <array>

#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

/// Fields that go by several names, beyond what the vocabulary folds.
constexpr std::array<Wording, 22> kFieldNames = {{{"output price", "output_price"},
                                                  {"max output", "max_output"},
                                                  {"maximum output", "max_output"},
                                                  {"output length", "max_output"},
                                                  {"answer length", "max_output"},
                                                  {"output limit", "max_output"},
                                                  {"context length", "context"},
                                                  {"output cost", "output_price"},
                                                  {"completion price", "output_price"},
                                                  {"price of output", "output_price"},
                                                  {"output tokens", "output_price"},
                                                  {"input price", "price"},
                                                  {"input cost", "price"},
                                                  {"prompt price", "price"},
                                                  {"input tokens", "price"},
                                                  {"cost", "price"},
                                                  {"costs", "price"},
                                                  {"costing", "price"},
                                                  {"priced", "price"},
                                                  {"priced at", "price"},
                                                  {"prices", "price"},
                                                  {"params", "parameters"}}};

}  // namespace

FieldReading short_side_at(const QueryWords& words, std::size_t i,
                           const QueryVocabulary& vocabulary) {
  constexpr std::array<Wording, 2> kSides = {{{"out", "output_price"}, {"in", "price"}}};
  // "$2 in credits" goes on with what the money is in; behind a side nothing or a joint follows.
  constexpr std::array<std::string_view, 4> kBehind = {"and", "or", "per", "a"};
  const auto [name, count] = longest_at(words, i, kSides);
  const bool ends = words.ends_before(i + 1) ||
                    std::any_of(kBehind.begin(), kBehind.end(), [&](std::string_view word) {
                      return words.match(i + 1, word) == 1;
                    });
  const auto field = count > 0 && ends ? vocabulary.field(name) : std::nullopt;
  return field ? FieldReading{*field, count} : FieldReading{};
}

FieldReading field_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  constexpr std::array<Wording, 5> kMeasures = {
      {{"window", ""}, {"length", ""}, {"size", ""}, {"count", ""}, {"tokens", ""}}};
  FieldReading out;
  if (i >= words.size() || words[i].role != WordRole::kNeed || words[i].key.empty()) return out;
  // The list first: "output tokens" is the price of output here, whatever the vocabulary makes of
  // "output".
  const auto [name, count] = longest_at(words, i, kFieldNames);
  if (count > 0) {
    const auto field = vocabulary.field(name);
    if (field) out = {*field, count};
  } else {
    const std::size_t most = words.ends_before(i + 1) ? 1 : 2;
    // Two words before one: "output price" is no price called "output".
    for (std::size_t taken = most; taken > 0 && out.words == 0; --taken) {
      const auto field = vocabulary.field(words.slice(i, i + taken));
      if (field) out = {*field, taken};
    }
  }
  if (out.words == 0 || words.ends_before(i + out.words)) return out;
  // "Context window" and "context length" are the context.
  out.words += longest_at(words, i + out.words, kMeasures).second;
  return out;
}

FieldReading price_of_side_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary) {
  constexpr std::array<Wording, 2> kSides = {{{"output", "output_price"}, {"input", "price"}}};
  const auto [name, count] = longest_at(words, i, kSides);
  if (count == 0) return {};
  const auto field = vocabulary.field(name);
  return field ? FieldReading{*field, count} : FieldReading{};
}

bool is_price_field(std::string_view field) { return field == "price" || field == "output_price"; }

bool is_price_of_unit(std::string_view field) {
  return field.starts_with("price per ") || field.starts_with("price_per_");
}

}  // namespace matchgraph
