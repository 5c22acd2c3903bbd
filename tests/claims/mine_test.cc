// Sentences and exactly what they claim.

#include "claims/mine.h"

#include <doctest/doctest.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "marked_examples.h"
#include "support/character_boundary.h"

using namespace matchgraph;

namespace {

void check_span(const std::string& text, TextSpan span) {
  REQUIRE(span.begin <= span.end);
  REQUIRE(span.end <= text.size());
  CHECK(test::is_character_boundary(text, span.begin));
  CHECK(test::is_character_boundary(text, span.end));
}

bool holds(TextSpan outer, TextSpan inner) {
  return inner.begin == inner.end || (outer.begin <= inner.begin && inner.end <= outer.end);
}

std::string random_text(unsigned seed) {
  static const std::vector<std::string> kPieces = {
      "faster",      "than",   "more",   "less",        "and",     "or",       "vs",
      "unlike",      "Orion",  "Vega 2", "(",           ")",       ",",        ";",
      ".",           ":",      " - ",    "—",           "’s",      "'s",       "’",
      "naïve",       "日本語", "🙂",   "compared to", "as",      "such as",  "like",
      "the",         "where",  "but",    "6x",          "cheaper", "/",        "-level",
      "on par with", "lacks",  "is",     "not",         "may",     "of",       "GPT-9-level",
      "that",        "lack",   "\n",     "|",           "  ",      "than than"};
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = random() % 60; i > 0; --i) {
    text += kPieces[random() % kPieces.size()];
    if (random() % 4 != 0) text += " ";
  }
  return text;
}

}  // namespace

