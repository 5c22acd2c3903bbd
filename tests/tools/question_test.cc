// Questions to a snapshot: search, alternatives, compare, entity.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "tools/speech_catalogue.h"

using namespace matchgraph::test;
using nlohmann::json;

namespace {

std::vector<std::string> ids(const std::string& document) {
  std::vector<std::string> list;
  const json parsed = json::parse(document);
  for (const json& result : parsed.at("results")) list.push_back(result.at("id"));
  return list;
}

}  // namespace

TEST_CASE("a need finds what meets it, with the capability that does") {
  const Outcome found = built_catalogue().run({"search", "transcribe speech to text"});
  CHECK(found.status == 0);
  CHECK(found.err == "");
  CHECK(contains(found.out, "Whisper"));
  CHECK(contains(found.out, "- Transcribes"));
  CHECK(contains(found.out, " found, showing 1-"));
  CHECK_FALSE(contains(found.out, "\x1b"));
}

TEST_CASE("a need may be given as several words") {
  const Outcome one = built_catalogue().run({"search", "offline speech phone", "--format", "json"});
  const Outcome several =
      built_catalogue().run({"search", "offline", "speech", "phone", "--format", "json"});
  CHECK(one.status == 0);
  CHECK(ids(one.out).front() == "alphacep/vosk");
  CHECK(one.out == several.out);
}

TEST_CASE("options stand before or after the subcommand") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const Outcome after = run_command({"search", "speech", "--type", "model", "--limit", "1",
                                     "--format", "json", "--data", catalogue.data()});
  CHECK(after.status == 0);
  CHECK(ids(after.out) == std::vector<std::string>{"openai/whisper"});
  CHECK(run_command({"--data", catalogue.data(), "--format=json", "--type", "model", "--limit=1",
                     "search", "speech"})
            .out == after.out);
  CHECK(run_command({"--format", "json", "search", "--limit", "1", "speech", "--data",
                     catalogue.data(), "--type=model"})
            .out == after.out);
}

TEST_CASE("a subcommand's name inside a need is a word like any other") {
  const Outcome found = built_catalogue().run({"search", "compare", "stats", "speech", "build"});
  CHECK(found.status == 0);
  CHECK(contains(found.out, "Whisper"));
}

TEST_CASE("text that starts with a dash stands after --") {
  CHECK(built_catalogue().run({"search", "--", "-speech"}).status == 0);
  const Outcome refused = built_catalogue().run({"search", "-speech"});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "put --"));
}

TEST_CASE("filters hold for search and alternatives alike") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const auto found = [&catalogue](std::vector<std::string> filters) {
    std::vector<std::string> search = {"search", "transcribe speech", "--format", "json"};
    search.insert(search.end(), filters.begin(), filters.end());
    std::vector<std::string> list = ids(catalogue.run(search).out);
    std::sort(list.begin(), list.end());
    return list;
  };
  using Ids = std::vector<std::string>;
  CHECK(found({"--maker", "openai"}) == Ids{"openai/whisper"});
  CHECK(found({"--license", "Apache-2.0"}) == Ids{"alphacep/vosk"});
  CHECK(found({"--where", "stars >= 10000"}) == Ids{"openai/whisper"});
  CHECK(found({"--type", "model", "--type", "api"}) == Ids{"deepgram/nova", "openai/whisper"});
  const std::vector<std::string> free = found({"--free", "--not-maker", "OpenAI"});
  CHECK(std::count(free.begin(), free.end(), "alphacep/vosk") == 1);
  CHECK(std::count(free.begin(), free.end(), "deepgram/nova") == 0);

  const Outcome others =
      catalogue.run({"alternatives", "Whisper", "--type", "api", "--format", "json"});
  CHECK(ids(others.out) == Ids{"deepgram/nova"});
}

TEST_CASE("filters alone list what passes them") {
  const Outcome found = built_catalogue().run({"search", "--type", "model", "--format", "json"});
  CHECK(found.status == 0);
  CHECK(ids(found.out) == std::vector<std::string>{"openai/whisper"});
}

