// Quoted phrases, excluded words and exact forms, typed in a search.
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

const test::FreshEngine& phrase_tools() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"mix","name":"Mixer","type":"tool","maker":"Acme","capabilities":[{"text":"Offers hybrid search over notes."},{"text":"Keeps notes in order, by hybrid clocks; search is slow."}]}
{"id":"car","name":"Carfinder","type":"app","capabilities":[{"text":"Searches hybrid cars by price."}]}
{"id":"one","name":"Onlyword","type":"tool","maker":"Borealis","summary":"The hybrid search of photographs","capabilities":[{"text":"Finds photographs by their colours."}]}
{"id":"ads","name":"Adplan","type":"tool","capabilities":[{"text":"Plans marketing campaigns for shops and writes long reports on every one of them."}]}
{"id":"coin","name":"Market watch","type":"tool","summary":"Market prices of the market","capabilities":[{"text":"Watches every market."}]}
{"id":"who","name":"Bandlist","type":"app","capabilities":[{"text":"Plays the who and others."}]}
{"id":"be","name":"Poet","type":"app","capabilities":[{"text":"Recites to be or not to be."}]}
)"));
  return engine;
}

SearchResults found(const std::string& text) {
  SearchRequest request;
  request.text = text;
  const Answer answer = phrase_tools()->ask(request);
  REQUIRE(answer.search);
  return *answer.search;
}

Ids ids_for(const std::string& text) { return test::ids_of(found(text)); }

Ids sorted_ids(const std::string& text) {
  Ids out = ids_for(text);
  std::sort(out.begin(), out.end());
  return out;
}

/// Whether some are among the results and others are not; neighbours in the graph may be, too.
bool tells(const std::string& text, const Ids& there, const Ids& gone) {
  const Ids all = ids_for(text);
  const auto is_there = [&all](const std::string& id) {
    return std::find(all.begin(), all.end(), id) != all.end();
  };
  return std::all_of(there.begin(), there.end(), is_there) &&
         std::none_of(gone.begin(), gone.end(), is_there);
}

}  // namespace

TEST_CASE("every result holds a quoted phrase in one of its own texts") {
  CHECK(sorted_ids("\"hybrid search\"") == Ids{"mix", "one"});
  CHECK(sorted_ids("\u201chybrid search\u201d") == Ids{"mix", "one"});
  CHECK(ids_for("\"hybrid search\" photographs").front() == "one");
  CHECK(ids_for("\"hybrid search\" \"over notes\"") == Ids{"mix"});
  CHECK(found("\"hybrid search\"").total == 2);
  CHECK(sorted_ids("hybrid search").size() > 2);
}

TEST_CASE("a phrase of stop words is found") {
  CHECK(ids_for("\"the who\"") == Ids{"who"});
  CHECK(ids_for("\"to be or not to be\"") == Ids{"be"});
}

TEST_CASE("the capabilities shown are those that hold the phrase, and it is marked") {
  const SearchResults results = found("\"hybrid search\"");
  const auto mix = std::find_if(results.results.begin(), results.results.end(),
                                [](const SearchHit& hit) { return hit.entity.id == "mix"; });
  REQUIRE(mix != results.results.end());
  REQUIRE(mix->capabilities.size() == 1);
  CHECK(mix->capabilities[0].capability.index == 0);
  REQUIRE(mix->capabilities[0].highlight.size() == 1);
  CHECK(mix->capabilities[0].highlight[0] == TextSpan{7, 20});
}

TEST_CASE("a phrase that no text holds is read as words, and a note says so") {
  SearchRequest request;
  request.text = "\"photographs hybrid\"";
  const Answer answer = phrase_tools()->ask(request);
  CHECK(answer.search->total > 0);
  REQUIRE(answer.query.notes.size() == 1);
  CHECK(answer.query.notes[0].text.find("no text holds") == 0);
  CHECK(answer.query.phrases.empty());
}

TEST_CASE("excluded words and phrases are not among the results") {
  CHECK(tells("hybrid search -photographs", {"car", "mix"}, {"one"}));
  CHECK(tells("-photographs hybrid search", {"car", "mix"}, {"one"}));
  CHECK(tells("hybrid search -\"hybrid search\"", {"car"}, {"mix", "one"}));
  CHECK(tells("hybrid search -acme", {"car", "one"}, {"mix"}));  // a maker
  CHECK(tells("hybrid search -app", {"mix", "one"}, {"car"}));   // a type
  CHECK(tells("market -markets", {"ads"}, {"coin"}));            // a plural is the same word
  CHECK(tells("market -marketing", {"coin"}, {"ads"}));          // another form is not
  CHECK(found("-notes").total == 6);
}

TEST_CASE("an excluded word is echoed, and what is left is the need") {
  const ParsedQuery query = phrase_tools()->parse("hybrid search -photographs");
  CHECK(query.need == "hybrid search");
  REQUIRE(query.excluded.size() == 1);
  CHECK(query.excluded[0].text == "photographs");
  const SearchResults results = found("hybrid search -photographs");
  REQUIRE(results.query.constraints.size() == 1);
  CHECK(results.query.constraints[0].critique == "not \"photographs\"");
}

TEST_CASE("hyphens in words, dashes and quotations in sentences are no operators") {
  for (const char* text :
       {"open-source search", "search - hybrid", "Is \"hybrid search\" slow?", "search -5",
        "Are methods -exact or rough -known.", "a search -- hybrid"}) {
    CAPTURE(text);
    const ParsedQuery query = phrase_tools()->parse(text);
    CHECK(query.phrases.empty());
    CHECK(query.excluded.empty());
  }
}

TEST_CASE("a quoted name of a seed stays a name") {
  SearchRequest request;
  request.text = "like \"mix\" -photographs";
  const Answer answer = phrase_tools()->ask(request);
  REQUIRE(answer.alternatives);
  CHECK(answer.query.phrases.empty());
  for (const auto& result : answer.alternatives->results) CHECK(result.entity.id != "one");
}

TEST_CASE("of a need of one word the form that was typed comes before other forms of its stem") {
  CHECK(ids_for("marketing").front() == "ads");
  CHECK(ids_for("market").front() == "coin");
}

TEST_CASE("phrases that would cost too much are refused") {
  SearchRequest request;
  for (int i = 0; i < 20; ++i) request.phrases.push_back("the who");
  CHECK_THROWS_AS((void)phrase_tools()->search(request), Error);
  request.phrases = {"..."};
  CHECK_THROWS_AS((void)phrase_tools()->search(request), Error);
  std::string long_phrase;
  for (int i = 0; i < 40; ++i) long_phrase += "the ";
  request.phrases = {long_phrase};
  CHECK_THROWS_AS((void)phrase_tools()->search(request), Error);
}
