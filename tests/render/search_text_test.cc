#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;

namespace {

SearchResults two_hits() {
  SearchResults results;
  results.query.text = "transcribe speech";
  results.query.limit = 2;
  results.total = 41;
  SearchHit first;
  first.entity = whisper();
  first.score = 12.3;
  const std::string text = "Transcribes speech of 99 languages to text.";
  first.capabilities = {{{0, "Transcription", text}, 3.2, {span_of(text, "speech")}},
                        {capability(1, "Translates speech to English."), 1.5, {}}};
  SearchHit second;
  second.entity = vosk();
  second.entity.summary = "Offline speech recognition.";
  results.results = {first, second};
  results.facets = {{"type", {{"model", 30}, {"library", 11}}}};
  return results;
}

}  // namespace

TEST_CASE("a search shows name, facts and what meets the need, then how to go on") {
  CHECK(to_text(two_hits(), {false, 80}) ==
        R"(1    Whisper Large v3
     model · OpenAI · open source · Apache-2.0 · rank 61 · 2023-11-06 ·
     openai/whisper-large-v3
     - Transcription: Transcribes speech of 99 languages to text.
     - Translates speech to English.

2    Vosk
     library · price unknown · alphacep/vosk
     Offline speech recognition.

type: model 30, library 11
41 found, showing 1-2; next: --offset 2
)");
}

TEST_CASE("matched words and names stand out in colour") {
  const std::string text = to_text(two_hits(), {true, 80});
  CHECK(text.find("\x1b[1mWhisper Large v3\x1b[0m") != std::string::npos);
  CHECK(text.find("Transcribes \x1b[1;4mspeech\x1b[0m of 99") != std::string::npos);
}

TEST_CASE("numbers go on where the page before ended") {
  SearchResults results = two_hits();
  results.query.offset = 39;
  const std::string text = to_text(results, {false, 80});
  CHECK(text.find("40   Whisper") == 0);
  CHECK(text.find("41 found, showing 40-41\n") != std::string::npos);
}

TEST_CASE("a page beyond the end says so") {
  SearchResults results = two_hits();
  results.query.offset = 100;
  results.results.clear();
  CHECK(to_text(results, {false, 80}) ==
        "type: model 30, library 11\n41 found, none of them from --offset 100 on\n");
}

TEST_CASE("constraints are echoed and what they left out as unknown is counted") {
  SearchResults results = two_hits();
  results.query.constraints = {{"price", "<=", "1"}, {"type", "=", "model"}};
  results.unknown = {{"price", 1200}, {"license", 0}};
  const std::string text = to_text(results, {false, 80});
  CHECK(text.find("where price <= 1 and type model\n") == 0);
  CHECK(text.find("left out, as it is unknown: price of 1,200\n") != std::string::npos);
}

TEST_CASE("offers of one thing are counted with the cheapest, and listed when asked for") {
  SearchResults results = two_hits();
  results.results.resize(1);
  results.results[0].entity = small_model();
  results.results[0].capabilities.clear();
  EntityCard offer = small_model();
  offer.id = "openrouter/mistral-small";
  offer.price = Price{0.1, "USD", "1M input tokens", {}};
  results.results[0].offers = {offer};
  CHECK(to_text(results, {false, 80})
            .starts_with(
                R"(1    Mistral Small 3.1
     model · Mistral AI · $0.35 / 1M in, $0.55 / 1M out · 3 offers, from $0.10 /
     1M in · mistral/small-3.1
     offer: $0.10 / 1M in · Mistral AI · openrouter/mistral-small
)"));
}

TEST_CASE("an explanation is a tree of indented lines") {
  SearchResults results = two_hits();
  results.results.resize(1);
  results.results[0].explanation =
      Explanation{12.3, "text", {{10.1, "\"speech\" in capability 1", {}}, {2.2, "graph", {}}}};
  CHECK(to_text(results, {false, 80}).find(R"(
     12.3 text
       10.1 "speech" in capability 1
       2.20 graph
)") != std::string::npos);
}

TEST_CASE("nothing found is said, with what might have been meant") {
  SearchResults results;
  results.query.text = "transcrib speach";
  results.query.terms = {"transcrib", "speach"};
  results.did_you_mean = "transcribe speech";
  results.nearest_names = {vosk()};
  CHECK(to_text(results, {false, 80}) == R"(nothing found for "transcrib speach"
did you mean "transcribe speech"?
names that are spelt alike:
  Vosk (library) alphacep/vosk
)");
}

TEST_CASE("a need of words without weight is told apart from one that nothing meets") {
  SearchResults results;
  results.query.text = "how to do it";
  results.query.ignored = {"how", "to", "do", "it"};
  CHECK(to_text(results, {false, 80}) ==
        "nothing found for \"how to do it\"\n"
        "none of these words says what is needed: name the task instead\n");
}

TEST_CASE("a rank that is mostly estimated says so on the number, in every list for readers") {
  SearchResults results = two_hits();
  CHECK(to_text(results, {}).find("estimated") == std::string::npos);
  results.results[0].entity.mostly_estimated = true;
  CHECK(to_text(results, {}).find("rank 61, mostly estimated ·") != std::string::npos);
  CHECK(to_markdown(results).find("rank 61, mostly estimated ·") != std::string::npos);
  CHECK(to_json(results).find(R"("unfragile_rank":61.0,"mostly_estimated":true)") !=
        std::string::npos);
}

TEST_CASE("a name is never cut, and the text behind one that fills the room is left out") {
  const std::string name(70, 'n');
  const CapabilityRef long_name{0, name, "What it says of itself."};
  Alternative alternative;
  alternative.entity = vosk();
  alternative.only_here = {long_name};
  AlternativesResults results;
  results.results = {alternative};
  results.total = 1;
  const std::string text = to_text(results, {.width = 200});
  CHECK(text.find(name) != std::string::npos);
  CHECK(to_markdown(results).find(name) != std::string::npos);
}
