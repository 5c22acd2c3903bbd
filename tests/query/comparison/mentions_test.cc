// What an entry's texts speak of outside its pairs is not called unmentioned.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

std::string tool(const char* id, const char* name, const char* summary, const std::string& lines) {
  return std::string(R"({"id":")") + id + R"(","name":")" + name +
         R"(","type":"tool","summary":")" + summary + R"(","capabilities":[)" + lines + "]}\n";
}

std::string line(const char* name, const char* text) {
  return std::string(R"({"name":")") + name + R"(","text":")" + text + R"("})";
}

const test::FreshEngine& tools() {
  static const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash", "Listens.",
           line("Transcription of interviews", "Turns recorded interviews into words.") + ',' +
               line("Translation into English", "Gives the words in another language.") + ',' +
               line("Speaker colours", "Paints each voice in its own colour.") + ',' +
               line("Video generation", "Makes short films.")) +
      tool("b", "Birch", "Listens, and shows video.",
           line("Transcription of interviews",
                "Turns recorded interviews into words; English translations come along.")) +
      tool("c", "Cedar", "Bakes.", line("Bread", "Bakes bread.")) +
      tool("d", "Dogwood", "Waters.", line("Gardens", "Waters gardens at night.")) +
      tool("e", "Elm", "Counts.", line("Votes", "Counts votes in halls.")) +
      tool("f", "Fir", "Tunes.", line("Pianos", "Tunes old pianos."))));
  return engine;
}

std::vector<std::string> names(const std::vector<CapabilityRef>& capabilities) {
  std::vector<std::string> out;
  for (const CapabilityRef& one : capabilities) out.push_back(one.name);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what the other entry speaks of beside something else is not only the one's") {
  const Comparison comparison = tools()->compare({"a", "b"});
  // Who shows video does not say that it makes any.
  CHECK(names(comparison.only[0]) == Names{"Speaker colours", "Video generation"});
  CHECK(comparison.only[1].empty());
}

TEST_CASE(
    "tags, traits and what is unique are read beside the summary, what is said of rivals is not") {
  const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash", "Listens to bees.",
           line("Offline use", "Goes where no wire goes.") + ',' +
               line("Hive scraping", "Takes wax from walls.") + ',' +
               line("Swarm control", "Keeps bees in their place.") + ',' +
               line("Queen rearing", "Raises queens.")) +
      R"({"id":"b","name":"Birch","type":"tool","summary":"Listens to bees and wasps.",)"
      R"("tags":["hive-scraping"],"versus":"Ash has queen rearing, this has none",)"
      R"("capabilities":[{"text":"Works offline beside bees.","unique":"Fine control of a swarm"}]})"
      "\n" +
      tool("c", "Cedar", "Bakes.", line("Bread", "Bakes bread.")) +
      tool("d", "Dogwood", "Waters.", line("Gardens", "Waters gardens at night."))));
  CHECK(names(engine->compare({"a", "b"}).only[0]) == Names{"Queen rearing"});
}

TEST_CASE("a list of alternatives does not call it unmentioned, or added") {
  AlternativesRequest request;
  request.seeds = {"a"};
  const AlternativesResults results = tools()->alternatives(request);
  REQUIRE_FALSE(results.results.empty());
  REQUIRE(results.results[0].entity.id == "b");
  CHECK(results.results[0].missing.size() == 2);
  request.seeds = {"b"};
  const AlternativesResults back = tools()->alternatives(request);
  REQUIRE_FALSE(back.results.empty());
  CHECK(names(back.results[0].only_here) == Names{"Speaker colours", "Video generation"});
}

TEST_CASE("what the facts state of both is not only the one's") {
  const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash", "Answers clerks.",
           line("PDF input", "Takes what was printed.") + ',' +
               line("PDF redaction", "Blackens names.") + ',' +
               line("", "Open source and welcoming to every clerk.") + ',' +
               line("Moth control", "Keeps insects off the paper.")) +
      R"({"id":"b","name":"Birch","type":"tool","license":"MIT","tags":["in:pdf"],)"
      R"("summary":"Answers clerks.","capabilities":[{"text":"Prints what clerks ask for."}]})"
      "\n" +
      tool("c", "Cedar", "Bakes.", line("Bread", "Bakes bread.")) +
      tool("d", "Dogwood", "Waters.", line("Gardens", "Waters gardens at night."))));
  CHECK(names(engine->compare({"a", "b"}).only[0]) == Names{"PDF redaction", "Moth control"});
}

