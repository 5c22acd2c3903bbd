// Conditions in a need: what states them comes first, what says nothing follows, what states the
// contrary is left out and named.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

const test::FreshEngine& dictation() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"quiet","name":"Quiet","type":"tool","summary":"Dictation for writers","capabilities":[{"text":"Turns dictation into notes with dictation commands."}]}
{"id":"home","name":"Home","type":"tool","summary":"Dictation for writers","capabilities":[{"text":"Turns dictation into notes. Works offline."}]}
{"id":"cloud","name":"Cloudy","type":"tool","summary":"Dictation for writers","tags":["hosted"],"capabilities":[{"text":"Turns dictation into notes with dictation commands."}]}
{"id":"net","name":"Netted","type":"tool","summary":"Dictation for writers","capabilities":[{"text":"Turns dictation into notes. Requires an internet connection."}]}
{"id":"torn","name":"Torn","type":"tool","summary":"Dictation for writers","capabilities":[{"text":"Turns dictation into notes. Works offline."},{"text":"Dictation needs an internet connection."}]}
{"id":"card","name":"Cardy","type":"tool","summary":"Dictation with large models","capabilities":[{"text":"Dictation that requires a GPU."}]}
{"id":"chip","name":"Chippy","type":"tool","summary":"Dictation with small models","capabilities":[{"text":"Dictation on the CPU: no GPU required."}]}
{"id":"chess","name":"Chess","type":"tool","summary":"Plays chess","capabilities":[{"text":"Works offline."}]}
{"id":"tts","name":"Loud","type":"tool","summary":"Loud voices","capabilities":[{"text":"Text to speech in many voices, and speech of text for all text."}]}
{"id":"stt","name":"Ear","type":"tool","summary":"Listening","capabilities":[{"text":"Speech to text."}]}
)"));
  return engine;
}

Answer answer_to(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return dictation()->ask(request);
}

SearchResults hits_of(const std::string& text) { return *answer_to(text).search; }

std::size_t place_of(const SearchResults& results, const std::string& id) {
  const Ids all = test::ids_of(results);
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), id) - all.begin());
}

bool is_listed(const SearchResults& results, const std::string& id) {
  return place_of(results, id) < results.results.size();
}

const SearchHit& hit_of(const SearchResults& results, const std::string& id) {
  REQUIRE(is_listed(results, id));
  return results.results[place_of(results, id)];
}

}  // namespace

TEST_CASE("what states a condition comes before what says nothing of it") {
  const SearchResults results = hits_of("dictation offline");
  CHECK(place_of(results, "home") < place_of(results, "quiet"));
  const std::vector<ConditionMet>& states = hit_of(results, "home").conditions;
  REQUIRE(states.size() == 1);
  CHECK(states[0].kind == ConditionMet::Kind::kStated);
  CHECK(states[0].evidence == "Works offline");
  CHECK(hit_of(results, "quiet").conditions[0].kind == ConditionMet::Kind::kSilent);
  CHECK(hit_of(results, "torn").conditions[0].kind == ConditionMet::Kind::kBoth);
}

TEST_CASE("what hardly meets the need does not come first for stating the condition") {
  const SearchResults results = hits_of("dictation offline");
  CHECK(test::ids_of(results)[0] == "home");
  CHECK(place_of(results, "chess") > 0);
}

TEST_CASE("what states the contrary, or an opposite alone, is left out, counted and named") {
  const SearchResults results = hits_of("dictation offline");
  CHECK_FALSE(is_listed(results, "cloud"));
  CHECK_FALSE(is_listed(results, "net"));
  REQUIRE(results.left_out.size() == 2);
  for (const LeftOut& one : results.left_out) {
    CHECK(one.slug == "runs-offline");
    CHECK(one.count == 1);
    const bool hosted = one.stated == "hosted" && one.nearest[0].id == "cloud";
    const bool online = one.stated == "needs a connection" && one.nearest[0].id == "net";
    CHECK((hosted || online));
  }
  CHECK(results.total == results.results.size());
}

TEST_CASE("what is not wanted is no word of the need") {
  const Answer answer = answer_to("dictation without a GPU");
  CHECK(answer.query.need == "dictation");
  const SearchResults& results = *answer.search;
  CHECK(test::ids_of(results)[0] == "chip");
  CHECK_FALSE(is_listed(results, "card"));
  REQUIRE(results.query.conditions.size() == 1);
  CHECK(results.query.conditions[0].slug == "needs-gpu");
  CHECK_FALSE(results.query.conditions[0].wanted);
  CHECK(results.query.conditions[0].label == "needs no GPU");
}

TEST_CASE("a condition that is a topic leaves the need as it was typed") {
  CHECK(answer_to("dictation offline").query.need == "dictation offline");
  CHECK_FALSE(answer_to("dictation offline").query.is_plain());
  CHECK(answer_to("dictation").query.is_plain());
}

