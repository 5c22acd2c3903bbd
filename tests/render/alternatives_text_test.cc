#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;

namespace {

AlternativesResults one_alternative() {
  AlternativesResults results;
  results.seeds = {whisper()};
  results.total = 3;
  results.limit = 1;
  Alternative alternative;
  alternative.entity = vosk();
  alternative.score = 0.4123;
  alternative.shared = {{0,
                         capability(0, "Transcribes speech to text"),
                         capability(1, "Recognises speech offline"),
                         0.62,
                         {"speech"},
                         {},
                         {}}};
  alternative.only_here = {capability(0, "Runs on a phone"), capability(2, "Names the speaker"),
                           capability(3, "Streams results"), capability(4, "Spells names")};
  alternative.missing = {{0, capability(2, "Translates to English")}};
  alternative.differences = {{"updated", "2023", "2022", "a year older"},
                             {"license", "MIT", "Apache-2.0", ""}};
  results.results = {alternative};
  return results;
}

}  // namespace

TEST_CASE(
    "an alternative shows what both do, what it adds, what it does not mention and what differs") {
  CHECK(to_text(one_alternative(), {false, 80}) == R"(Alternatives to Whisper Large v3

1    Vosk
     library · price unknown · alphacep/vosk
     score      0.41
     both       Transcribes speech to text ~ Recognises speech offline 0.62
                (speech)
     adds 4     Runs on a phone; Names the speaker; Streams results and 1 more
     unsaid 1   Translates to English
     differs    a year older; license Apache-2.0 instead of MIT

3 found, showing 1-1; next: --offset 1
)");
}

TEST_CASE("a pair of capabilities goes by their names, where they have names") {
  AlternativesResults results = one_alternative();
  results.results[0].shared[0].left.name = "Transcription";
  results.results[0].shared[0].shared_words = {"speech", "text"};
  CHECK(to_text(results, {false, 80})
            .find("both       Transcription ~ Recognises speech offline 0.62 (speech, text)\n") !=
        std::string::npos);
}

TEST_CASE("of several seeds it is said how many an alternative serves") {
  AlternativesResults results = one_alternative();
  results.seeds.push_back(small_model());
  results.results[0].seeds_reached = 1;
  const std::string text = to_text(results, {false, 80});
  CHECK(text.find("Alternatives to Whisper Large v3 and Mistral Small 3.1\n") == 0);
  CHECK(text.find("score      0.41, serves 1 of 2 seeds\n") != std::string::npos);
}

TEST_CASE("no alternative: the nearest misses name the constraint to drop") {
  AlternativesResults results;
  results.seeds = {whisper()};
  results.constraints = {{"price", "<=", "0.1"}};
  results.nearest_misses = {{small_model(), 0.4, {"price", "<=", "0.1"}, "0.35", 7},
                            {vosk(), 0.3, {"price", "<=", "0.1"}, "", 1}};
  results.unknown = {{"price", 2}};
  CHECK(to_text(results, {false, 80}) == R"(no alternatives found to Whisper Large v3
where price <= 0.1
nearest, if one constraint were dropped:
  without “price <= 0.1”: 7 found, first Mistral Small 3.1
    (mistral/small-3.1), 0.35
  without “price <= 0.1”: 1 found, first Vosk (alphacep/vosk), of which it is
    unknown
left out, as it is unknown: price of 2
)");
}

TEST_CASE("how facts differ is one line: what both state, a date once, what is missing by name") {
  AlternativesResults results = one_alternative();
  results.results[0].differences = {{"price", "unknown", "free", "price free instead of unknown"},
                                    {"license", "MIT", "unknown", "licence unknown instead of MIT"},
                                    {"stars", "5", "unknown", "stars unknown instead of 5"},
                                    {"context", "1", "2", "2.0 times the context"},
                                    {"released", "2024", "2025", "newer, released 2025"},
                                    {"updated", "2024", "2025-06", "newer, updated 2025-06"}};
  const std::string text = to_text(results, {false, 120});
  CHECK(text.find("     differs    2.0 times the context; newer, updated 2025-06; not stated: "
                  "license, stars\n") != std::string::npos);
  results.results[0].differences.push_back({"type", "model", "tool", "tool instead of model"});
  CHECK(to_text(results, {false, 120}).find("tool instead of model; not stated: license\n") !=
        std::string::npos);
}

TEST_CASE("constraints are said in words") {
  AlternativesResults results = one_alternative();
  results.constraints = {{"price", "=", "free"},  {"license", "=", "open source"},
                         {"maker", "!=", "Acme"}, {"maker", "=", "Borealis"},
                         {"type", "=", "model"},  {"context", ">=", "5"}};
  CHECK(to_text(results, {false, 120})
            .find("where free and open source and not from Acme and from Borealis and type model "
                  "and context >= 5\n") != std::string::npos);
}

TEST_CASE("an alternative says what it is, and the list what follows where nothing is shared") {
  AlternativesResults results = one_alternative();
  results.results[0].entity.summary = "A recogniser of speech for small machines.";
  results.sharing_nothing = 129;
  const std::string text = to_text(results, {false, 80});
  CHECK(text.find("alphacep/vosk\n     A recogniser of speech for small machines.\n") !=
        std::string::npos);
  CHECK(text.ends_with("next: --offset 1\n129 others share little or nothing with it\n"));
  CHECK(to_markdown(results).find("129 others share little or nothing with it") !=
        std::string::npos);
  results.seeds.push_back(small_model());
  results.sharing_nothing = 1;
  CHECK(to_text(results, {false, 80}).ends_with("1 other shares little or nothing with them\n"));
}

TEST_CASE("another order says what comes first, and how units follow") {
  AlternativesResults results = one_alternative();
  results.sort = "price";
  results.order = OrderParts{2, {{"USD/1M input tokens", 1}, {"EUR/month", 1}, {"", 1}}};
  CHECK(to_text(results, {false, 200})
            .find("by price: first the 2 that fit well, then 1 that fit less; each unit by itself: "
                  "1 per 1M input tokens, then 1 per month in EUR, then 1 of unknown price\n") !=
        std::string::npos);
  results.order = OrderParts{3, {{"USD/image", 3}}};
  CHECK(to_text(results, {false, 200}).find("by price") == std::string::npos);
  results.sort = "-price";
  results.order = OrderParts{3, {{"USD/image", 2}, {"USD/page", 1}}};
  CHECK(to_text(results, {false, 200}).find("by price, reversed: 2 per image, then 1 per page\n") !=
        std::string::npos);
}

TEST_CASE("where versions are all there is, they are named") {
  AlternativesResults results;
  results.seeds = {whisper()};
  results.versions = {{"a/b", "Whisper Large v2"}};
  CHECK(to_text(results, {false, 80}) == R"(no alternatives found to Whisper Large v3
1 other version of it left out: Whisper Large v2; --versions lists them
)");
}
