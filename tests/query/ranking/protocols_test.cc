// A need that names a protocol: who does not name it is no answer.
#include <doctest/doctest.h>

#include <string>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const test::FreshEngine& couriers() {
  static const test::FreshEngine engine([] {
    std::string lines;
    const auto add = [&lines](const char* id, const char* text) {
      lines += test::tool_line(id, text);
    };
    add("dove", "Reads and sends mail by carrier. Mail, mail and mail.");
    add("swift", "Reads mail over IMAP and keeps folders.");
    add("crane", "Prints letters.");
    return test::catalogue_of(lines);
  }());
  return engine;
}

SearchResults couriers_for(const std::string& need) {
  SearchRequest request;
  request.text = need;
  return *couriers()->ask(request).search;
}

}  // namespace

TEST_CASE("what is to be done over a protocol is done by what names it") {
  for (const char* need : {"read and send mail over IMAP", "read mail via imap"}) {
    const SearchResults results = couriers_for(need);
    REQUIRE_MESSAGE(results.results.size() == 1, need);
    CHECK(results.results[0].entity.id == "swift");
    // Told, so that it may be taken back.
    REQUIRE(results.query.constraints.size() == 1);
  }
}

TEST_CASE("a protocol that nothing names leaves nothing out, and that is told") {
  SearchRequest request;
  request.text = "read mail over XMPP";
  const Answer answer = couriers()->ask(request);
  CHECK(answer.search->results.size() > 1);
  REQUIRE(!answer.query.notes.empty());
  CHECK(answer.query.notes[0].text.find("XMPP") != std::string::npos);
  // Elsewhere the word is one of the need.
  CHECK(couriers_for("imap reader for mail").results.size() > 1);
}

TEST_CASE("what is to be done with a form of files is done by what names it") {
  std::string lines;
  const auto add = [&lines](const char* id, const char* text) {
    lines += test::tool_line(id, text);
  };
  add("wren", "Converts tracks, tracks and tracks to other tracks.");
  add("finch", "Reads GPX.");
  add("lark", "Plays MIDI.");
  const test::FreshEngine engine(test::catalogue_of(lines));
  const auto first_of = [&engine](const char* need) {
    SearchRequest request;
    request.text = need;
    const SearchResults results = *engine->ask(request).search;
    return std::to_string(results.results.size()) + " " + results.results.at(0).entity.id;
  };
  CHECK(first_of("convert GPX tracks") == "1 finch");
  CHECK(first_of("player for midi") == "1 lark");
  // Examples, and what nothing names, leave nothing out.
  CHECK(first_of("convert tracks from GPX or KML").starts_with("2"));
  CHECK(first_of("convert Parquet tracks").ends_with("wren"));
}