TEST_CASE("nothing but a condition lists what states it") {
  const SearchResults results = hits_of("no GPU");
  CHECK(test::ids_of(results) == Ids{"chip"});
}

TEST_CASE("the order of what goes in and what comes out is kept") {
  const SearchResults hears = hits_of("speech to text");
  CHECK(test::ids_of(hears)[0] == "stt");
  CHECK_FALSE(is_listed(hears, "tts"));
  const SearchResults speaks = hits_of("text to speech");
  CHECK(test::ids_of(speaks)[0] == "tts");
  CHECK_FALSE(is_listed(speaks, "stt"));
}

TEST_CASE("where conditions are all that is asked, what states them needs none of the words") {
  const test::FreshEngine painters(test::catalogue_of(
      R"({"id":"a/film","name":"Filmer","type":"model","tags":["in:text","in:image","out:video"],"capabilities":[{"text":"Moves things"}]}
{"id":"a/paint","name":"Painter","type":"model","tags":["in:text","in:image","out:text"],"capabilities":[{"text":"Tells what it sees"}]}
{"id":"a/talk","name":"Talker","type":"model","tags":["in:text","out:text"],"capabilities":[{"text":"A model that talks"}]}
{"id":"a/mute","name":"Mute","type":"model","summary":"Turns a still picture into one that moves","capabilities":[{"text":"Moves pictures"}]}
{"id":"a/clip","name":"Clip","type":"model","summary":"Still video clips","tags":["in:text","out:text"],"capabilities":[{"text":"Writes songs for a clip"}]}
)"));
  const auto asked = [&painters](const std::string& text) {
    SearchRequest request;
    request.text = text;
    return *painters->ask(request).search;
  };
  CHECK(test::ids_of(asked("turn a still picture into a video clip")) == Ids{"a/film", "a/mute"});
  const SearchResults seeing = asked("vision model");
  CHECK(seeing.total == test::ids_of(seeing).size());
  CHECK(test::ids_of(seeing)[0] == "a/paint");
  const SearchResults newest = asked("newest vision model");
  CHECK(newest.total == seeing.total);
  REQUIRE(newest.order);
  CHECK(newest.order->fitting == 1);
  CHECK(test::ids_of(newest)[0] == "a/paint");
  // A list of what goes in and comes out is whole.
  CHECK_FALSE(is_listed(seeing, "a/talk"));
  // Who asks for a vision model wants to be told what it sees, and needs no text to say so.
  CHECK_FALSE(is_listed(seeing, "a/film"));
  REQUIRE(seeing.left_out.size() == 1);
  CHECK(seeing.left_out[0].stated == "does not read images");
  CHECK(seeing.query.conditions.size() == 1);
}

TEST_CASE("what hardly says the words of the topic comes first where its neighbourhood does") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/pad","name":"Sonnet","type":"tool","summary":"Sonnet sonnet sonnet","capabilities":[{"text":"Sonnet after sonnet: a sonnet each day."}]}
{"id":"b/muse","name":"Muse","type":"tool","summary":"Writes sonnets and odes","capabilities":[{"text":"Writes sonnets and odes in rhyme."}]}
{"id":"b/bard","name":"Bard","type":"tool","summary":"Writes odes in rhyme","capabilities":[{"text":"Writes odes, hymns and a sonnet in rhyme. Works offline."}]}
{"id":"c/host","name":"Host","type":"tool","summary":"Keeps guests","capabilities":[{"text":"Keeps guests. Works offline and offline and offline."}]}
{"id":"c/cook","name":"Cook","type":"tool","summary":"Keeps recipes","capabilities":[{"text":"Keeps recipes for soup."}]}
{"id":"c/bike","name":"Bike","type":"tool","summary":"Counts miles","capabilities":[{"text":"Counts miles on a bicycle."}]}
{"id":"c/moon","name":"Moon","type":"tool","summary":"Shows the moon","capabilities":[{"text":"Shows phases of the moon."}]}
)"));
  SearchRequest request;
  request.text = "sonnet, offline";
  const SearchResults results = *engine->ask(request).search;
  CHECK(test::ids_of(results)[0] == "b/bard");
  CHECK(place_of(results, "c/host") >= place_of(results, "b/muse"));
}

TEST_CASE("a text-only model takes nothing else") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/word","name":"Wordy","type":"model","tags":["in:text","out:text"],"capabilities":[{"text":"Chat about anything"}]}
{"id":"a/eye","name":"Eyed","type":"model","tags":["in:text","in:image","out:text"],"capabilities":[{"text":"Chat about anything"}]}
{"id":"a/ear","name":"Eared","type":"model","tags":["in:text","in:audio","out:text"],"capabilities":[{"text":"Chat about anything"}]}
)"));
  SearchRequest request;
  request.text = "text-only model for chat";
  CHECK(test::ids_of(*engine->ask(request).search) == Ids{"a/word"});
}

