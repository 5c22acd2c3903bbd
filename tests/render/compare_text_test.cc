#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;

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

Only Whisper Large v3 mentions (1)
- Translates to English

Only Vosk mentions (0)

Coverage
Vosk covers 63 % of what Whisper Large v3 does
Whisper Large v3 covers 100 % of what Vosk does

Verdict: one does most of what the other does, and more
Whisper Large v3 does all that Vosk does.
- Only its license is known. [license, pricing]
)");
}

TEST_CASE("a wider terminal is used") {
  CHECK(to_text(of_two(), {false, 120})
            .find("0.62  Transcribes speech of 99 languages to text                Recognises") !=
        std::string::npos);
}

TEST_CASE("a matrix tells what some do, what all do, and what one alone does") {
  CHECK(to_text(of_three(), {false, 80}) == R"(Whisper Large v3 vs Vosk vs Mistral Small 3.1
A Whisper Large v3 openai/whisper-large-v3
B Vosk alphacep/vosk
C Mistral Small 3.1 mistral/small-3.1

         Whisper Large v3        Vosk                    Mistral Small 3.1
Type     model                   library                 model

Some mention, others do not (1)
A B -  Transcribes speech
       B 0.62 Recognises speech

All 3 do (1)
Runs on one machine

Only C Mistral Small 3.1 mentions (1)
- Answers questions

Verdict
3 capabilities: 1 in all 3, 1 in some, 1 in one alone.
- Take Mistral Small 3.1 for what no other here has: Answers questions.
  [matrix]
)");
}

TEST_CASE("who speaks of what others have is told so, and not passed over in silence") {
  Comparison comparison = of_three();
  comparison.matrix.front().spoken_of_by = {2};
  const std::string text = to_text(comparison, {false, 80});
  CHECK(text.find("A B ~") != std::string::npos);
  CHECK(text.find("C perhaps") != std::string::npos);
  CHECK(to_markdown(comparison).find("| perhaps |") != std::string::npos);
  CHECK(to_html(comparison).find("perhaps") != std::string::npos);
  CHECK(to_csv(comparison).find(",perhaps") != std::string::npos);
}

TEST_CASE("a long matrix is cut and says how much it leaves out") {
  Comparison comparison = of_three();
  comparison.matrix.insert(comparison.matrix.begin(), 19, comparison.matrix.front());
  comparison.matrix.insert(comparison.matrix.end(), 5, comparison.matrix.back());
  const std::string text = to_text(comparison, {false, 80});
  CHECK(text.find("Some mention, others do not (20)\n") != std::string::npos);
  CHECK(text.find("  and 8 more; --format json lists all\n\nAll 3") != std::string::npos);
  CHECK(text.find("Only C Mistral Small 3.1 mentions (6)\n") != std::string::npos);
  CHECK(text.find("  and 2 more; --format json lists all\n\nVerdict") != std::string::npos);
}

TEST_CASE("a text that begins with its capability's name is not told its name twice") {
  Comparison comparison = of_two();
  comparison.only[0] = {{0, "Subtitles", "Subtitles: writes them."},
                        {1, "Offline", "Needs no net."}};
  const std::string text = to_text(comparison, {false, 80});
  CHECK(text.find("\n- Subtitles: writes them.\n- Offline: Needs no net.\n") != std::string::npos);
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
  CHECK(text.find("Only Whisper Large v3 mentions (20)\n") != std::string::npos);
  CHECK(text.find("  and 12 more; --format json lists all\n") != std::string::npos);
}