TEST_CASE("an explanation is printed when asked for") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const json plain = json::parse(catalogue.run({"search", "speech", "--format", "json"}).out);
  CHECK_FALSE(plain["results"][0].contains("explanation"));
  const json told =
      json::parse(catalogue.run({"search", "speech", "--explain", "--format", "json"}).out);
  CHECK(told["results"][0]["explanation"].contains("children"));
}

TEST_CASE("nothing found is exit 1 and says so") {
  const Outcome text = built_catalogue().run({"search", "zxqvwk"});
  CHECK(text.status == 1);
  CHECK(contains(text.out, "nothing found for \"zxqvwk\""));
  const Outcome document = built_catalogue().run({"search", "zxqvwk", "--format", "json"});
  CHECK(document.status == 1);
  CHECK(json::parse(document.out)["total"] == 0);
}

TEST_CASE("alternatives leave the seeds out") {
  const Outcome found = built_catalogue().run({"alternatives", "Whisper", "--format", "json"});
  CHECK(found.status == 0);
  const json document = json::parse(found.out);
  CHECK(document["seeds"][0]["id"] == "openai/whisper");
  const std::vector<std::string> list = ids(found.out);
  CHECK(std::count(list.begin(), list.end(), "openai/whisper") == 0);
  CHECK(std::count(list.begin(), list.end(), "alphacep/vosk") == 1);
  CHECK(contains(built_catalogue().run({"alternatives", "Whisper"}).out,
                 "Alternatives to Whisper\n"));
}

TEST_CASE("two entities are compared side by side") {
  const Outcome text = built_catalogue().run({"compare", "Whisper", "Vosk"});
  CHECK(text.status == 0);
  CHECK(text.out.starts_with("Whisper vs Vosk\n"));
  // Of one or two lines no share is told, and what one does of the other only where that is sure.
  CHECK_FALSE(contains(text.out, "\nCoverage\n"));
  const json document =
      json::parse(built_catalogue().run({"compare", "Whisper", "Vosk", "--format", "json"}).out);
  CHECK(document["entities"].size() == 2);
  CHECK(document["coverage"].size() == 2);
  CHECK(document["only"].size() == 2);
  const Outcome page = built_catalogue().run({"--format", "page", "compare", "Whisper", "Vosk"});
  CHECK(page.status == 0);
  CHECK(page.out.starts_with("Whisper vs Vosk\n"));
  CHECK_FALSE(page.out.ends_with("\n"));
}

TEST_CASE(
    "how two entities are connected is told step by step, and that they are not with status 1") {
  const Outcome text = built_catalogue().run({"path", "Whisper", "Vosk"});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "1    Whisper\n"));
  CHECK(contains(text.out, "alike in "));
  const json document =
      json::parse(built_catalogue().run({"path", "Whisper", "Vosk", "--format", "json"}).out);
  CHECK(document["connected"] == true);
  CHECK(document["entities"].front()["id"] == "openai/whisper");
  CHECK(document["entities"].back()["id"] == "alphacep/vosk");
  CHECK(document["steps"].size() + 1 == document["entities"].size());
  CHECK(built_catalogue()
            .run({"path", "Whisper", "Vosk", "--format", "markdown"})
            .out.starts_with("# From Whisper to Vosk\n"));
}

TEST_CASE("three entities share a matrix") {
  const json document = json::parse(
      built_catalogue().run({"compare", "Whisper", "Vosk", "Nova", "--format", "json"}).out);
  CHECK(document["matrix"].size() > 0);
  CHECK_FALSE(document.contains("both"));
}

