// A maker asked for or left out in words, where entries state none or are sold by others.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

const test::FreshEngine& songs() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"shop/lyrica/tenor","name":"Tenor 2","type":"model","maker":"Shop","updated":"2026-02","capabilities":[{"text":"Makes songs of a text."}]}
{"id":"shop/harmonia-ai/alto","name":"Alto","type":"model","maker":"Shop","updated":"2026-01","capabilities":[{"text":"Makes songs of a text."}]}
{"id":"store/bass","name":"Lyrica Bass","type":"model","maker":"Store","updated":"2025-05","capabilities":[{"text":"Makes songs of a text."}]}
{"id":"x/choir","name":"Choir","type":"model","updated":"2026-03","capabilities":[{"text":"Makes songs of a text."}]}
{"id":"x/hall","name":"Hall for Lyrica","type":"tool","capabilities":[{"text":"Makes songs of a text loud."}]}
{"id":"x/desk","name":"Lyrica Desk","type":"tool","maker":"Carpenters","capabilities":[{"text":"Keeps songs of a text."}]}
)"));
  return engine;
}

Answer song_answer(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return songs()->ask(request);
}

Ids songs_found_by(const std::string& text) {
  Ids out = test::ids_of(*song_answer(text).search);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE(
    "a maker that is left out in words leaves out what is called after it or stands under it") {
  CHECK(songs_found_by("make songs, not by Lyrica") ==
        Ids{"shop/harmonia-ai/alto", "x/choir", "x/desk"});
  CHECK(songs_found_by("make songs, not from Harmonia") ==
        Ids{"shop/lyrica/tenor", "store/bass", "x/choir", "x/desk", "x/hall"});
}

TEST_CASE("a maker that is asked for in words finds what is called after it or stands under it") {
  CHECK(songs_found_by("song model from Lyrica") == Ids{"shop/lyrica/tenor", "store/bass"});
  const SearchResults newest = *song_answer("most recent Lyrica model").search;
  CHECK(test::ids_of(newest) == Ids{"shop/lyrica/tenor", "store/bass"});
}

TEST_CASE("that names told whose something is, is said") {
  const ParsedQuery query = song_answer("make songs, not by Lyrica").query;
  REQUIRE(query.notes.size() == 1);
  CHECK(query.notes[0].text.find("\"Lyrica\"") != std::string::npos);
}

TEST_CASE("a filter on a maker knows makers that are stated alone") {
  SearchRequest request;
  request.filters.makers = {"Lyrica"};
  CHECK(songs()->search(request).total == 0);
}

TEST_CASE("a line of models is left out by its versions and by what stands under it") {
  static const test::FreshEngine tales(test::catalogue_of(
      R"({"id":"shop/quill/max","name":"Max","type":"model","maker":"Shop","capabilities":[{"text":"Tells tales of a town."}]}
{"id":"shop/q3","name":"Quill3 Coder","type":"model","maker":"Shop","capabilities":[{"text":"Tells tales of a town."}]}
{"id":"shop/pen","name":"Pen","type":"model","maker":"Shop","capabilities":[{"text":"Tells tales of a town."}]}
{"id":"x/ink","name":"Ink","type":"tool","capabilities":[{"text":"Tells tales of a town by way of Shop."}]}
)"));
  const auto found = [](const std::string& text) {
    SearchRequest request;
    request.text = text;
    Ids out = test::ids_of(*tales->ask(request).search);
    std::sort(out.begin(), out.end());
    return out;
  };
  for (const char* const text : {"tell tales, no quill please", "tell tales, not via Quill",
                                 "tell tales, but not through quill", "tell tales -quill"}) {
    CAPTURE(text);
    CHECK(found(text) == Ids{"shop/pen", "x/ink"});
  }
  // Whoever says that it is had through a maker is left out with what the maker made.
  CHECK(found("tell tales, not via Shop").empty());
  CHECK(found("tell tales, no town please").size() == 4);
}

TEST_CASE("the beginning of several names stands for the newest of them") {
  static const test::FreshEngine tales(test::catalogue_of(
      R"({"id":"q/2","name":"Quill Max 2","type":"model","maker":"Q","updated":"2024-05","capabilities":[{"text":"Tells tales."}]}
{"id":"q/3","name":"Quill Max 3","type":"model","maker":"Q","updated":"2025-05","capabilities":[{"text":"Tells tales."}]}
{"id":"p/1","name":"Pen","type":"model","maker":"P","updated":"2025-07","pricing":{"model":"free"},"capabilities":[{"text":"Tells tales."}]}
)"));
  for (const char* const text :
       {"Quill Max but free", "like Quill Max but free", "alternatives to Quill Max"}) {
    CAPTURE(text);
    SearchRequest request;
    request.text = text;
    const Answer answer = tales->ask(request);
    REQUIRE(answer.query.seeds.size() == 1);
    CHECK(answer.query.seeds.front().id == "q/3");
    REQUIRE_FALSE(answer.query.notes.empty());
    CHECK(answer.query.notes.front().text.find("Quill Max 2 (q/2)") != std::string::npos);
  }
}

TEST_CASE("who made a thing is no seller of it where others sell it too") {
  static const test::FreshEngine offers(test::catalogue_of(
      R"({"id":"acme/tale-2","name":"Tale 2","type":"model","maker":"Acme","extra":{"provider":"Acme"},"pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"1M input tokens"}},"capabilities":[{"text":"Tells tales."}]}
{"id":"bazaar/acme/tale-2","name":"Tale 2","type":"model","maker":"Acme","pricing":{"model":"paid","price":{"amount":1,"currency":"USD","per":"1M input tokens"}},"capabilities":[{"text":"Tells tales."}]}
{"id":"corner/tale-2","name":"Tale 2","type":"model","maker":"Acme","pricing":{"model":"paid","price":{"amount":3,"currency":"USD","per":"1M input tokens"}},"capabilities":[{"text":"Tells tales."}]}
)"));
  SearchRequest request;
  request.text = "tell tales, sold by someone other than Acme";
  const Answer answer = offers->ask(request);
  REQUIRE(answer.search);
  CHECK(answer.search->total > 0);
  REQUIRE_FALSE(answer.query.unused.empty());
  CHECK(answer.query.unused.front().reason.find("sellers are no condition") == 0);
  // Who is to sell it is a condition.
  for (const char* const text : {"tell tales on Bazaar", "tell tales, sold by bazaar"}) {
    CAPTURE(text);
    request.text = text;
    const Answer sold = offers->ask(request);
    REQUIRE(sold.search);
    CHECK(test::ids_of(*sold.search) == Ids{"bazaar/acme/tale-2"});
    CHECK(sold.search->results.front().entity.fitting->seller == "bazaar");
  }
}

TEST_CASE("a word that is not wanted is told by licences too") {
  static const test::FreshEngine tales(test::catalogue_of(
      R"({"id":"a","name":"Ann","type":"tool","license":"GPL-3.0","capabilities":[{"text":"Tells tales."}]}
{"id":"b","name":"Bea","type":"tool","license":"MIT","capabilities":[{"text":"Tells tales."}]}
{"id":"c","name":"Cal","type":"tool","capabilities":[{"text":"Tells tales."}]}
)"));
  SearchRequest request;
  request.text = "tell tales -GPL";
  Ids found = test::ids_of(*tales->ask(request).search);
  std::sort(found.begin(), found.end());
  CHECK(found == Ids{"b", "c"});
}

TEST_CASE("what is not wanted, and cannot be left out, brings nothing up") {
  static const test::FreshEngine tales(test::catalogue_of(
      R"({"id":"a","name":"Ann","type":"tool","capabilities":[{"text":"Tells tales of dragons, and of dragons again."}]}
{"id":"b","name":"Bea","type":"tool","capabilities":[{"text":"Tells tales."}]}
)"));
  const auto answer = [](const std::string& text) {
    SearchRequest request;
    request.text = text;
    return tales->ask(request);
  };
  const Answer noted = answer("tell tales, no green dragons");
  CHECK(noted.query.need == "tell tales");
  CHECK(test::ids_of(*noted.search) == test::ids_of(*answer("tell tales").search));
  CHECK(noted.query.unused.size() == 1);
  // One word that texts have is left out.
  const Answer without = answer("tell tales, no dragons");
  CHECK(without.query.need == "tell tales");
  CHECK(test::ids_of(*without.search) == Ids{"b"});
}