TEST_CASE("a context of a million tokens is neither met nor told by whose context is far less") {
  const auto model = [](const char* id, const char* context, const std::string& lines) {
    return std::string(R"({"id":")") + id + R"(","name":")" + id +
           R"(","type":"model","signals":{"context":)" + context + R"(},"capabilities":[)" + lines +
           "]}\n";
  };
  const std::string wide = line("Context of a million tokens",
                                "Takes whole books: a context window of one million tokens.");
  const std::string narrow = line("Long context", "Takes books: a context window of 100k tokens.");
  const test::FreshEngine engine(
      test::catalogue_of(model("ash", "1000000", wide) + model("birch", "262144", narrow) +
                         model("cedar", "997952", narrow + ',' + wide) +
                         model("dogwood", "4096", line("Bread", "Bakes bread."))));
  CHECK(names(engine->compare({"ash", "birch"}).only[0]) == Names{"Context of a million tokens"});
  CHECK(engine->compare({"ash", "cedar"}).only[0].empty());
}

TEST_CASE("requirements that the other speaks of, and one's own name, are not held against it") {
  const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash Search", "Searches the web.",
           line("Protocol", "Protocol: Model Context Protocol (MCP)") + ',' +
               line("", "Ash Search finds pages of the web for agents.")) +
      tool("b", "Birch", "MCP server that searches the web.",
           line("", "Finds pages of the web for agents.") + ',' +
               line("", "Shows pictures beside the pages.")) +
      tool("c", "Cedar", "Bakes.", line("Bread", "Bakes bread.")) +
      tool("d", "Dogwood", "Waters.", line("Gardens", "Waters gardens at night.")) +
      tool("e", "Elm", "Counts.", line("Votes", "Counts votes in halls."))));
  CHECK(engine->compare({"a", "b"}).only[0].empty());
}

TEST_CASE("near words, words in several lines and a name without its manner are found") {
  const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash", "Answers questions about ledgers.",
           line("Automatic ledger queries", "Puts every wish of a clerk into a statement.") + ',' +
               line("Internet lookup of rates", "Asks for prices of the day.") + ',' +
               line("Invoice matching", "Lays bills beside orders.") + ',' +
               line("Moth control", "Keeps insects off the paper.")) +
      tool("b", "Birch", "Answers questions about ledgers.",
           line("", "Runs queries on a ledger that a clerk keeps.") + ',' +
               line("", "Does a lookup of rates on the web.") + ',' +
               line("", "Files each invoice by its date.") + ',' +
               line("", "Prepares the matching of two ledgers.")) +
      tool("c", "Cedar", "Bakes.", line("Bread", "Bakes bread.")) +
      tool("d", "Dogwood", "Waters.", line("Gardens", "Waters gardens at night.")) +
      tool("e", "Elm", "Counts.", line("Votes", "Counts votes in halls."))));
  const Comparison comparison = engine->compare({"a", "b"});
  CHECK(names(comparison.only[0]) == Names{"Moth control"});
}

TEST_CASE("what only one does is told before what it needs, and what it is") {
  const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash", "Mends sails.",
           line("", "Ash is a mender of sails.") + ',' + line("", "Requires Python 3.10.") + ',' +
               line("Sail mending", "Mends torn sails.")) +
      tool("b", "Birch", "Splices ropes.", line("Ropes", "Splices ropes in any weather."))));
  const Comparison comparison = engine->compare({"a", "b"});
  REQUIRE(comparison.only[0].size() == 3);
  CHECK(comparison.only[0][0].name == "Sail mending");
  for (const VerdictSentence& sentence : comparison.verdict.sentences) {
    CHECK(sentence.text.find("Python") == std::string::npos);
  }
}

TEST_CASE("what an entry is called it does not leave unmentioned") {
  const test::FreshEngine engine(test::catalogue_of(
      tool("a", "Ash", "Answers clerks about ledgers.",
           line("Ledger reconciliation", "Lays two books beside each other.") + ',' +
               line("Moth control", "Keeps insects off the paper.")) +
      tool("b", "Birch Reconciliation", "Answers clerks about ledgers.",
           line("", "Prints what clerks ask for.")) +
      tool("c", "Cedar", "Bakes.", line("Bread", "Bakes bread.")) +
      tool("d", "Dogwood", "Waters.", line("Gardens", "Waters gardens at night."))));
  CHECK(names(engine->compare({"a", "b"}).only[0]) == Names{"Moth control"});
}
