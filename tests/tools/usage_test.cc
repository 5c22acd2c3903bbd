// Wrong usage, help, and surroundings that fail.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>

#include "tools/speech_catalogue.h"

using namespace matchgraph::test;
using nlohmann::json;

namespace {

void check_usage(const std::vector<std::string>& arguments, const std::string& message) {
  INFO(message);
  const Outcome outcome = built_catalogue().run(arguments);
  CHECK(outcome.status == 2);
  CHECK(outcome.out == "");
  CAPTURE(outcome.err);
  CHECK(line_count(outcome.err) == 1);
  CHECK(contains(outcome.err, message));
}

}  // namespace

TEST_CASE("wrong usage is exit 2 with one line that says what to do") {
  check_usage({"search", "x", "--limit", "many"}, "a whole number from 0 to 1000 is needed");
  check_usage({"search", "x", "--limit", "1001"}, "not \"1001\"");
  check_usage({"search", "x", "--limit", "-1"}, "not \"-1\"");
  check_usage({"search", "x", "--max-price", "nan"}, "a number of at least 0 is needed");
  check_usage({"search", "x", "--min-rank", "101"}, "a number from 0 to 100 is needed");
  check_usage({"search", "x", "--sort", "size"}, "accepted: relevance, rank, price, updated, name");
  check_usage({"search", "x", "--nonsense"}, "see matchgraph search --help");
  check_usage({"search", "x", "--where", "context"}, "context");
  check_usage({"search", "x", "--format", "page"}, "accepted: text, json, markdown, csv, trec");
  check_usage({"search", "x", "--format", "trec", "--sort", "price"}, "leave out --sort price");
  check_usage({"entity", "Whisper", "--format", "html"}, "accepted: text, json, markdown, csv");
  check_usage({"stats", "--format", "csv"}, "accepted: text, json");
  check_usage({"compare", "Whisper", "Vosk", "--format", "xml"},
              "accepted: text, json, markdown, html, csv, page");
  check_usage({"compare", "Whisper"}, "two to eight");
  check_usage({"compare", "a", "b", "c", "d", "e", "f", "g", "h", "i"}, "two to eight");
  check_usage({"compare", "Whisper", "openai/whisper"}, "a second time");
  check_usage({"path", "Whisper"}, "name two, not 1");
  check_usage({"path", "Whisper", "openai/whisper"}, "a second time");
  check_usage({"compare", "Whisper", "Vosk", "Nova", "--format", "page"}, "exactly two");
  check_usage({"entity", "Whisper", "Vosk"}, "one entity");
  check_usage({"use", "latest"}, "not the number of a generation");
  check_usage({"use", "999"}, "999");
  check_usage({"diff", "1", "latest"}, "not the number of a generation");
  check_usage({"diff", "1", "999"}, "there is no generation 999");
  check_usage({"diff", "1", "1", "1"}, "two generations");
  check_usage({"diff", "1", "1", "--limit", "1001"}, "not \"1001\"");
  check_usage({"search", std::string(2049, 'a')}, "at most 2048");
  check_usage({"entity", std::string(2049, 'a')}, "at most 2048");
  check_usage({"serach", "x"}, "did you mean search?");
  check_usage({"zzz"}, "unknown subcommand \"zzz\": there are search, alternatives");
}

TEST_CASE("a subcommand that lacks what it is about explains itself") {
  for (const char* name : {"search", "alternatives", "compare", "path", "entity", "build", "check",
                           "import", "use", "diff", "evidence"}) {
    CAPTURE(name);
    const Outcome outcome = built_catalogue().run({name});
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(contains(outcome.err, "Examples:"));
    CHECK(contains(outcome.err, "\nmatchgraph: "));
  }
  CHECK(built_catalogue().run({"search", "  "}).status == 2);
  const Outcome nothing = run_command({});
  CHECK(nothing.status == 2);
  CHECK(contains(nothing.err, "matchgraph build catalogue.jsonl"));
}

TEST_CASE("with JSON an error is a document on standard output as well") {
  const std::vector<std::vector<std::string>> wrong = {
      {"search", "x", "--limit", "many", "--format", "json"},
      {"--format=json", "serach"},
      {"--format", "json", "search"},
      {"search", "x", "--format", "json", "--where", "context"}};
  for (const std::vector<std::string>& arguments : wrong) {
    const Outcome outcome = built_catalogue().run(arguments);
    CHECK(outcome.status == 2);
    CHECK(json::parse(outcome.out)["error"]["code"] == "usage");
    CHECK(contains(outcome.err, "matchgraph: "));
  }
}