TEST_CASE("answers come in every format that a subcommand names") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const auto out = [&catalogue](std::vector<std::string> arguments, const char* format) {
    arguments.insert(arguments.end(), {"--format", format});
    const Outcome outcome = catalogue.run(arguments);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    return outcome.out;
  };
  CHECK(out({"compare", "Whisper", "Vosk"}, "markdown").starts_with("# Whisper vs Vosk\n"));
  CHECK(
      out({"compare", "Whisper", "Vosk", "Nova"}, "markdown").starts_with("# Whisper vs Vosk vs "));
  CHECK(out({"compare", "Whisper", "Vosk"}, "html").starts_with("<!DOCTYPE html>\n"));
  CHECK(
      contains(out({"compare", "Whisper", "Vosk", "Nova"}, "html"), "<title>Whisper vs Vosk vs "));
  CHECK(out({"compare", "Whisper", "Vosk"}, "csv")
            .starts_with("section,feature,similarity,Whisper,Vosk\r\n"));
  CHECK(out({"search", "speech"}, "markdown").starts_with("# Search: speech\n"));
  CHECK(out({"search", "speech"}, "csv").starts_with("position,id,name,"));
  CHECK(out({"search", "speech"}, "trec").starts_with("0 Q0 "));
  CHECK(out({"alternatives", "Whisper"}, "markdown").starts_with("# Alternatives to Whisper\n"));
  CHECK(out({"alternatives", "Whisper"}, "csv").starts_with("position,id,name,"));
  CHECK(contains(out({"alternatives", "Whisper"}, "trec"), "0 Q0 alphacep/vosk "));
  CHECK(out({"entity", "SQLite"}, "markdown").starts_with("# SQLite\n"));
  CHECK(contains(out({"entity", "SQLite"}, "csv"), "fact,shoe size,43,,\r\n"));
}

TEST_CASE("nothing found is exit 1 in every format of a list") {
  for (const char* format : {"text", "json", "markdown", "csv", "trec"}) {
    CAPTURE(format);
    CHECK(built_catalogue().run({"search", "zxqvwk", "--format", format}).status == 1);
  }
}

TEST_CASE("an entity is shown with what this version does not interpret") {
  const Outcome text = built_catalogue().run({"entity", "SQLite"});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "shoe size     43\n"));
  CHECK(contains(text.out, "maker         unknown\n"));
  const json document =
      json::parse(built_catalogue().run({"entity", "sqlite/sqlite", "--format", "json"}).out);
  CHECK(document["shoe_size"] == 43);
}

TEST_CASE("a name that no entity has, but entries name as a rival, shows what they claim") {
  const SpeechCatalogue folder;
  const std::string file = folder.write(
      "c.jsonl",
      R"({"id":"a","name":"Nova","type":"tool","versus":"Often faster than Orion 2.","capabilities":[]})"
      "\n");
  REQUIRE(folder.run({"build", file}).status == 0);
  const Outcome text = folder.run({"entity", "orion 2"});
  CHECK(text.status == 0);
  CHECK(text.out ==
        "Claims about orion 2\nno entity of the catalogue\n\n"
        "- Nova claims to be better (faster), hedged — “Often faster than Orion 2.”\n\n"
        "1 found, showing 1-1\n");
  CHECK(text.err ==
        "matchgraph: no entity is called \"orion 2\"; these entries name it as a rival\n");
  const json document = json::parse(folder.run({"entity", "Orion 2", "--format", "json"}).out);
  CHECK(document["subject"] == nullptr);
  CHECK(document["claims"][0]["by"]["id"] == "a");
  CHECK(folder.run({"entity", "Orion"}).status == 1);
}

TEST_CASE("a name that nothing has is exit 1 with near names") {
  const Outcome text = built_catalogue().run({"entity", "qqqqqqqq"});
  CHECK(text.status == 1);
  CHECK(text.out == "");
  CHECK(contains(text.err, "nothing is called \"qqqqqqqq\""));
  const Outcome document = built_catalogue().run({"entity", "qqqqqqqq", "--format", "json"});
  CHECK(document.status == 1);
  CHECK(json::parse(document.out)["error"]["code"] == "not_found");
}

