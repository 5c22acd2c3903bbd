// The command's evidence: importing, exporting, counting, forgetting.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/postgresql_server.h"
#include "tools/speech_catalogue.h"

using namespace matchgraph::test;
using nlohmann::json;

namespace {

const std::string kLog =
    R"({"query": "offline speech", "selected": "alphacep/vosk", "at": "2026-11-03"}
{"query": "offline speech", "selected": "alphacep/vosk", "session": "ann"}
{"query": "fly", "shown": []}
{"query": "tables", "shown": ["sqlite/sqlite"], "at": "2025-01-01"}
)";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

json stats_of(const SpeechCatalogue& catalogue) {
  const Outcome outcome = catalogue.run({"evidence", "stats", "--format", "json"});
  REQUIRE(outcome.status == 0);
  return json::parse(outcome.out);
}

}  // namespace

TEST_CASE("evidence import tells what was new, and stats what is there") {
  const SpeechCatalogue catalogue;
  const std::string log = catalogue.write("log.jsonl", kLog);
  const Outcome imported = catalogue.run({"evidence", "import", log});
  CHECK(imported.status == 0);
  CHECK(imported.out == "imported 4 lines: 4 searches and 2 choices new\n");
  const Outcome again = catalogue.run({"evidence", "import", log, "--format", "json"});
  CHECK(json::parse(again.out) == json({{"lines", 4},
                                        {"searches", 0},
                                        {"choices", 0},
                                        {"known", 4},
                                        {"skipped", 0},
                                        {"errors", 0},
                                        {"warnings", 0}}));
  const Outcome stats = catalogue.run({"evidence", "stats"});
  CHECK(stats.status == 0);
  CHECK(contains(stats.out, "4 searches, 2 choices, 4 sessions, 2025-01-01 to 2026-11-03\n"));
  CHECK(contains(stats.out, "top needs\n  2  offline speech (2 chosen)\n"));
  CHECK(contains(stats.out, "found nothing\n  1  fly\n"));
  CHECK(contains(stats.out, "nobody chose\n  1  tables\n"));
  CHECK(contains(stats.out, "most chosen\n  2  alphacep/vosk (shown 2)\n"));
  const json document = stats_of(catalogue);
  CHECK(document["searches"] == 4);
  CHECK(document["choices"] == 2);
  CHECK(document["found_nothing"][0]["need"] == "fly");
  CHECK(document["first"] == "2025-01-01");
}

TEST_CASE("evidence export and import into an empty folder give the same counts and digest") {
  const SpeechCatalogue first;
  first.run({"evidence", "import", first.write("log.jsonl", kLog)});
  const std::string exported = first.file("export.jsonl");
  const Outcome outcome = first.run({"evidence", "export", exported});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "");
  CHECK(contains(outcome.err, "exported 4 lines\n"));
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{"evidence", "export", "-"}, {"evidence", "export"}}) {
    CHECK(first.run(how).out == read_file(exported));
  }
  CHECK(json::parse(first.run({"evidence", "export", "-o", exported, "--format", "json"}).out) ==
        json({{"lines", 4}}));
  const SpeechCatalogue second;
  CHECK(second.run({"evidence", "import", exported}).status == 0);
  json expected = stats_of(first);
  json found = stats_of(second);
  for (json* document : {&expected, &found}) {
    document->erase("file");
    document->erase("bytes");
  }
  CHECK(found == expected);
}

TEST_CASE("evidence forget drops texts before a day and keeps counts") {
  const SpeechCatalogue catalogue;
  catalogue.run({"evidence", "import", catalogue.write("log.jsonl", kLog)});
  const Outcome outcome = catalogue.run({"--before", "2026", "evidence", "forget"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "forgot 1 search with 0 choices; their counts stay\n");
  CHECK_FALSE(contains(catalogue.run({"evidence", "export"}).out, "tables"));
  const json document = stats_of(catalogue);
  CHECK(document["searches"] == 3);
  CHECK(document["forgotten_searches"] == 1);
  CHECK(document["entities_shown"] == 2);
  CHECK(json::parse(
            catalogue.run({"evidence", "forget", "--before", "2026", "--format", "json"}).out) ==
        json({{"searches", 0}, {"choices", 0}}));
}

TEST_CASE("problems of a log are reported by line, and nothing is imported") {
  const SpeechCatalogue catalogue;
  const std::string bad = catalogue.write("bad.jsonl", kLog + "{\"query\": \"x\"}\n{\n");
  const Outcome outcome = catalogue.run({"evidence", "import", bad, "--format", "json"});
  CHECK(outcome.status == 3);
  CHECK(contains(outcome.err, "bad.jsonl:5: error: selected: is missing"));
  CHECK(contains(outcome.err, "bad.jsonl:6: error: bad JSON"));
  CHECK(contains(outcome.err, "2 errors in the logs; correct what is reported above or pass"));
  CHECK(json::parse(outcome.out)["error"]["code"] == "bad_input");
  CHECK(catalogue.run({"evidence", "stats"}).status == 4);  // not even the folder was made
  const Outcome skipping = catalogue.run({"evidence", "import", bad, "--skip-bad"});
  CHECK(skipping.status == 0);
  CHECK(contains(skipping.out, "4 searches and 2 choices new, 2 lines skipped"));
  const Outcome missing =
      catalogue.run({"evidence", "import", catalogue.file("missing.jsonl"), "--skip-bad"});
  CHECK(missing.status == 3);
  CHECK(contains(missing.err, "missing.jsonl: error: cannot be opened"));
}

TEST_CASE("wrong usage of evidence is exit 2 and says what it takes") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
      {{"evidence"}, "import, export, stats, forget"},
      {{"evidence", "burn"}, "accepted: import, export, stats, forget"},
      {{"evidence", "import"}, "name the logs to import"},
      {{"evidence", "export", "a", "b"}, "name one"},
      {{"evidence", "export", "a", "-o", "b"}, "name one"},
      {{"evidence", "forget"}, "--before DATE"},
      {{"evidence", "forget", "--before", "yesterday"}, "accepted: YYYY, YYYY-MM, YYYY-MM-DD"},
      {{"evidence", "forget", "a", "--before", "2026"}, "takes no file"},
      {{"evidence", "stats", "a"}, "takes no file"},
      {{"evidence", "stats", "--limit", "x"}, "a whole number from 0 to 1000"}};
  for (const auto& [arguments, message] : wrong) {
    CAPTURE(message);
    const Outcome outcome = built_catalogue().run(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(contains(outcome.err, message));
  }
}