TEST_CASE("rivals are found behind their cues, with respect, direction and hedging") {
  test::check_mined(
      {{"Faster than Orion and Vega because it skips the parser, though less accurate than Lyra on "
        "long input.",
        {"better | Orion | Orion | Faster |  | speed", "better | Vega | Vega | Faster |  | speed",
         "worse | Lyra | Lyra | less accurate | on long input | accuracy"}},
       {"Cheaper than Orion but slower than Vega.",
        {"better | Orion | Orion | Cheaper |  | cost", "worse | Vega | Vega | slower |  | speed"}},
       {"More reliable than hosted queues, and simpler to operate than Vega.",
        {"better | hosted queues | hosted queues | More reliable |  | reliability",
         "better | Vega | Vega | simpler to operate |  | ease"}},
       {"Uses less memory than Orion.", {"better | Orion | Orion | less memory |  | memory"}},
       {"Needs more memory than Orion for large indexes.",
        {"worse | Orion | Orion | more memory | for large indexes | memory"}},
       {"Offers more languages than Orion or Vega.",
        {"better | Orion | Orion | more languages |  | languages",
         "better | Vega | Vega | more languages |  | languages"}},
       {"Has fewer dependencies than Orion.",
        {"better | Orion | Orion | fewer dependencies |  | dependencies"}},
       {"Lower latency than cloud APIs through local execution.",
        {"better | cloud APIs | cloud APIs | Lower latency |  | speed"}},
       {"Higher accuracy than Orion on scanned pages.",
        {"better | Orion | Orion | Higher accuracy | on scanned pages | accuracy"}},
       {"Lower accuracy than Orion.", {"worse | Orion | Orion | Lower accuracy |  | accuracy"}},
       {"Larger than Orion.", {"different | Orion | Orion | Larger |  | size"}},
       {"Smaller and faster than Orion 2 70B.",
        {"different | Orion 2 70B | Orion 2 70B | Smaller |  | size",
         "better | Orion 2 70B | Orion 2 70B | faster |  | speed"}},
       {"Stricter than Orion about input.",
        {"different | Orion | Orion | Stricter | about input | strictness"}},
       {"More expensive than Orion.", {"worse | Orion | Orion | More expensive |  | cost"}},
       {"Less expensive than Orion.", {"better | Orion | Orion | Less expensive |  | cost"}},
       {"Not faster than Orion.", {"different | Orion | Orion | faster |  | speed"}},
       {"No cheaper than Orion.", {"different | Orion | Orion | cheaper |  | cost"}},
       {"3x faster inference than Orion 2 70B on one GPU.",
        {"better | Orion 2 70B | Orion 2 70B | 3x faster inference | on one GPU | speed"}},
       {"Often faster than Orion.", {"better? | Orion | Orion | faster |  | speed"}},
       {"May be slower than Vega in many cases.",
        {"worse? | Vega | Vega | slower | in many cases | speed"}},
       {"Up to 4x cheaper than Orion.", {"better? | Orion | Orion | 4x cheaper |  | cost"}},
       {"Roughly twice as fast as Orion.", {"better? | Orion | Orion | twice as fast |  | speed"}},
       {"As accurate as Orion.", {"equal | Orion | Orion | As accurate |  | accuracy"}},
       {"Not as fast as Vega.", {"worse | Vega | Vega | as fast |  | speed"}},
       {"Half as expensive as Orion.", {"better | Orion | Orion | Half as expensive |  | cost"}},
       {"Comparable to Orion in accuracy.", {"equal | Orion | Orion |  | in accuracy | "}},
       {"On par with Vega for short texts.", {"equal | Vega | Vega |  | for short texts | "}},
       {"Maintains answer quality comparable to Orion with better cost efficiency.",
        {"equal | Orion | Orion | answer quality |  | quality",
         "better | Orion | Orion | better cost efficiency |  | cost"}},
       {"Comparable to Orion but with lower API costs.",
        {"equal | Orion | Orion |  |  | ", "better | Orion | Orion | lower API costs |  | cost"}},
       {"Outperforms Orion on code while being cheaper, though slightly behind Vega on prose.",
        {"better | Orion | Orion | Outperforms | on code | performance",
         "better | Orion | Orion | cheaper |  | cost",
         "worse | Vega | Vega | behind | on prose | "}},
       {"The engine behind much of Vega.", {}},
       {"Beats Vega.", {"better | Vega | Vega | Beats |  | performance"}},
       {"Matches Orion quality.", {"equal | Orion quality | Orion | Matches |  | performance"}},
       {"Falls short of Vega on tables.", {"worse | Vega | Vega | short of | on tables | "}},
       {"Superior to basic scrapers.",
        {"better | basic scrapers | basic scrapers | Superior to |  | "}},
       {"Inferior to Orion for audio.", {"worse | Orion | Orion | Inferior to | for audio | "}},
       {"Unlike Orion, runs in the browser.",
        {"different | Orion | Orion | runs in the browser |  | "}},
       {"Runs in the browser, unlike Orion or Vega.",
        {"different | Orion | Orion | Runs in the browser |  | ",
         "different | Vega | Vega | Runs in the browser |  | "}},
       {"Compared to Orion, faster startup.",
        {"better | Orion | Orion | faster startup |  | speed"}},
       {"Adds latency compared to local inference.",
        {"worse | local inference | local inference | Adds latency |  | speed"}},
       {"Requires manual tuning compared to models with built-in defaults.",
        {"worse | models with built-in defaults | models with built-in defaults | Requires manual "
         "tuning |  | setup"}},
       {"Local tools vs Orion abstractions.",
        {"different | Orion abstractions | Orion | Local tools |  | "}},
       {"Faster execution vs Orion overhead.",
        {"better | Orion overhead | Orion | Faster execution |  | speed"}},
       {"Vs. plain scripts: retries and logging.",
        {"different | plain scripts | plain scripts | retries and logging |  | "}},
       {"Structured output; Orion lacks schema support.", {"different | Orion | Orion |  |  | "}},
       {"Visual editor; Orion requires custom code.", {"different | Orion | Orion |  |  | "}},
       {"Runs offline, whereas Orion needs a network.",
        {"better | Orion | Orion | Runs offline |  | network"}},
       {"Whereas cloud APIs must send data away, it stays local.",
        {"better | cloud APIs | cloud APIs | cloud APIs must send data away |  | send"}},
       {"Free where Orion and Vega charge.",
        {"better | Orion | Orion | Free |  | cost", "better | Vega | Vega | Free |  | cost"}},
       {"Open-source alternative to Orion.", {"different | Orion | Orion |  |  | "}},
       {"Competes with Orion and Vega in the note-taking space.",
        {"different | Orion | Orion |  | in the note-taking space | ",
         "different | Vega | Vega |  | in the note-taking space | "}},
       {"More affordable than enterprise suites such as Orion or Vega.",
        {"better | Orion | Orion | More affordable |  | cost",
         "better | Vega | Vega | More affordable |  | cost"}},
       {"More flexible than frameworks like Vega.",
        {"better | Vega | Vega | More flexible |  | flexibility"}},
       {"More transparent than commercial models (Orion, Vega).",
        {"better | Orion | Orion | More transparent |  | transparency",
         "better | Vega | Vega | More transparent |  | transparency"}},
       {"More complete than GitHub's Lyra (14M files) or academic corpora.",
        {"better | GitHub's Lyra | Lyra | More complete |  | coverage",
         "better | academic corpora | academic corpora | More complete |  | coverage"}},
       {"More scalable than Orion's scheduler (which is synchronous).",
        {"better | Orion's scheduler | Orion | More scalable |  | scalability"}},
       {"GPT-9-level answers on one machine.",
        {"equal | GPT-9 | GPT-9 | answers | on one machine | answers"}},
       {"Provides fallbacks that direct APIs lack.",
        {"better | direct APIs | direct APIs | Provides fallbacks |  | fallbacks"}},
       {"More than 140 languages are supported.", {}},
       {"It is better placed for completion than for agents.", {}},
       {"Faster than it used to be.", {}},
       {"Converts PDF files to text.", {}},
       {"An index such as Lyra remains necessary.", {}},
       {"More comprehensive language coverage (600+ languages) than Lyra.",
        {"better | Lyra | Lyra | More comprehensive language coverage |  | coverage"}},
       {"More accessible and affordable than Orion.",
        {"better | Orion | Orion | More accessible |  | accessible",
         "better | Orion | Orion | affordable |  | cost"}},
       {"Dearer per minute than Orion, cheaper to start with than Vega.",
        {"worse | Orion | Orion | Dearer per minute |  | cost",
         "better | Vega | Vega | cheaper to start |  | cost"}},
       {"Lighter and more focused than Vega.",
        {"better | Vega | Vega | Lighter |  | weight",
         "better | Vega | Vega | more focused |  | focus"}},
       {"Simpler than operating Vega.", {"better | operating Vega | Vega | Simpler |  | ease"}},
       {"Faster than Orion, Vega and Lyra in its own tests.",
        {"better | Orion | Orion | Faster | in its own tests | speed",
         "better | Vega | Vega | Faster | in its own tests | speed",
         "better | Lyra | Lyra | Faster | in its own tests | speed"}},
       {"Faster than Orion, providing answers comparable to Vega.",
        {"better | Orion | Orion | Faster |  | speed",
         "equal | Vega | Vega | answers |  | answers"}},
       {"More accurate than rule-based taggers because it reads context; however, slower than "
        "regular expressions.",
        {"better | rule-based taggers | rule-based taggers | More accurate |  | accuracy",
         "worse | regular expressions | regular expressions | slower |  | speed"}},
       {"Reported to be 6 times as fast as the dense Orion 2 at similar quality.",
        {"better? | dense Orion 2 | Orion 2 | 6 times as fast | at similar quality | speed",
         "equal? | dense Orion 2 | Orion 2 | similar quality |  | quality"}},
       {"Ist schneller als Orion.", {}},
       {"| Feature | Nova | Orion | |---|---| | Speed faster than Vega |", {}},
       {"Faster than Orion™ and “Vega”… naïve café.",
        {"better | Orion™ | Orion™ | Faster |  | speed",
         "better | Vega | Vega | Faster |  | speed"}}});
}

