// Which results of a need with conditions say little of its topic.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

Catalogue tools() {
  std::string lines;
  const auto add = [&lines](const char* id, const char* text) {
    lines += test::tool_line(id, text);
  };
  add("river", "Prints maps of rivers. Works offline.");
  add("lake", "Prints maps of lakes.");
  add("delta", "Maps of rivers at the sea.");
  add("chess", "Plays chess. Works offline.");
  add("clock", "Shows the time in cities. Works offline.");
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) add(id, "Cooks soup with onions.");
  return test::catalogue_of(lines);
}

}  // namespace

TEST_CASE("what only meets the condition is named behind what is asked for, and not told") {
  const test::FreshEngine engine(tools());
  SearchRequest request;
  request.text = "print maps of rivers offline";
  const Answer answer = engine->ask(request);
  REQUIRE(answer.search);
  const SearchResults& results = *answer.search;
  REQUIRE(results.results.size() > 3);
  CHECK(results.results[0].entity.id == "river");
  CHECK(results.weak_from == 3);
  const std::string text = to_text(results, TextStyle());
  CHECK(text.find("more say little of what is asked: ") != std::string::npos);
  CHECK(text.find("--offset 3 lists them") != std::string::npos);
  CHECK(text.find("Plays chess") == std::string::npos);
  CHECK(to_markdown(results).find("more say little of what is asked: ") != std::string::npos);
  // Programs get all of them.
  CHECK(to_json(results).find("\"weak_from\":3") != std::string::npos);
  CHECK(to_json(results).find("Plays chess") != std::string::npos);
}

TEST_CASE("without conditions, and where all is about the topic, no line parts the list") {
  const test::FreshEngine engine(tools());
  SearchRequest request;
  request.text = "print maps of rivers";
  CHECK(engine->ask(request).search->weak_from == 0);
  request.text = "offline";
  CHECK(engine->ask(request).search->weak_from == 0);
}

TEST_CASE("a page of nothing but what says little lists it, under words that say so") {
  const test::FreshEngine engine(tools());
  SearchRequest request;
  request.text = "print maps of rivers offline";
  request.offset = 3;
  const SearchResults results = *engine->ask(request).search;
  REQUIRE(!results.results.empty());
  CHECK(results.weak_from == 3);
  const std::string text = to_text(results, TextStyle());
  CHECK(text.find("what follows says little of what is asked") != std::string::npos);
  CHECK(text.find("4    ") != std::string::npos);
}

TEST_CASE("what says the lesser part of the topic stands behind what says the telling one") {
  std::string lines;
  const auto add = [&lines](const char* id, const char* text) {
    lines += test::tool_line(id, text);
  };
  add("river", "Prints maps of rivers. Works offline.");
  add("stamp", "Prints stamps and prints labels. Prints and prints.");
  add("atlas", "Maps of rivers on paper.");
  for (const char* id : {"a", "b", "c", "d"}) add(id, "Prints soup labels.");
  for (const char* id : {"e", "f", "g", "h"}) add(id, "Cooks soup with onions.");
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = "print maps of rivers offline";
  const SearchResults results = *engine->ask(request).search;
  REQUIRE(results.results.size() > 2);
  CHECK(results.results[0].entity.id == "river");
  CHECK(results.results[1].entity.id == "atlas");
  CHECK(results.weak_from == 2);
}

TEST_CASE("what takes and gives what it is to is no noise, whichever words it says") {
  std::string lines;
  const auto add = [&lines](const char* id, const char* text) {
    lines += test::tool_line(id, text);
  };
  add("scan", "Converts PDF to Markdown. Works offline.");
  add("press", "Reads PDF with footnotes and writes Markdown.");
  add("vellum", "Old scrolls, footnotes and blotting paper in libraries.");
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) add(id, "Cooks soup with onions.");
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = "convert PDF scrolls with footnotes to Markdown offline";
  const SearchResults results = *engine->ask(request).search;
  REQUIRE(results.results.size() > 1);
  CHECK(results.results[0].entity.id == "scan");
  CHECK(results.weak_from != 1);
}

TEST_CASE("where nothing says much of the topic, the list says so and parts nothing") {
  const test::FreshEngine engine(tools());
  SearchRequest request;
  request.text = "solder copper maps of volcanoes and glaciers offline";
  const SearchResults results = *engine->ask(request).search;
  REQUIRE(!results.results.empty());
  CHECK(results.misses_topic);
  CHECK(results.weak_from == 0);
  CHECK(to_text(results, TextStyle()).find("nothing here says much of what is asked") !=
        std::string::npos);
  CHECK(to_json(results).find("\"misses_topic\":true") != std::string::npos);
}

TEST_CASE("where conditions are all that is asked, what goes in and comes out is the topic") {
  std::string lines;
  const auto add = [&lines](const char* id, const char* text) {
    lines += test::tool_line(id, text);
  };
  add("scribe", "Transcribes speech. Works offline.");
  add("steno", "Transcribes speech of meetings.");
  add("orator", "Speech of famous people, as a book.");
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) add(id, "Cooks soup with onions.");
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = "speech to text offline";
  const SearchResults results = *engine->ask(request).search;
  REQUIRE(results.results.size() == 3);
  CHECK(results.results[0].entity.id == "scribe");
  CHECK(results.results[1].entity.id == "steno");
  CHECK(results.weak_from == 2);
}