TEST_CASE("a damaged evidence database is exit 4 with one line, and searching works without it") {
  const SpeechCatalogue catalogue;
  REQUIRE(catalogue.run({"build", catalogue.catalogue()}).status == 0);
  std::ofstream(catalogue.data() + "/evidence.db") << std::string(5000, 'g');
  for (const char* action : {"stats", "export"}) {
    const Outcome outcome = catalogue.run({"evidence", action, "--format", "json"});
    CHECK(outcome.status == 4);
    CHECK(json::parse(outcome.out)["error"]["code"] == "environment");
    CHECK(contains(outcome.err, "it is damaged: move it away"));
  }
  CHECK(catalogue.run({"evidence", "import", catalogue.write("log.jsonl", kLog)}).status == 4);
  CHECK(catalogue.run({"evidence", "forget", "--before", "2026"}).status == 4);
  CHECK(catalogue.run({"search", "speech"}).status == 0);
}

TEST_CASE("evidence of a folder that does not exist is exit 4, of one without any is nothing") {
  const std::vector<std::vector<std::string>> reading = {
      {"evidence", "stats"}, {"evidence", "export"}, {"evidence", "forget", "--before", "2026"}};
  for (std::vector<std::string> arguments : reading) {
    CHECK(built_catalogue().run(arguments).status == 0);
    arguments.insert(arguments.end(), {"--data", "/nonexistent/data"});
    const Outcome nowhere = run_command(arguments);
    CHECK(nowhere.status == 4);
    CHECK(contains(nowhere.err, "/nonexistent/data: there is no such data folder"));
  }
}

TEST_CASE("an address of the evidence that is none is refused without being repeated") {
  const SpeechCatalogue catalogue;
  const std::string wrong = "postgresq://owner:s3cret@db/evidence";
  const std::string unreachable = "postgresql://owner:s3cret@127.0.0.1:1/evidence";
  const std::vector<std::vector<std::string>> lines = {
      {"evidence", "stats", "--evidence", wrong},
      {"evidence", "stats", "--evidence", unreachable},
      {"evidence", "stats", "--evidence", unreachable + "?s3cret"},
      {"serve", "--listen", "127.0.0.1:0", "--evidence", wrong},
      {"build", catalogue.file("catalogue.jsonl"), "--evidence", unreachable}};
  for (const auto& words : lines) {
    const Outcome outcome = catalogue.run(words);
    CAPTURE(outcome.err);
    CHECK(outcome.status != 0);
    CHECK_FALSE(outcome.err.empty());
    CHECK_FALSE(contains(outcome.err + outcome.out, "s3cret"));
  }
}

TEST_CASE("a build folds in what a database keeps, named by an option or the environment") {
  if (!postgresql_programs()) {
    MESSAGE("PostgreSQL is not installed");
    return;
  }
  PostgresqlServer server;
  const SpeechCatalogue catalogue;
  const std::string place = server.schema_address("place");
  const std::string log = catalogue.write("log.jsonl", kLog);
  CHECK(catalogue.run({"evidence", "prepare", "--evidence", place}).status == 0);
  CHECK(catalogue.run({"evidence", "import", log, "--evidence", place}).status == 0);
  const Outcome stats = catalogue.run({"evidence", "stats", "--evidence", place});
  CHECK(contains(stats.out, "4 searches, 2 choices, 4 sessions, 2025-01-01 to 2026-11-03\n"));
  const Outcome exported = catalogue.run({"evidence", "export", "--evidence", place});
  CHECK(contains(exported.err, "exported 4 lines"));
  const Outcome built = catalogue.run(
      {"build", catalogue.file("catalogue.jsonl"), "--evidence", place, "--format", "json"});
  CHECK(built.status == 0);
  CHECK(json::parse(built.out)["bytes"].contains("past-choices.arrays"));
  // The folder has none of its own.
  CHECK(stats_of(catalogue)["searches"] == 0);
  Environment around;
  around.variables = {{"MATCHGRAPH_EVIDENCE", place}};
  CHECK(contains(catalogue.run({"evidence", "stats"}, around).out, "4 searches, 2 choices"));
  CHECK(catalogue.run({"verify"}, around).status == 0);
}
