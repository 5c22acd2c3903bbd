// What entities say of themselves, and what they deny.
#include "query/ranking/matching/phrase_filter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Reading = PhraseReader::Reading;

Reading read(const std::string& phrase, const std::string& text) {
  Analyser analyser;
  Entity entity;
  entity.name = "Thing";
  entity.capabilities.push_back({});
  entity.capabilities.back().text = text;
  return PhraseReader(analyser, phrase).read(entity);
}

using Ids = std::vector<std::string>;

const test::FreshEngine& phrase_tools() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"gpu","name":"Heavy","type":"tool","capabilities":[{"text":"Generates pictures on a GPU."}]}
{"id":"cpu","name":"Light","type":"tool","capabilities":[{"text":"Generates pictures without a GPU."}]}
{"id":"rival","name":"Third","type":"tool","versus":"Faster than tools on a GPU","capabilities":[{"text":"Generates pictures.","versus":"Needs no GPU, others need a GPU"}]}
{"id":"silent","name":"Fourth","type":"tool","summary":"Generates pictures","capabilities":[]}
{"id":"denies","name":"Fifth","type":"tool","summary":"Generates pictures, GPU-free","capabilities":[]}
{"id":"seed","name":"Seed","type":"tool","capabilities":[{"text":"Generates pictures from text."}]}
{"id":"made","name":"Sixth","type":"tool","maker":"GPU Makers","tags":["pictures"],"capabilities":[{"text":"Generates pictures."}]}
)"));
  return engine;
}

AlternativesResults like_seed(Filters filters) {
  AlternativesRequest request;
  request.seeds = {"seed"};
  request.filters = std::move(filters);
  return phrase_tools()->alternatives(request);
}

Ids sorted_ids(const AlternativesResults& results) {
  Ids out = test::ids_of(results);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a text holds a phrase when it holds all its words") {
  CHECK(read("GPU", "Needs a GPU.") == Reading::kHolds);
  CHECK(read("GPU", "Runs on several GPUs") == Reading::kHolds);
  CHECK(read("tool calling", "Calls tools for the model") == Reading::kHolds);
  CHECK(read("tool calling", "Writes tools") == Reading::kNothing);
  CHECK(read("GPU", "Runs on the processor") == Reading::kNothing);
  CHECK(read("GPU", "") == Reading::kNothing);
}

TEST_CASE("a text that denies the phrase does not hold it") {
  for (const std::string& denial : std::vector<std::string>{
           "Runs without a GPU.", "Runs without needing a dedicated GPU", "No GPU needed",
           "Does not work with a GPU", "Renders without using a GPU", "No GPUs required.",
           "GPU-free inference", "It is GPU-less", "Does not need a GPU", "Doesn't need a GPU",
           "It can\u2019t use a GPU", "Works on machines that lack a GPU", "A GPU is not needed",
           "GPUs are not strictly required", "GPU isn't necessary", "Free of GPUs", "non-GPU hosts",
           "Cannot use the GPU", "Never uses a GPU"}) {
    CAPTURE(denial);
    CHECK(read("GPU", denial) == Reading::kDenies);
  }
}

TEST_CASE("what looks like a denial and is none holds") {
  for (const std::string& held : std::vector<std::string>{
           "Not only on a GPU", "Does not work without a GPU", "Needs no key and works with a GPU",
           "Can use a GPU", "Runs on a GPU, not slow", "No setup. Uses the GPU",
           "Without setup, on a GPU", "No cloud but a GPU", "Without training and with a GPU",
           "Uses the GPU not the processor", "No GPU is needed for text; needs a GPU for pictures",
           "Free GPU for all", "no account \u2014 GPU included", "A GPU and free support"}) {
    CAPTURE(held);
    CHECK(read("GPU", held) == Reading::kHolds);
  }
}

TEST_CASE("a phrase without a word is refused") {
  Analyser analyser;
  CHECK_THROWS_AS(PhraseReader(analyser, "the of"), Error);
  CHECK_THROWS_AS(PhraseReader(analyser, ""), Error);
  CHECK_THROWS_AS(PhraseReader(analyser, "?!"), Error);
}

TEST_CASE("with a phrase: what says it of itself, and never what it says of rivals") {
  const AlternativesResults found = like_seed({.with = {"GPU"}});
  CHECK(sorted_ids(found) == Ids{"gpu", "made"});
  REQUIRE(found.unknown.size() == 1);
  CHECK(found.unknown[0].field == "capabilities");
  CHECK(found.unknown[0].count == 1);
  CHECK(found.unknown[0].nearest.at(0).id == "silent");
}

TEST_CASE("without a phrase: what denies it or is silent about it while it tells what it does") {
  const AlternativesResults found = like_seed({.without = {"a GPU"}});
  CHECK(sorted_ids(found) == Ids{"cpu", "denies", "rival"});
  REQUIRE(found.unknown.size() == 1);
  CHECK(found.unknown[0].nearest.at(0).id == "silent");
}

TEST_CASE("all phrases have to hold") {
  CHECK(like_seed({.with = {"GPU"}, .without = {"pictures"}}).total == 0);
  CHECK(sorted_ids(like_seed({.with = {"pictures", "GPU"}})) == Ids{"gpu", "made"});
}

TEST_CASE("the denied terms of an entity are those that a reader of the term alone calls denied") {
  Analyser analyser;
  Catalogue catalogue = test::sample_catalogue();
  for (const char* text :
       {"Runs without a GPU. Needs no API key.", "No GPU needed; uses several GPUs",
        "GPU-free, and free of accounts", "It can\u2019t print", "Does not work without a server",
        "Not only pictures but video", "K\u00f6nnte drucken, nie ohne Drucker"}) {
    Entity entity;
    entity.name = "Thing";
    entity.capabilities.push_back({});
    entity.capabilities.back().text = text;
    catalogue.entities.push_back(entity);
  }
  std::size_t denied = 0;
  for (const Entity& entity : catalogue.entities) {
    const std::vector<std::string> found = denied_terms(analyser, entity);
    CHECK(std::is_sorted(found.begin(), found.end()));
    std::string all = entity.name + " " + entity.summary;
    for (const Capability& capability : entity.capabilities) {
      all += ". " + capability.name + ". " + capability.text;
    }
    for (const Token& token : analyser.tokens(all)) {
      if (token.is_stop_word() || token.variant) continue;
      const PhraseReader reader(analyser, token.word);
      if (reader.terms() != std::vector<std::string>{token.term}) continue;
      const bool is_denied = reader.read(entity) == Reading::kDenies;
      CAPTURE(token.word);
      CHECK(std::binary_search(found.begin(), found.end(), token.term) == is_denied);
      denied += is_denied;
    }
  }
  CHECK(denied > 8);
}
