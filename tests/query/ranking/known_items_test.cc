// Needs that name what is sought.
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

const test::FreshEngine& known_tools() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"lines({"id":"acme/pipeworks","name":"Pipeworks","type":"tool","maker":"Acme Works","url":"https://github.com/acme/pipes","summary":"Vector database of shops","capabilities":[{"text":"Stores rows."}]}
{"id":"host","name":"Letter host","type":"app","url":"https://www.letters.example/host/","capabilities":[{"text":"Hosted on Pipeworks with Pipeworks accounts, pipeworks logs and pipeworks keys."}]}
{"id":"map","name":"Map host","type":"app","capabilities":[{"text":"Runs on Pipeworks and shows Pipeworks."}]}
{"id":"who","name":"The Who","type":"app","maker":"Acme Works","summary":"A finder of bands","aliases":["Wholist"],"capabilities":[{"text":"Finds bands near you."}]}
{"id":"vec","name":"Other","type":"tool","summary":"Vector database of many shops, a vector database","capabilities":[{"text":"Is a vector database."}]}
{"id":"best","name":"Cart 5 (latest)","type":"app","capabilities":[{"text":"Carries boxes."}]}
{"id":"late","name":"Barrow (free)","type":"app","updated":"2026-01","capabilities":[{"text":"Carries boxes."}]}
{"id":"fire","name":"🔥 Firestarter","type":"tool","capabilities":[{"text":"Lights stoves."}]}
)lines"));
  return engine;
}

SearchResults found(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return known_tools()->search(request);
}

std::string first(const std::string& text) {
  const SearchResults results = found(text);
  return results.results.empty() ? std::string() : results.results.front().entity.id;
}

}  // namespace

TEST_CASE("an exact name comes before what says its words more often") {
  CHECK(first("Pipeworks") == "acme/pipeworks");
  CHECK(first("  PIPEWORKS ") == "acme/pipeworks");
}

TEST_CASE("an id and the address of a repository lead to what they name") {
  CHECK(first("acme/pipeworks") == "acme/pipeworks");
  CHECK(first("https://github.com/Acme/pipes.git") == "acme/pipeworks");
  CHECK(first("github.com/acme/pipes/issues") == "acme/pipeworks");
}

TEST_CASE("the address of a site leads to what stands there") {
  CHECK(first("https://letters.example/host") == "host");
  CHECK(first("letters.example/host/?from=list") == "host");
}

TEST_CASE("a name in which a word is left out is no name") {
  const auto asked = [](const char* text) {
    SearchRequest request;
    request.text = text;
    return test::ids_of(*known_tools()->ask(request).search);
  };
  const Ids without = asked("Letter -host");
  CHECK(std::find(without.begin(), without.end(), "host") == without.end());
  REQUIRE_FALSE(asked("Letter host").empty());
  CHECK(asked("Letter host").front() == "host");
}

TEST_CASE("an alias and a name of stop words are found") {
  CHECK(first("wholist") == "who");
  CHECK(first("The Who") == "who");
  CHECK(first("the") == "who");  // no text is found by it, and the name begins so
  CHECK(found("th").results.empty());
}

TEST_CASE("a name may be followed by words that say what it is") {
  CHECK(first("Pipeworks vector database") == "acme/pipeworks");
  CHECK(first("Pipeworks accounts") == "host");
}

TEST_CASE("a maker's name leads to what the maker made") {
  Ids ids = test::ids_of(found("acme works"));
  REQUIRE(ids.size() >= 2);
  ids.resize(2);
  std::sort(ids.begin(), ids.end());
  CHECK(ids == Ids{"acme/pipeworks", "who"});
}

TEST_CASE("a whole name is read as nothing but that name") {
  for (const char* name : {"Cart 5 (latest)", "barrow (free)"}) {
    SearchRequest request;
    request.text = name;
    const Answer answer = known_tools()->ask(request);
    REQUIRE(answer.search);
    CHECK(answer.query.is_plain());
    REQUIRE(!answer.search->results.empty());
    CHECK(answer.search->results.front().entity.id == (name[0] == 'C' ? "best" : "late"));
  }
}

TEST_CASE("a picture in a name can be typed") {
  CHECK(first("🔥") == "fire");
  CHECK(first("🎈").empty());
}

TEST_CASE("a known item is counted once, and filters hold for it too") {
  const SearchResults who = found("The Who");
  CHECK(who.total == who.results.size());
  SearchRequest request;
  request.text = "Pipeworks";
  request.filters.types = {"app"};
  const SearchResults apps = known_tools()->search(request);
  REQUIRE(!apps.results.empty());
  for (const auto& result : apps.results) CHECK(result.entity.type == "app");
}
