#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;

namespace {

EntityDetail detail() {
  EntityDetail detail;
  detail.card = small_model();
  detail.card.unfragile_rank = 22.6;
  detail.card.times_matched = 1200;
  detail.card.times_chosen = 0;
  detail.rank = {
      22.6,
      {{"quality", 0.1, 0.5, false, {{"a summary", 0.1}, {"no maker", 0}}},
       {"match_graph", 0.352, 0.5, true, {{"estimated: median of 2 of type model", 0.352}}}}};
  detail.capability_evidence = {{40, 7}, {0, 0}};
  Entity& entity = detail.entity;
  entity.id = detail.card.id;
  entity.name = detail.card.name;
  entity.type = "model";
  entity.summary = "Reads text and images.";
  entity.maker = "Mistral AI";
  entity.pricing = Pricing{PriceModel::kPaid, Price{0.35, "USD", "1M input tokens", 0.55}};
  entity.signals = {{"context", 128000}, {"stars", 12}};
  entity.tags = {"chat", "vision"};
  entity.updated = Date{2025, 3, 0};
  entity.sources = {{"OpenRouter", "https://openrouter.ai", Date{2026, 7, 31}}};
  entity.stated.resize(1);
  entity.stated[0].rank = 23;
  entity.stated[0].adoption = 0.4;
  entity.stated[0].times_matched = 1200;
  entity.stated[0].against = "bigcode/the-stack-v2";
  entity.stated[0].source.name = "comparison page";
  entity.conflicts = {{"license", {{"MIT", "old.jsonl"}, {"Apache-2.0", ""}}}};
  entity.capabilities = {
      {"Answers questions.", "Chat", "24B parameters", "cheaper than GPT-4", {}, {}},
      {"Describes images.", "", "", "", {"vision"}, {}}};
  entity.extra = {{"modalities", R"(["text",{"image":true}])"}};
  detail.offers = {small_model()};
  detail.neighbours = {{vosk(), 0.42}};
  return detail;
}

}  // namespace

TEST_CASE("an entity shows all that is known, where it comes from, and what is unknown") {
  CHECK(to_text(detail(), {false, 80}) == R"(Mistral Small 3.1
Reads text and images.

id            mistral/small-3.1
type          model
maker         Mistral AI
price         $0.35 / 1M in, $0.55 / 1M out
license       unknown
url           unknown
released      unknown
updated       2025-03
rank          23 of 100
matched       1,200 times
tags          chat, vision
context       128,000 (128k)
stars         12
modalities    ["text",{"image":true}]
source        OpenRouter, read 2026-07-31, https://openrouter.ai

Other offers (1)
offer: $0.35 / 1M in, $0.55 / 1M out · Mistral AI · mistral/small-3.1

UnfragileRank 22.6
100 x (0.50 completeness + 0.50 match graph)
completeness  0.10 a summary; no maker
match graph   0.35 estimated: median of 2 of type model

Stated figures
- rank 23, adoption 0.4, times matched 1,200; against bigcode/the-stack-v2
  (comparison page)

Conflicts (the last value is in force)
license
  - MIT (old.jsonl)
  - Apache-2.0 (unknown source)

Capabilities (2)
1    Chat: Answers questions.
     matched 40 times, chosen 7 times
     unique: 24B parameters
     versus: cheaper than GPT-4
2    Describes images.
     tags: vision

Neighbours
0.42  Vosk library · price unknown · alphacep/vosk
)");
}

TEST_CASE("an entity without capabilities says so") {
  EntityDetail empty;
  empty.entity.id = "a";
  empty.entity.name = "A";
  empty.entity.type = "tool";
  CHECK(to_text(empty, {false, 80}).ends_with("Capabilities (0)\nnone are known\n"));
}

TEST_CASE("sellers stand in a table, the maker named, what is not known as a dash") {
  EntityDetail of_sellers;
  of_sellers.entity.id = "a";
  of_sellers.entity.name = "A";
  of_sellers.entity.type = "model";
  const auto per_token = [](double in, double out) {
    return Price{in, "USD", "1M input tokens", out};
  };
  of_sellers.sellers = {
      {"acme/a", "Acme", "Acme", true, PriceModel::kPaid, per_token(2.5, 10), 128000, ""},
      {"shop/a",
       "Shop",
       "Acme",
       false,
       PriceModel::kFree,
       Price{0, "USD", "1M input tokens", 0.0},
       {},
       ""},
      {"per/a", "Per", "Acme", false, PriceModel::kPaid, Price{0.04, "USD", "image", {}}, {}, ""},
      {"c/a", "", "Acme", false, PriceModel::kUnknown, {}, {}, ""}};
  const std::string text = to_text(of_sellers, {false, 80});
  CHECK(text.find(R"(
Sellers (4), USD per 1M tokens
seller           input          output  context  offer
Acme, the maker  $2.50          $10     128k     acme/a
Shop             free           -       -        shop/a
Per              $0.04 / image  -       -        per/a
-                -              -       -        c/a
)") != std::string::npos);
  CHECK(text.find("Other offers") == std::string::npos);
  CHECK(to_markdown(of_sellers).find(R"(| Seller | Input | Output | Context | Offer |
)") != std::string::npos);
  CHECK(to_markdown(of_sellers).find(R"(| Acme, the maker | \$2.50 | \$10 | 128k | acme/a |)") !=
        std::string::npos);
}
