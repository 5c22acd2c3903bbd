// Conditions in words beside a seed, "free alternative to X": what states them comes first, what
// says nothing follows and is marked, what states the contrary is left out and named.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

const test::FreshEngine& atlases() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"north","name":"North Atlas","type":"tool","summary":"Draws maps of rivers","pricing":{"model":"paid"},"capabilities":[{"text":"Draws maps of rivers."},{"text":"Prints maps on paper."}]}
{"id":"quiet","name":"Quiet Atlas","type":"tool","summary":"Draws maps of rivers","capabilities":[{"text":"Draws maps of rivers."},{"text":"Prints maps on paper."}]}
{"id":"gratis","name":"Gratis Atlas","type":"tool","summary":"Draws maps of rivers","pricing":{"model":"free"},"capabilities":[{"text":"Draws maps of rivers and lakes."},{"text":"Prints maps."}]}
{"id":"dear","name":"Dear Atlas","type":"tool","summary":"Draws maps of rivers","pricing":{"model":"paid"},"capabilities":[{"text":"Draws maps of rivers."},{"text":"Prints maps on paper."}]}
{"id":"open","name":"Open Atlas","type":"tool","summary":"Draws maps of rivers","license":"MIT","pricing":{"model":"open-source"},"capabilities":[{"text":"Draws maps of lakes and rivers."},{"text":"Prints maps on cloth."}]}
{"id":"bell","name":"Bell","type":"tool","summary":"Rings at noon","pricing":{"model":"free"},"capabilities":[{"text":"Rings a bell at noon."}]}
)"));
  return engine;
}

AlternativesResults alternatives_for(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return *atlases()->ask(request).alternatives;
}

std::size_t place_of(const AlternativesResults& results, const std::string& id) {
  const Ids all = test::ids_of(results);
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), id) - all.begin());
}

}  // namespace

TEST_CASE("of alternatives what states a condition stands first, and what says nothing follows") {
  const AlternativesResults results = alternatives_for("free alternative to North Atlas");
  REQUIRE(results.conditions.size() == 1);
  CHECK(results.conditions[0].label == "free to use");
  CHECK(results.constraints.empty());
  CHECK(place_of(results, "gratis") < place_of(results, "quiet"));
  CHECK(place_of(results, "open") < place_of(results, "quiet"));
  REQUIRE(place_of(results, "quiet") < results.results.size());
  const Alternative& silent = results.results[place_of(results, "quiet")];
  REQUIRE(silent.conditions.size() == 1);
  CHECK(silent.conditions[0].kind == ConditionMet::Kind::kSilent);
  CHECK(results.results.front().conditions[0].kind == ConditionMet::Kind::kStated);
}

TEST_CASE("of alternatives what states the contrary is left out, counted and named") {
  const AlternativesResults results = alternatives_for("free alternative to North Atlas");
  CHECK(place_of(results, "dear") == results.results.size());
  REQUIRE(results.left_out.size() == 1);
  CHECK(results.left_out[0].stated == "paid");
  CHECK(results.left_out[0].count == 1);
  CHECK(results.left_out[0].nearest[0].id == "dear");
}

TEST_CASE("stating a condition lifts nothing that is about something else") {
  const AlternativesResults results = alternatives_for("free alternative to North Atlas");
  CHECK(place_of(results, "quiet") < place_of(results, "bell"));
}

TEST_CASE("what states a condition and is of the seed's cluster stands before what is more alike") {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& price,
                            const std::string& first, const std::string& second) {
    lines += R"({"id":")" + id + R"(","name":")" + id + R"(","type":"tool","pricing":{"model":")" +
             price + R"("},"capabilities":[{"text":")" + first + R"("},{"text":")" + second +
             R"("}]})" + "\n";
  };
  add("seed", "paid", "Draws maps of rivers and lakes in private.",
      "Prints maps of towns on paper.");
  add("near", "unknown", "Draws maps of rivers and lakes in private.", "Prints maps of towns.");
  add("close", "unknown", "Draws maps of rivers in private.", "Prints maps of towns on paper.");
  add("kin", "free", "Draws maps of mountains.", "Shows maps of towns and rivers on a globe.");
  for (const char* name : {"bell", "gong", "chime", "horn"}) {
    add(name, "free", "Rings at noon in private.", std::string("Plays a tune of ") + name);
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = "free alternative to seed";
  const AlternativesResults results = *engine->ask(request).alternatives;
  REQUIRE(place_of(results, "kin") < results.results.size());
  CHECK(place_of(results, "kin") < place_of(results, "near"));
  CHECK(results.stating_first == 1);
  CHECK(place_of(results, "bell") > place_of(results, "near"));
}

TEST_CASE("where nothing that fits states the condition, that is said") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"one","name":"One Atlas","type":"tool","capabilities":[{"text":"Draws maps of rivers."}]})"
      "\n"
      R"({"id":"two","name":"Two Atlas","type":"tool","capabilities":[{"text":"Draws maps of rivers and lakes."}]})"
      "\n"));
  SearchRequest request;
  request.text = "free alternative to One Atlas";
  const AlternativesResults results = *engine->ask(request).alternatives;
  CHECK(results.stating_first == 0);
  CHECK(to_text(results, TextStyle()).find("nothing that fits says: free to use") !=
        std::string::npos);
}

TEST_CASE("either of two conditions beside a seed is enough") {
  const AlternativesResults results = alternatives_for("like North Atlas but free or open source");
  REQUIRE(results.conditions.size() == 1);
  CHECK(results.conditions[0].label == "free to use or open source");
  CHECK(place_of(results, "open") < place_of(results, "quiet"));
}

TEST_CASE("a filter beside a seed stays strict") {
  AlternativesRequest request;
  request.seeds = {"north"};
  request.filters.free = true;
  const AlternativesResults results = atlases()->alternatives(request);
  CHECK(place_of(results, "quiet") == results.results.size());
  CHECK(results.conditions.empty());
}

TEST_CASE("every format marks what alternatives do not say, and names what was left out") {
  const AlternativesResults results = alternatives_for("free alternative to North Atlas");
  for (const std::string& text : {to_text(results, TextStyle()), to_markdown(results)}) {
    CHECK(text.find("does not say: free to use") != std::string::npos);
    CHECK(text.find("1 left out: paid: Dear Atlas") != std::string::npos);
    CHECK(text.find("first what fits and says so: free to use") != std::string::npos);
  }
  const std::string json = to_json(results);
  CHECK(json.find("\"met\":\"silent\"") != std::string::npos);
  CHECK(json.find("\"left_out\":[{") != std::string::npos);
  CHECK(to_csv(results).find("does not say: free to use") != std::string::npos);
}
