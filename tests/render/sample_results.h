// Result values for the renderers' tests: a few exact ones, and random ones with hostile text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::sample {

inline EntityCard whisper() {
  EntityCard card;
  card.id = "openai/whisper-large-v3";
  card.name = "Whisper Large v3";
  card.type = "model";
  card.summary = "Speech recognition in 99 languages.";
  card.maker = "OpenAI";
  card.license = "Apache-2.0";
  card.url = "https://github.com/openai/whisper";
  card.price_model = PriceModel::kOpenSource;
  card.updated = Date{2023, 11, 6};
  card.unfragile_rank = 61;
  card.capability_count = 3;
  return card;
}

inline EntityCard vosk() {
  EntityCard card;
  card.id = "alphacep/vosk";
  card.name = "Vosk";
  card.type = "library";
  card.capability_count = 2;
  return card;
}

inline EntityCard small_model() {
  EntityCard card;
  card.id = "mistral/small-3.1";
  card.name = "Mistral Small 3.1";
  card.type = "model";
  card.maker = "Mistral AI";
  card.price_model = PriceModel::kPaid;
  card.price = Price{3.5e-7, "USD", "prompt token", 5.5e-7};
  card.offers = 3;
  card.cheapest_price = Price{0.1, "USD", "1M input tokens", {}};
  card.cheapest_id = "openrouter/mistral-small";
  return card;
}

inline CapabilityRef capability(std::size_t index, const std::string& text) {
  return {index, "", text};
}

/// The byte range of a word in a text.
inline TextSpan span_of(const std::string& text, const std::string& word) {
  const auto begin = static_cast<std::uint32_t>(text.find(word));
  return {begin, begin + static_cast<std::uint32_t>(word.size())};
}

inline Comparison of_two() {
  Comparison comparison;
  comparison.cards = {whisper(), vosk()};
  comparison.table = {{"Type", {"model", "library"}, true},
                      {"Price", {"open source", "unknown"}, true},
                      {"License", {"Apache-2.0", "Apache-2.0"}, false}};
  comparison.both = {{0,
                      capability(0, "Transcribes speech of 99 languages to text"),
                      capability(1, "Recognises speech offline"),
                      0.62,
                      {"speech"},
                      {},
                      {}}};
  comparison.only = {{capability(1, "Translates to English")}, {}};
  comparison.coverage = {0.625, 1};
  comparison.relation = Relation::kSuperset;
  comparison.verdict = {true,
                        "one does most of what the other does, and more",
                        "Whisper Large v3 does all that Vosk does.",
                        {},
                        {{"Only its license is known.", {"license", "pricing"}}}};
  return comparison;
}

inline Comparison of_three() {
  Comparison comparison;
  comparison.cards = {whisper(), vosk(), small_model()};
  comparison.table = {{"Type", {"model", "library", "model"}, true}};
  const CapabilityRef speech = capability(0, "Transcribes speech");
  const CapabilityRef local = capability(1, "Runs on one machine");
  const CapabilityRef chat = capability(0, "Answers questions");
  comparison.matrix = {
      {speech,
       0,
       {MatrixCell{speech, 1}, MatrixCell{capability(1, "Recognises speech"), 0.62}, {}},
       RowKind::kSome,
       0.5},
      {local,
       1,
       {MatrixCell{capability(2, "Runs locally"), 0.3}, MatrixCell{local, 1},
        MatrixCell{capability(1, "Runs on a machine"), 0.8}},
       RowKind::kAll,
       0},
      {chat, 2, {{}, {}, MatrixCell{chat, 1}}, RowKind::kOne, 0}};
  comparison.verdict = {
      true,
      "",
      "3 capabilities: 1 in all 3, 1 in some, 1 in one alone.",
      {},
      {{"Take Mistral Small 3.1 for what no other here has: Answers questions.", {"matrix"}}}};
  return comparison;
}

