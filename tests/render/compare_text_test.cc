#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;

namespace {

Comparison of_two() {
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
                        "Whisper Large v3 does all that Vosk does.",
                        {{"Only its license is known.", {"license", "pricing"}}}};
  return comparison;
}

}  // namespace

TEST_CASE("two entities stand side by side, facts that differ first") {
  CHECK(to_text(of_two(), {false, 80}) == R"(Whisper Large v3 vs Vosk
openai/whisper-large-v3
alphacep/vosk

         Whisper Large v3                    Vosk
Type     model                               library
Price    open source                         unknown
the same:
License  Apache-2.0                          Apache-2.0

Both do (1)
0.62  Transcribes speech of 99 languages    Recognises speech offline
      to text

Only Whisper Large v3 (1)
- Translates to English

Only Vosk (0)

Coverage
Vosk covers 63% of what Whisper Large v3 does
Whisper Large v3 covers 100% of what Vosk does

Verdict: superset
Whisper Large v3 does all that Vosk does.
- Only its license is known. [license, pricing]
)");
}

TEST_CASE("a wider terminal is used") {
  CHECK(to_text(of_two(), {false, 120})
            .find("0.62  Transcribes speech of 99 languages to text                Recognises") !=
        std::string::npos);
}

TEST_CASE("three entities share a matrix, and what one alone does is listed under it") {
  Comparison comparison;
  comparison.cards = {whisper(), vosk(), small_model()};
  comparison.table = {{"Type", {"model", "library", "model"}, true}};
  const CapabilityRef speech = capability(0, "Transcribes speech");
  const CapabilityRef chat = capability(0, "Answers questions");
  comparison.matrix = {
      {speech,
       0,
       {MatrixCell{speech, 1}, MatrixCell{capability(1, "Recognises speech"), 0.62}, {}}},
      {chat, 2, {{}, {}, MatrixCell{chat, 1}}}};
  CHECK(to_text(comparison, {false, 80}) == R"(Whisper Large v3 vs Vosk vs Mistral Small 3.1
A Whisper Large v3 openai/whisper-large-v3
B Vosk alphacep/vosk
C Mistral Small 3.1 mistral/small-3.1

         Whisper Large v3        Vosk                    Mistral Small 3.1
Type     model                   library                 model

What several do
A     B     C     capability
yes   0.62  -     Transcribes speech

Only C Mistral Small 3.1 (1)
- Answers questions
)");
}

TEST_CASE("too many entities for columns: facts go by letter, those of equal value together") {
  Comparison comparison;
  for (int i = 0; i < 6; ++i) comparison.cards.push_back(vosk());
  comparison.table = {{"Type", {"model", "tool", "model", "", "tool", "unknown"}, true}};
  CHECK(to_text(comparison, {false, 80}).find("Type     A C model; B E tool; D F unknown\n") !=
        std::string::npos);
}

TEST_CASE("long lists are cut and say how much they leave out") {
  Comparison comparison = of_two();
  comparison.only[0].assign(20, capability(0, "Translates"));
  const std::string text = to_text(comparison, {false, 80});
  CHECK(text.find("Only Whisper Large v3 (20)\n") != std::string::npos);
  CHECK(text.find("  and 12 more; --format json lists all\n") != std::string::npos);
}