TEST_CASE("a claim's sentence is the part between semicolons that names the rival") {
  const std::string text = "Small; faster than Orion (a server); local. Cheaper than Vega!";
  const auto claims = mine_claims(text, {}, "Nova");
  REQUIRE(claims.size() == 2);
  const auto sentence = [&](std::size_t i) {
    return text.substr(claims[i].sentence.begin, claims[i].sentence.end - claims[i].sentence.begin);
  };
  CHECK(sentence(0) == "faster than Orion (a server)");
  CHECK(sentence(1) == "Cheaper than Vega!");
}

TEST_CASE("a part of the claimant's own name is no rival when it is the subject") {
  CHECK(mine_claims("Small; Nova Max requires a key.", {}, "Acme Nova Max 3").empty());
  CHECK(mine_claims("Small; Orion requires a key.", {}, "Acme Nova Max 3").size() == 1);
}

TEST_CASE("every span lies inside the text, on character boundaries, and in its sentence") {
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 4000; ++seed) {
    const std::string text = random_text(seed);
    CAPTURE(text);
    for (const TextClaim& claim : mine_claims(text, {}, "Nova")) {
      ++found;
      for (const TextSpan span :
           {claim.sentence, claim.rival, claim.name, claim.respect, claim.scope}) {
        check_span(text, span);
      }
      CHECK(claim.rival.begin < claim.rival.end);
      CHECK(holds(claim.rival, claim.name));
      CHECK(holds(claim.sentence, claim.rival));
      CHECK(holds(claim.sentence, claim.respect));
      CHECK(holds(claim.sentence, claim.scope));
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("64 KiB without a full stop is mined in time linear in its length") {
  for (const char* piece :
       {"than ", "as ", "(", "faster than Orion and ", "like A ", "vs ", "such as "}) {
    CAPTURE(std::string(piece));
    std::string text;
    while (text.size() < (std::size_t{1} << 16)) text += piece;
    const std::clock_t begin = std::clock();
    mine_claims(text, {}, "Nova");
    CHECK(std::clock() - begin < 5 * CLOCKS_PER_SEC);  // of the processor: others may be busy
  }
}