TEST_CASE("a name that several entities have is exit 2 with the candidates") {
  const SpeechCatalogue catalogue;
  const std::string twins = catalogue.write(
      "twins.jsonl",
      R"({"id":"a/echo","name":"Echo","type":"tool","capabilities":[{"text":"Repeats what is said."}]}
{"id":"b/echo","name":"Echo","type":"model","capabilities":[{"text":"Plays music in a kitchen."}]}
)");
  REQUIRE(catalogue.run({"build", twins}).status == 0);
  const Outcome text = catalogue.run({"entity", "Echo"});
  CHECK(text.status == 2);
  CHECK(text.out == "");
  CHECK(contains(text.err, "a/echo"));
  CHECK(contains(text.err, "b/echo"));
  const json document = json::parse(catalogue.run({"entity", "Echo", "--format", "json"}).out);
  CHECK(document["error"]["code"] == "ambiguous");
  CHECK(document["error"]["detail"]["candidates"].size() == 2);
}

TEST_CASE("a text that names a seed is answered in the shape of alternatives, with the query") {
  const Outcome found = built_catalogue().run(
      {"search", "like \"openai/whisper\" without a GPU", "--format", "json"});
  const json document = json::parse(found.out);
  CHECK(document.at("seeds").at(0).at("id") == "openai/whisper");
  CHECK(document.at("constraints").at(0).at("critique") == "without GPU");
  for (const char* key : {"total", "results", "critiques", "unknown"}) {
    CAPTURE(key);
    CHECK(document.contains(key));
  }
  const json& query = document.at("query");
  CHECK(query.at("text") == "like \"openai/whisper\" without a GPU");
  CHECK(query.at("seeds").at(0).at("id") == "openai/whisper");
  CHECK(query.at("understood").size() == 2);
  CHECK(query.at("constraints") == document.at("constraints"));
  const std::vector<std::string> list = ids(found.out);
  CHECK(std::count(list.begin(), list.end(), "openai/whisper") == 0);
}

TEST_CASE("a plain need is answered in the shape of search") {
  const json document =
      json::parse(built_catalogue().run({"search", "transcribe speech", "--format", "json"}).out);
  CHECK(document.contains("facets"));
  CHECK_FALSE(document.contains("seeds"));
  CHECK(document.at("query").at("text") == "transcribe speech");
  CHECK(document.at("query").at("understood").empty());
}

TEST_CASE("critiques are flags as well") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const auto both = [&](std::vector<std::string> flags, const std::string& typed) {
    flags.insert(flags.begin(), {"alternatives", "Whisper"});
    flags.insert(flags.end(), {"--format", "json"});
    const std::string words = "like Whisper but " + typed;
    return std::pair(ids(catalogue.run(flags).out),
                     ids(catalogue.run({"search", words, "--format", "json"}).out));
  };
  const std::vector<std::pair<std::vector<std::string>, std::string>> same = {
      {{"--cheaper"}, "cheaper"},
      {{"--newer"}, "newer"},
      {{"--smaller"}, "smaller"},
      {{"--larger"}, "larger"},
      {{"--higher-ranked"}, "higher ranked"},
      {{"--paid"}, "paid"},
      {{"--open-source"}, "open source"},
      {{"--with", "phone"}, "with phone"},
      {{"--without", "phone"}, "without phone"}};
  for (const auto& [flags, typed] : same) {
    CAPTURE(typed);
    const auto [by_flag, by_text] = both(flags, typed);
    CHECK(by_flag == by_text);
  }
}

TEST_CASE(
    "a text that cannot be read is exit 2 with the position, and so is one that is too long") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const Outcome open = catalogue.run({"search", "like \"Whisper but cheaper"});
  CHECK(open.status == 2);
  CHECK(open.out == "");
  CHECK(contains(open.err, "position 6"));
  const Outcome json_too = catalogue.run({"search", "speech price:<much", "--format", "json"});
  CHECK(json_too.status == 2);
  CHECK(contains(json::parse(json_too.out)["error"]["message"].get<std::string>(), "position "));
  CHECK(catalogue.run({"search", "like Whisper with the"}).status == 2);
  const Outcome too_long = catalogue.run({"search", std::string(10000, 'a')});
  CHECK(too_long.status == 2);
  CHECK(contains(too_long.err, "2048"));
  CHECK(catalogue.run({"search", "like Whisper but larger"}).status == 1);
}