TEST_CASE("words that most of a catalogue holds do not keep back what states a condition") {
  std::string lines;
  for (int i = 0; i < 12; ++i) {
    lines +=
        R"({"id":"s/)" + std::to_string(i) + R"(","name":"Plan )" + std::to_string(i) +
        R"(","type":"mcp-server","summary":"MCP server, the MCP server for plans","capabilities":[{"text":"Makes plans"}]})" +
        "\n";
  }
  lines +=
      R"({"id":"s/pdf","name":"Papers","type":"mcp-server","summary":"Papers","capabilities":[{"text":"PDF reading and writing"}]})";
  const test::FreshEngine servers(test::catalogue_of(lines + "\n"));
  SearchRequest request;
  request.text = "MCP server that reads PDFs";
  CHECK(test::ids_of(*servers->ask(request).search)[0] == "s/pdf");
}

TEST_CASE(
    "of conditions that \"or\" joins either is enough, and only what is neither is left out") {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"go","name":"Gopher","type":"library","summary":"Reads dates","tags":["go"],"capabilities":[{"text":"Reads dates of letters."}]}
{"id":"rs","name":"Ferris","type":"library","summary":"Reads dates","tags":["rust"],"capabilities":[{"text":"Reads dates of letters."}]}
{"id":"pl","name":"Camel","type":"library","summary":"Reads dates","tags":["perl"],"capabilities":[{"text":"Reads dates of letters."}]}
{"id":"any","name":"Anyone","type":"library","summary":"Reads dates, all dates","capabilities":[{"text":"Reads dates, dates of letters, dates."}]}
)"));
  SearchRequest request;
  request.text = "reads dates in Go or Rust";
  const SearchResults results = *engine->ask(request).search;
  CHECK(place_of(results, "go") < place_of(results, "any"));
  CHECK(place_of(results, "rs") < place_of(results, "any"));
  CHECK_FALSE(is_listed(results, "pl"));
  REQUIRE(results.query.conditions.size() == 1);
  CHECK(results.query.conditions[0].label == "in Go or in Rust");
  CHECK(results.query.conditions[0].others == std::vector<std::string>{"rust"});
  REQUIRE(hit_of(results, "rs").conditions.size() == 1);
  CHECK(hit_of(results, "rs").conditions[0].label == "in Rust");
  CHECK(hit_of(results, "any").conditions[0].label == "in Go or in Rust");
  REQUIRE(results.left_out.size() == 1);
  CHECK(results.left_out[0].stated == "in Perl");

  request.text = "like Anyone in Go or Rust";
  const AlternativesResults others = *engine->ask(request).alternatives;
  Ids ids = test::ids_of(others);
  std::sort(ids.begin(), ids.end());
  CHECK(ids == Ids{"go", "rs"});
}

TEST_CASE("quoted words set no condition") {
  CHECK(answer_to("\"works offline\" dictation").query.conditions.empty());
}

TEST_CASE("what states a condition beside a seed comes first, and its contrary is left out") {
  const Answer answer = answer_to("like Quiet but offline");
  REQUIRE(answer.query.conditions.size() == 1);
  REQUIRE(answer.alternatives);
  CHECK(answer.alternatives->need.empty());
  SearchRequest all;
  all.filters.traits = {"runs-offline"};
  const Ids offline = test::ids_of(dictation()->search(all));
  bool is_silent = false;
  for (const Alternative& one : answer.alternatives->results) {
    const bool states = std::find(offline.begin(), offline.end(), one.entity.id) != offline.end();
    CHECK((states || one.conditions[0].kind == ConditionMet::Kind::kSilent));
    CHECK_FALSE((states && is_silent));
    is_silent = !states;
    CHECK(one.entity.id != "cloud");
  }
  // Words of a longer phrase are words of the need.
  CHECK(answer_to("like Quiet but offline dictation").query.conditions.empty());
}

TEST_CASE("a filter on a trait keeps what states it") {
  SearchRequest request;
  request.filters.traits = {"runs-offline"};
  const SearchResults offline = dictation()->search(request);
  Ids ids = test::ids_of(offline);
  std::sort(ids.begin(), ids.end());
  CHECK(ids == Ids{"chess", "home", "torn"});
  CHECK(offline.query.constraints[0].critique == "works offline");
  request.filters.traits = {};
  request.filters.not_traits = {"needs-gpu"};
  CHECK(test::ids_of(dictation()->search(request)) == Ids{"chip"});
  request.filters.traits = {"nonsense"};
  CHECK_THROWS_AS(dictation()->search(request), Error);
  CHECK(test::ids_of(hits_of("trait:offline dictation")) ==
        test::ids_of(hits_of("dictation trait:runs-offline")));
  CHECK(test::ids_of(hits_of("-trait:needs-gpu")) == Ids{"chip"});
}

