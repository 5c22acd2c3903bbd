// Suggested critiques lead where they say.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

/// Asks for every suggestion; how many there were.
std::size_t check_suggestions(const test::FreshEngine& engine, const AlternativesRequest& request) {
  const AlternativesResults found = engine->alternatives(request);
  bool pairs_over = false;
  CHECK(found.critiques.size() <= 8);
  for (const CritiqueSuggestion& suggestion : found.critiques) {
    CAPTURE(suggestion.query);
    CHECK(suggestion.count > 0);
    CHECK(suggestion.count < found.total);
    const bool is_pair = suggestion.label.find(" + ") != std::string::npos;
    CHECK_FALSE((is_pair && pairs_over));
    pairs_over = pairs_over || !is_pair;
    SearchRequest typed;
    typed.text = suggestion.query;
    const Answer answer = engine->ask(typed);
    REQUIRE(answer.alternatives);
    CHECK(answer.alternatives->total >= suggestion.count);
    CHECK(answer.query.need == request.need);
    CHECK(answer.alternatives->constraints.size() > found.constraints.size());
    std::vector<std::string> seeds;
    for (const EntityCard& seed : answer.alternatives->seeds) seeds.push_back(seed.id);
    CHECK(seeds == request.seeds);
  }
  return found.critiques.size();
}

}  // namespace

TEST_CASE("every suggested critique finds at least what it promises") {
  const test::FreshEngine& engine = test::sample_engine();
  const Catalogue catalogue = test::sample_catalogue();
  std::size_t suggestions = 0;
  for (const Entity& entity : catalogue.entities) {
    AlternativesRequest request;
    request.seeds = {entity.id};
    suggestions += check_suggestions(engine, request);
    request.filters.open_source = true;
    suggestions += check_suggestions(engine, request);
    request.filters.open_source = false;
    request.filters.where = {{"context", ">=", 30000.0}};
    suggestions += check_suggestions(engine, request);
    request.need = "long documents";
    suggestions += check_suggestions(engine, request);
    request.need = "with pictures but cheaper";
    suggestions += check_suggestions(engine, request);
  }
  CHECK(suggestions > 200);
}

TEST_CASE("two seeds and phrases with quotes are suggested further in full") {
  const test::FreshEngine& engine = test::sample_engine();
  AlternativesRequest request;
  request.seeds = {"openai/gpt-4o-mini", "google/gemma-3-27b-it"};
  request.filters.not_makers = {"OpenAI"};
  request.filters.without = {"tool calling"};
  CHECK(check_suggestions(engine, request) > 0);
}

TEST_CASE("nothing is suggested where nothing is found, and nothing that denies itself") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"seed","name":"Seed","type":"tool","capabilities":[{"text":"Draws pictures."}]}
{"id":"a","name":"A","type":"tool","capabilities":[{"text":"Draws pictures without a printer."}]}
{"id":"b","name":"B","type":"tool","capabilities":[{"text":"Draws pictures, no printer needed."}]}
{"id":"c","name":"C","type":"tool","capabilities":[{"text":"Draws pictures, printer-free."}]}
{"id":"d","name":"D","type":"tool","capabilities":[{"text":"Draws pictures quickly."}]}
)"));
  AlternativesRequest request;
  request.seeds = {"seed"};
  for (const CritiqueSuggestion& suggestion : engine->alternatives(request).critiques) {
    CHECK(suggestion.label.find("printer") == std::string::npos);
  }
  request.filters.paid = true;
  CHECK(engine->alternatives(request).critiques.empty());
}

TEST_CASE("a word is suggested where texts use it as a noun") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"seed","name":"Seed","type":"tool","capabilities":[{"text":"Draws pictures."}]}
{"id":"a","name":"A","type":"tool","capabilities":[{"text":"Draws pictures. Adds a watermark."},{"text":"Speaks with a printer."}]}
{"id":"b","name":"B","type":"tool","capabilities":[{"text":"Draws pictures. Adds the watermark to each."},{"text":"Speaks to the printer."}]}
{"id":"c","name":"C","type":"tool","capabilities":[{"text":"Draws pictures. Adds some watermark."},{"text":"Speaks over a printer."}]}
{"id":"d","name":"D","type":"tool","capabilities":[{"text":"Draws pictures quickly."}]}
{"id":"e","name":"E","type":"tool","capabilities":[{"text":"Draws pictures slowly."}]}
{"id":"f","name":"F","type":"tool","capabilities":[{"text":"Sorts letters."}]}
)"));
  AlternativesRequest request;
  request.seeds = {"seed"};
  std::string labels;
  for (const CritiqueSuggestion& one : engine->alternatives(request).critiques) {
    labels += one.label + ";";
  }
  CAPTURE(labels);
  CHECK(labels.find("with adds") == std::string::npos);
  CHECK(labels.find("with speaks") == std::string::npos);
  CHECK(labels.find("with watermark") != std::string::npos);
}