/// Text with everything that must not reach a terminal or a page as it is. Each word is at most 15
/// columns wide.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::size_t number(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random_);
  }
  double share() { return std::uniform_real_distribution<double>(0, 1)(random_); }

  std::string words(std::size_t most) {
    static const std::vector<std::string> kWords = {"search",
                                                    "PDF",
                                                    "<script>",
                                                    "\x1b[31mred\x1b[0m",
                                                    "日本語テキスト",
                                                    "emoji👩‍👩‍👧",
                                                    "naïve",
                                                    "e\u0301\u0301t",
                                                    "\u202Ereverse",
                                                    "bell\a",
                                                    "tab\there",
                                                    "line\nbreak",
                                                    "\u009b31m",
                                                    "bad\xff\xfe",
                                                    "한국어",
                                                    "a",
                                                    "of",
                                                    "🇩🇪🇫🇷",
                                                    "\x7f",
                                                    "transcription"};
    std::string text;
    for (std::size_t i = number(most); i > 0; --i) {
      if (!text.empty()) text += ' ';
      text += kWords[number(kWords.size() - 1)];
    }
    return text;
  }

  std::string name() { return "x" + words(4); }

  std::vector<TextSpan> spans() {
    std::vector<TextSpan> spans;
    for (std::size_t i = number(3); i > 0; --i) {
      const auto begin = static_cast<std::uint32_t>(number(60));
      spans.push_back({begin, begin + static_cast<std::uint32_t>(number(12))});
    }
    return spans;
  }

  EntityCard card() {
    EntityCard card;
    card.id = "id/" + std::to_string(number(99999));
    card.name = name();
    card.type = "model";
    card.summary = words(30);
    card.maker = words(3);
    card.license = words(2);
    if (number(1) == 1) card.price = Price{share() * 100, "USD", words(2), {}};
    if (number(1) == 1) card.unfragile_rank = share() * 100;
    if (number(1) == 1) card.times_matched = number(2000);
    card.offers = 1 + number(3);
    if (card.offers > 1) card.cheapest_price = Price{share(), "USD", "1M input tokens", share()};
    return card;
  }

  std::vector<EntityCard> cards(std::size_t count) {
    std::vector<EntityCard> cards;
    for (std::size_t i = 0; i < count; ++i) cards.push_back(card());
    return cards;
  }

  CapabilityRef capability() { return {number(20), number(2) == 0 ? words(3) : "", words(60)}; }

  std::vector<CapabilityRef> capabilities(std::size_t most) {
    std::vector<CapabilityRef> list;
    for (std::size_t i = number(most); i > 0; --i) list.push_back(capability());
    return list;
  }

  CapabilityPair pair() {
    CapabilityPair pair;
    pair.left = capability();
    pair.right = capability();
    pair.similarity = share();
    pair.left_shared = spans();
    pair.right_shared = spans();
    return pair;
  }

  Explanation explanation(std::size_t depth) {
    Explanation node;
    node.value = share() * 20;
    node.description = words(20);
    for (std::size_t i = depth > 0 ? number(3) : 0; i > 0; --i) {
      node.children.push_back(explanation(depth - 1));
    }
    return node;
  }

  SearchResults search() {
    SearchResults results;
    results.query.text = words(6);
    results.query.constraints = {{"price", "<=", words(3)}};
    results.query.offset = number(3) * 10;
    results.did_you_mean = words(3);
    results.total = number(4) * 30;
    for (std::size_t i = number(4); i > 0 && results.total > 0; --i) {
      SearchHit hit;
      hit.entity = card();
      hit.score = share() * 30;
      for (std::size_t j = number(4); j > 0; --j) {
        hit.capabilities.push_back({capability(), share(), spans()});
      }
      hit.name_highlight = spans();
      hit.summary_highlight = spans();
      hit.offers = cards(number(2));
      if (number(1) == 1) hit.explanation = explanation(6);
      results.results.push_back(std::move(hit));
    }
    results.facets = {{"type", {{words(2), 12}, {"model", 3}}}};
    results.unknown = {{"price", number(20)}};
    results.nearest_names = cards(2);
    return results;
  }

  AlternativesResults alternatives() {
    AlternativesResults results;
    results.seeds = cards(1 + number(2));
    results.constraints = {{words(2), ">=", words(2)}};
    results.total = number(3);
    for (std::size_t i = 0; i < results.total; ++i) {
      Alternative alternative;
      alternative.entity = card();
      alternative.score = share();
      for (std::size_t j = number(5); j > 0; --j) alternative.shared.push_back(pair());
      alternative.only_here = capabilities(6);
      alternative.missing = {{0, capability()}};
      alternative.differences = {{"price", words(2), words(2), words(8)}, {"a", "b", "c", ""}};
      alternative.offers = cards(number(2));
      if (number(1) == 1) alternative.explanation = explanation(3);
      results.results.push_back(std::move(alternative));
    }
    results.nearest_misses = {{card(), share(), {"price", "<=", "1"}, words(2)}};
    return results;
  }

  Comparison comparison(std::size_t entities) {
    Comparison comparison;
    comparison.cards = cards(entities);
    for (std::size_t i = 0; i < 5; ++i) {
      TableRow row{words(4), {}, i < 3};
      for (std::size_t j = 0; j < entities; ++j) row.values.push_back(words(4));
      comparison.table.push_back(std::move(row));
    }
    if (entities == 2) {
      for (std::size_t i = number(14); i > 0; --i) comparison.both.push_back(pair());
      comparison.only = {capabilities(10), capabilities(10)};
      comparison.coverage = {share(), share()};
    } else {
      for (std::size_t i = number(10); i > 0; --i)
        comparison.matrix.push_back(matrix_row(entities));
    }
    comparison.verdict = {true,
                          words(3),
                          words(20),
                          {{words(10), {words(1)}}},
                          {{words(10), {"coverage", words(1)}}}};
    comparison.denied = {{0, words(2), "capabilities[0]", words(10), {}},
                         {0, words(2), words(1), words(10), {}}};
    comparison.claims = claims(number(3));
    comparison.other_claims = number(2);
    return comparison;
  }

  EntityDetail entity() {
    EntityDetail detail;
    detail.card = card();
    Entity& entity = detail.entity;
    entity.id = detail.card.id;
    entity.name = name();
    entity.type = "tool";
    entity.summary = words(30);
    entity.versus = words(30);
    entity.tags = {words(2), words(2)};
    entity.signals = {{words(1), share() * 1e6}, {"context", 131072}};
    entity.stated.resize(2);
    entity.stated[0].rank = 23;
    entity.stated[0].source = {words(4), "", Date{2025, 1, 0}};
    entity.conflicts = {{words(1), {{words(5), words(3)}, {words(5), ""}}}};
    entity.extra = {{"field", "[\"" + std::string("a b c") + "\"]"}};
    for (std::size_t i = number(4); i > 0; --i) {
      entity.capabilities.push_back({words(40), words(2), words(20), words(20), {words(2)}, {}});
    }
    detail.rank = {share() * 100, {{"adoption", share(), 1, false, {{words(9), share()}}}}};
    if (number(1) == 1) detail.rank_explanation = explanation(2);
    for (std::size_t i = entity.capabilities.size(); i > 0; --i) {
      detail.capability_evidence.push_back({number(2), number(2)});
    }
    detail.offers = cards(number(2));
    for (std::size_t i = number(3); i > 0; --i) detail.neighbours.push_back({card(), share()});
    detail.claims = claims(number(14));
    detail.claims_about = claims(number(3));
    detail.claims_about_total = detail.claims_about.size() + number(2);
    return detail;
  }

  std::vector<Claim> claims(std::size_t count) {
    std::vector<Claim> out(count);
    for (Claim& claim : out) {
      claim.by = {words(1), name()};
      claim.about = words(3);
      claim.direction = static_cast<ClaimDirection>(number(3));
      claim.respect = words(4);
      claim.scope = words(3);
      claim.hedged = number(1) == 1;
      claim.text = words(40);
      claim.rival = {static_cast<std::uint32_t>(number(20)),
                     static_cast<std::uint32_t>(number(90))};
      if (number(2) == 0) claim.contradicted_by = {{{words(1), name()}, words(20)}};
    }
    return out;
  }

  ClaimsResults claims_about() {
    ClaimsResults results;
    results.about = words(4);
    if (number(1) == 1) results.subject = card();
    results.claims = claims(number(4));
    results.total = results.claims.size() + number(3);
    results.claimants = cards(number(2));
    return results;
  }

 private:
  MatrixRow matrix_row(std::size_t entities) {
    MatrixRow row{capability(), number(entities - 1), {}, RowKind::kSome, share()};
    row.cells.resize(entities);
    row.cells[row.entity] = MatrixCell{row.capability, 1};
    for (auto& cell : row.cells) {
      if (!cell && number(2) == 0) cell = MatrixCell{capability(), share()};
    }
    const auto holders = static_cast<std::size_t>(std::count_if(
        row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.has_value(); }));
    if (holders == 1) row.kind = RowKind::kOne;
    if (holders == entities) row.kind = RowKind::kAll;
    return row;
  }

  std::mt19937 random_;
};

/// A comparison with `text` in every field that holds words, and links that must not be followed.
inline Comparison hostile(std::size_t entities, const std::string& text) {
  Comparison comparison = RandomText(11).comparison(entities);
  for (EntityCard& card : comparison.cards) {
    card.id = card.name = text;
    card.url = "javascript:alert(1)";
  }
  for (TableRow& row : comparison.table) {
    row.feature = text;
    row.values.assign(entities, text);
  }
  for (CapabilityPair& pair : comparison.both) {
    pair.left.name = pair.left.text = pair.right.name = pair.right.text = text;
    pair.left_shared = pair.right_shared = {{0, 8}, {26, 40}};
  }
  for (auto& only : comparison.only) only = {{0, "n" + text, text}, {1, "", text}};
  for (MatrixRow& row : comparison.matrix) row.capability = {0, text, text};
  comparison.verdict = {true, text, text, {{text, {text}}}, {{text, {text}}}};
  comparison.denied = {{0, text, "capabilities[0]", text, SeedCapability{1, {0, text, text}}},
                       {0, text, text, text, {}}};
  return comparison;
}

}  // namespace matchgraph::sample