TEST_CASE("facets count traits, and cards and entities tell them") {
  const SearchResults results = hits_of("dictation");
  const auto facet = std::find_if(results.facets.begin(), results.facets.end(),
                                  [](const Facet& one) { return one.field == "trait"; });
  REQUIRE(facet != results.facets.end());
  const auto offline = std::find_if(facet->values.begin(), facet->values.end(),
                                    [](const FacetValue& v) { return v.value == "runs-offline"; });
  REQUIRE(offline != facet->values.end());
  CHECK(offline->count >= 2);
  CHECK(hit_of(results, "home").entity.traits[0].slug == "runs-offline");
  const EntityDetail torn = dictation()->entity("torn");
  REQUIRE(torn.traits.size() == 3);
  CHECK(torn.traits[0].value);
  CHECK_FALSE(torn.traits[1].value);
  CHECK(torn.traits[1].evidence == "Dictation needs an internet connection");
}

TEST_CASE("a comparison has a row for each trait, and opens with the one that parts two") {
  const Comparison two = dictation()->compare({"home", "net"});
  const auto row = std::find_if(two.table.begin(), two.table.end(),
                                [](const TableRow& r) { return r.feature == "Works offline"; });
  REQUIRE(row != two.table.end());
  CHECK(row->values == Ids{"yes", "no"});
  CHECK(row->differs);
  const Comparison one = dictation()->compare({"card", "chip"});
  CHECK(one.verdict.summary.find("GPU") != std::string::npos);
}

TEST_CASE("alternatives tell which traits part them from the seed") {
  AlternativesRequest request;
  request.seeds = {"home"};
  const AlternativesResults results = dictation()->alternatives(request);
  const auto net = std::find_if(results.results.begin(), results.results.end(),
                                [](const Alternative& a) { return a.entity.id == "net"; });
  REQUIRE(net != results.results.end());
  const auto told = std::find_if(net->differences.begin(), net->differences.end(),
                                 [](const FactDifference& d) { return d.field == "runs-offline"; });
  REQUIRE(told != net->differences.end());
  CHECK(told->left == "works offline");
  CHECK(told->right == "needs a connection");
}

TEST_CASE("what runs on one system alone is left out where another is asked") {
  static const test::FreshEngine diaries(test::catalogue_of(
      R"({"id":"apple","name":"Apple","type":"tool","summary":"Diary","capabilities":[{"text":"Keeps a diary. Runs on macOS only."}]}
{"id":"pane","name":"Pane","type":"tool","summary":"Diary","capabilities":[{"text":"Keeps a diary. Runs on Windows."}]}
{"id":"both","name":"Both","type":"tool","summary":"Diary","capabilities":[{"text":"Keeps a diary. Runs on macOS and Windows."}]}
{"id":"mute","name":"Mute","type":"tool","summary":"Diary","capabilities":[{"text":"Keeps a diary."}]}
)"));
  const auto found = [](const std::string& text) {
    SearchRequest request;
    request.text = text;
    return test::ids_of(*diaries->ask(request).search);
  };
  const Ids on_windows = found("keep a diary on Windows");
  CHECK(on_windows.size() == 3);
  CHECK(std::find(on_windows.begin(), on_windows.end(), "apple") == on_windows.end());
  const Ids on_mac = found("keep a diary on a Mac");
  CHECK(on_mac.size() == 3);
  CHECK(std::find(on_mac.begin(), on_mac.end(), "pane") == on_mac.end());
}

TEST_CASE("offers of one thing that contradict each other leave its terms open") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"acme/quill-4","name":"Quill 4","type":"model","maker":"Acme","tags":["open-weights"],"capabilities":[{"text":"Writes letters."}]}
{"id":"cheap/quill-4","name":"Quill 4","type":"model","maker":"Acme","provider":"Cheap","summary":"Acme's proprietary version of Quill.","capabilities":[{"text":"Writes letters."}]}
{"id":"acme/reed-1","name":"Reed 1","type":"model","maker":"Acme","tags":["open-weights"],"capabilities":[{"text":"Writes letters."}]}
)"));
  SearchRequest request;
  request.text = "writes letters with open weights";
  const SearchResults results = *engine->ask(request).search;
  CHECK(test::ids_of(results) == Ids{"acme/reed-1", "acme/quill-4"});
  CHECK(results.stating_first == 1);
  CHECK(results.left_out.empty());
  CHECK(hit_of(results, "acme/quill-4").conditions[0].kind == ConditionMet::Kind::kBoth);
}
