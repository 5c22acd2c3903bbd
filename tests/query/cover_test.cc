// Several needs met together, over six tools that a reader knows by heart and over the sample.
#include "matchgraph/cover.h"

#include <doctest/doctest.h>

#include <string>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const test::FreshEngine& cover_tools() {
  static const test::FreshEngine engine(test::six_tools());
  return engine;
}

CoverResults covered(const std::vector<std::string>& needs, const Filters& filters = {}) {
  return cover_tools()->cover({needs, filters});
}

}  // namespace

TEST_CASE("one entity that meets all needs is preferred to one for each") {
  // Three convert or read documents; only Textract does both.
  const CoverResults found = covered({"convert PDF files", "optical character recognition"});
  CHECK(test::ids_of(found) == std::vector<std::string>{"pdf/textract"});
  REQUIRE(found.results[0].meets.size() == 2);
  CHECK(found.results[0].meets[0].capability->capability.name == "PDF to text");
  CHECK(found.results[0].meets[1].capability->capability.index == 1);
  CHECK(found.results[0].meets[1].best);
  CHECK(found.is_exact);
  CHECK(found.at_least == 1);
  CHECK(found.unmet.empty());
  CHECK(found.needs[1].met_by == "pdf/textract");
  CHECK(found.needs[1].candidates == 2);
}

TEST_CASE("needs that no one entity meets take several, each told with what it meets") {
  const CoverResults found =
      covered({"query a SQLite database", "play chess", "convert PDF files"});
  REQUIRE(found.results.size() == 3);
  CHECK(found.at_least == 3);
  std::vector<std::string> met_by;
  for (const CoverNeed& need : found.needs) met_by.push_back(need.met_by.value_or(""));
  CHECK(met_by[0] == "db/liteask");
  CHECK(met_by[1] == "game/chess");
  CHECK(met_by[2].starts_with("pdf/"));
  for (const CoverPart& part : found.results) CHECK(part.meets.size() == 1);
}

TEST_CASE("what nothing says stays unmet, and the nearest is named instead of being chosen") {
  const CoverResults found = covered({"play chess", "fold laundry", "play the violin at weddings"});
  CHECK(test::ids_of(found) == std::vector<std::string>{"game/chess"});
  CHECK(found.unmet == std::vector<std::size_t>{1, 2});
  CHECK_FALSE(found.needs[1].met_by);
  CHECK_FALSE(found.needs[1].nearest);  // nothing has a word of it
  CHECK(found.needs[2].nearest->id == "game/chess");
}

TEST_CASE("filters hold for every entity, those typed in a need for that need alone") {
  Filters servers;
  servers.types = {"mcp-server"};
  const CoverResults filtered = covered({"query a database", "convert PDF files"}, servers);
  CHECK(filtered.unmet == std::vector<std::size_t>{1});
  CHECK(filtered.constraints.size() == 1);
  const CoverResults typed = covered({"query a database license:mit", "convert PDF files"});
  CHECK(typed.unmet.empty());
  CHECK(typed.needs[0].met_by == "db/liteask");
  CHECK(typed.needs[0].need == "query a database");
  CHECK(typed.constraints.empty());
  REQUIRE(typed.needs[0].constraints.size() == 1);
  CHECK(typed.needs[1].constraints.empty());
}

TEST_CASE("what could take an entity's place meets all that only this one meets") {
  const CoverResults found = covered({"query a database", "play chess"});
  REQUIRE(found.results.size() == 2);
  for (const CoverPart& part : found.results) {
    if (part.entity.id == "game/chess") {
      CHECK(part.instead.empty());
    } else {
      REQUIRE(part.instead.size() == 1);
      CHECK(part.instead[0].id != part.entity.id);
      CHECK(part.instead[0].id.starts_with("db/"));
    }
  }
}

TEST_CASE("entities that are chosen meet what they are chosen for, whatever is asked together") {
  const std::vector<std::string> needs = {"transcribe speech", "vector database",
                                          "coding agent",      "generate images",
                                          "search the web",    "read PDF papers"};
  const CoverResults found = test::sample_engine()->cover({needs, {}});
  std::vector<std::size_t> met(needs.size(), 0);
  for (const CoverPart& part : found.results) {
    CHECK_FALSE(part.meets.empty());
    for (const NeedMet& one : part.meets) {
      CHECK(one.fit > 0);
      CHECK(one.fit <= 1);
      if (one.best) {
        ++met[one.need];
        CHECK(found.needs[one.need].met_by == part.entity.id);
      }
    }
  }
  for (std::size_t i = 0; i < needs.size(); ++i) {
    INFO(needs[i]);
    CHECK(met[i] == (found.needs[i].met_by ? 1 : 0));
  }
}

TEST_CASE("more needs than are looked at exactly are met greedily, which is said") {
  std::vector<std::string> needs = {"convert PDF files", "query a SQLite database", "play chess",
                                    "optical character recognition", "translate documents"};
  for (const char* more : {"Postgres database", "read-only SQL", "list tables", "list columns",
                           "scanned pages", "spreadsheets to Markdown"}) {
    needs.emplace_back(more);
  }
  const CoverResults found = covered(needs);
  CHECK(needs.size() > 10);
  CHECK_FALSE(found.is_exact);
  CHECK(found.at_least <= found.results.size());
  CHECK(found.at_least > 0);
  CHECK(found.unmet.empty());
}

TEST_CASE("no needs, too many, an empty one and one twice are refused with what is wrong") {
  CHECK_THROWS_WITH(covered({}), "no need: say what is needed, one by one");
  CHECK_THROWS_WITH(covered({"chess", " "}), "an empty need: say in plain words what is needed");
  CHECK_THROWS_WITH(covered({"chess", "chess"}), "\"chess\" is asked for twice");
  std::vector<std::string> many;
  for (int i = 0; i < 17; ++i) many.push_back("need " + std::to_string(i));
  CHECK_THROWS_WITH(covered(many), "at most 16 needs can be met together, not 17");
  CHECK_THROWS_AS(covered({std::string(2049, 'a')}), Error);
}