namespace {

/// Entities of an id and a text each, and ten that have nothing to do with any need here.
Catalogue catalogue_with(std::initializer_list<std::pair<const char*, const char*>> tools) {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& text) {
    lines += R"({"id":")" + id + R"(","name":")" + id +
             R"(","type":"tool","capabilities":[{"text":")" + text + "\"}]}\n";
  };
  for (const auto& [id, text] : tools) add(id, text);
  for (const char c : std::string("abcdefghij")) add(std::string(1, c), "Cooks soup with onions.");
  return test::catalogue_of(lines);
}

SearchResults asked(const test::FreshEngine& engine, const char* need) {
  SearchRequest request;
  request.text = need;
  return *engine->ask(request).search;
}

}  // namespace

TEST_CASE("a polite word that no text has is no topic that all of them miss") {
  const test::FreshEngine engine(tools());
  const SearchResults plain = asked(engine, "print maps of volcanoes offline");
  const SearchResults polite = asked(engine, "print maps of volcanoes offline please");
  CHECK(plain.misses_topic == polite.misses_topic);
  CHECK(plain.weak_from == polite.weak_from);
  CHECK(polite.did_you_mean.empty());
}

TEST_CASE("what states all that is asked and says part of the topic is no miss of it") {
  const test::FreshEngine engine(catalogue_with({{"kit", "Glues tin maps. Works offline."},
                                                 {"coral", "Paints of reefs."},
                                                 {"chess", "Plays chess. Works offline."}}));
  const SearchResults results =
      asked(engine, "glue tin maps of volcanoes, glaciers, geysers and craters offline");
  REQUIRE(!results.results.empty());
  CHECK(results.results[0].entity.id == "kit");
  CHECK_FALSE(results.misses_topic);
  CHECK(results.weak_from == 1);
}

TEST_CASE("sizes and the machine that it is to run on do not part a list") {
  const test::FreshEngine engine(catalogue_with({{"runner", "Runs models. Works offline."},
                                                 {"walker", "Runs models step by step."},
                                                 {"giant", "Model of 7b parameters."},
                                                 {"attic", "Sells old radios."}}));
  const SearchResults results = asked(engine, "run 7b models on an old PC offline");
  REQUIRE(results.results.size() > 2);
  CHECK(results.results[0].entity.id == "runner");
  CHECK(results.weak_from != 1);
  CHECK_FALSE(results.misses_topic);
}

TEST_CASE("what is by far the best of a need is told though it says the topic in other words") {
  const test::FreshEngine engine(
      catalogue_with({{"shelf", "Manuals offline on macOS. Works offline. Manuals for macOS."},
                      {"gaz", "Manuals for gardening tools."},
                      {"jazz", "Manuals for gardening and gardening tools."},
                      {"pond", "Gardening of ponds."}}));
  const SearchResults results = asked(engine, "gardening manuals offline on a Mac");
  REQUIRE(results.results.size() > 2);
  CHECK(results.results[0].entity.id == "shelf");
}

TEST_CASE("what is nearly the best is told where it states some condition") {
  const test::FreshEngine engine(
      catalogue_with({{"shelf", "Manuals of ships offline on macOS. Works offline."},
                      {"rack", "Manuals offline for macOS. Works offline. Manuals on macOS."},
                      {"heap", "Manuals, manuals and manuals. Manuals."},
                      {"gaz", "Manuals for gardening tools."},
                      {"pond", "Gardening of ponds."},
                      {"weed", "Gardening against weeds."},
                      {"lawn", "Gardening of lawns."}}));
  const SearchResults results = asked(engine, "gardening manuals offline on a Mac");
  REQUIRE(results.results.size() == 7);
  CHECK(results.weak_from == 6);
  CHECK(results.results[6].entity.id == "heap");
}

TEST_CASE("a polite word is right as it is, though no text has it") {
  const test::FreshEngine engine(catalogue_with({{"atlas", "Shows every place on maps."}}));
  CHECK(asked(engine, "maps of a place please").did_you_mean.empty());
  CHECK(asked(engine, "maps of a plase").did_you_mean == "maps of a place");
}

TEST_CASE("what two conditions leave out for one statement is told once") {
  const test::FreshEngine engine(
      catalogue_with({{"home", "Prints maps. Open source. Works offline."},
                      {"cloud", "Prints maps. Hosted service."},
                      {"cloudy", "Prints maps as a hosted service."}}));
  const SearchResults results = asked(engine, "print maps, open source, not hosted, offline");
  std::size_t hosted = 0;
  for (const LeftOut& one : results.left_out) {
    if (one.stated == "hosted") ++hosted;
  }
  CHECK(hosted == 1);
}