TEST_CASE("help is printed for the command and for each subcommand, with examples") {
  const Outcome help = run_command({"--help"});
  CHECK(help.status == 0);
  CHECK(help.err == "");
  CHECK(contains(help.out, "Examples:"));
  for (const char* name : {"build", "check", "import", "search", "alternatives", "compare", "path",
                           "entity", "stats", "verify", "diff", "use", "evidence"}) {
    CAPTURE(name);
    CHECK(contains(help.out, std::string("\n  ") + name));
    const Outcome sub = run_command({name, "--help"});
    CHECK(sub.status == 0);
    CHECK(contains(sub.out, std::string("\n  matchgraph ") + name));
    CHECK(contains(sub.out, "--data DIR"));
  }
}

TEST_CASE("the version is the project's") {
  std::ifstream in(MATCHGRAPH_SOURCE_DIR "/CMakeLists.txt");
  std::stringstream text;
  text << in.rdbuf();
  const std::string lists = text.str();
  std::smatch found;
  REQUIRE(std::regex_search(lists, found, std::regex(R"(project\(matchgraph VERSION ([0-9.]+))")));
  CHECK(run_command({"--version"}).out == "matchgraph " + found[1].str() + "\n");
}

TEST_CASE("the data folder is the option's, else the variable's, else the user's") {
  const SpeechCatalogue& catalogue = built_catalogue();
  CHECK(run_command({"stats"}, {{{"MATCHGRAPH_DATA", catalogue.data()}}}).status == 0);
  CHECK(run_command({"stats", "--data", catalogue.data()}, {{{"MATCHGRAPH_DATA", "/nonexistent"}}})
            .status == 0);
  const SpeechCatalogue home;
  REQUIRE(
      run_command({"build", home.catalogue()}, {{{"XDG_DATA_HOME", home.file("xdg")}}}).status ==
      0);
  CHECK(std::filesystem::exists(home.file("xdg/matchgraph/CURRENT")));
  REQUIRE(run_command({"build", home.catalogue()}, {{{"HOME", home.file("me")}}}).status == 0);
  CHECK(std::filesystem::exists(home.file("me/.local/share/matchgraph/CURRENT")));
}

TEST_CASE("no snapshot is exit 4 and says where none is") {
  for (const char* name : {"stats", "verify"}) {
    const Outcome outcome = run_command({name, "--data", "/nonexistent/data"});
    CHECK(outcome.status == 4);
    CHECK(line_count(outcome.err) == 1);
    CHECK(contains(outcome.err, "/nonexistent/data"));
  }
  const Outcome document =
      run_command({"search", "x", "--data", "/nonexistent/data", "--format", "json"});
  CHECK(document.status == 4);
  CHECK(json::parse(document.out)["error"]["code"] == "environment");
}

TEST_CASE("a reader that goes away is no failure, a full or closed output is") {
  Environment deaf;
  deaf.deaf_output = true;
  CHECK(built_catalogue().run({"search", "speech"}, deaf).status == 0);
  Environment full;
  full.full_output = true;
  const Outcome unwritten = built_catalogue().run({"search", "speech", "--format", "json"}, full);
  CHECK(unwritten.status == 4);
  CHECK(contains(unwritten.err, "cannot write the output"));
  Environment closed;
  closed.close_output = true;
  CHECK(built_catalogue().run({"search", "speech"}, closed).status == 4);
  CHECK(run_command({"--help"}, closed).status == 4);
}

TEST_CASE("a closed output is never mistaken for a file of the snapshot") {
  const SpeechCatalogue catalogue;
  Environment closed;
  closed.close_output = true;
  catalogue.run({"build", catalogue.catalogue()}, closed);
  CHECK(catalogue.run({"verify"}).status == 0);
}

TEST_CASE("escape sequences in arguments do not come back to the terminal") {
  for (const std::string format : {"text", "bad\x1b[2J"}) {
    const Outcome outcome = built_catalogue().run({"entity", "x\x1b[2Jy\nz", "--format", format});
    CHECK_FALSE(contains(outcome.err, "\x1b"));
    CHECK_FALSE(contains(outcome.out, "\x1b"));
  }
  const Outcome file = built_catalogue().run({"check", "no\x1b[2J.jsonl"});
  CHECK(file.status == 3);
  CHECK_FALSE(contains(file.out + file.err, "\x1b"));
}
