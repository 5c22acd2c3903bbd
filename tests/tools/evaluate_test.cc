// Measuring the ranking: the command's table, its JSON, and TREC runs.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tools/speech_catalogue.h"

using namespace matchgraph::test;
using nlohmann::json;

namespace {

const std::string kNeeds =
    R"({"query":"offline speech recognition","relevant":{"alphacep/vosk":3,"openai/whisper":1}}

{"query":"embedded SQL database","relevant":{"sqlite/sqlite":2,"gone/db":1}}
)";
const std::string kAlternatives =
    R"({"entity":"openai/whisper","relevant":{"alphacep/vosk":2,"deepgram/nova":1}}
)";

struct RunLine {
  std::size_t question = 0;
  std::string id;
  std::size_t rank = 0;
  double score = 0;
};

std::vector<RunLine> read_run(const std::string& path) {
  std::ifstream in(path);
  std::vector<RunLine> out;
  for (std::string text; std::getline(in, text);) {
    std::istringstream words(text);
    RunLine line;
    std::string q0;
    std::string tag;
    words >> line.question >> q0 >> line.id >> line.rank >> line.score >> tag;
    REQUIRE(!words.fail());
    CHECK(q0 == "Q0");
    CHECK(tag == "matchgraph");
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("evaluate prints a line of figures a truth file, and what is not in the catalogue") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const std::string needs = catalogue.write("t.needs.jsonl", kNeeds);
  const std::string alternatives = catalogue.write("t.alternatives.jsonl", kAlternatives);
  const Outcome text = catalogue.run({"evaluate", "--truth", needs, alternatives});
  CHECK(text.status == 0);
  CHECK(text.err == "");
  CHECK(line_count(text.out) == 4);
  CHECK(text.out.starts_with("questions  nDCG@10  MRR@10  recall@10  recall@100"));
  CHECK(contains(text.out, "\n        2  "));
  CHECK(contains(text.out, "  " + needs + "\n"));
  CHECK(contains(text.out, needs + ": 1 id not in the catalogue: gone/db\n"));
}

TEST_CASE("evaluate --format json is an array of objects with the documented fields") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const std::string needs = catalogue.write("t.needs.jsonl", kNeeds);
  const std::string alternatives = catalogue.write("t.alternatives.jsonl", kAlternatives);
  const Outcome outcome =
      catalogue.run({"evaluate", "--truth", needs, "--truth", alternatives, "--format", "json"});
  CHECK(outcome.status == 0);
  const json document = json::parse(outcome.out);
  REQUIRE(document.size() == 2);
  CHECK(document[0]["truth"] == needs);
  CHECK(document[0]["questions"] == 2);
  CHECK(document[0]["unknown_ids"] == 1);
  CHECK(document[0]["mrr10"] == 1.0);
  CHECK(document[0]["recall100"] == 0.75);
  CHECK(document[1]["ndcg10"] == 1.0);
  CHECK(document[1]["recall10"] == 1.0);
  CHECK(document[1]["unknown_ids"] == 0);
  CHECK(document[1]["p50_ms"].get<double>() <= document[1]["p99_ms"].get<double>());
}

TEST_CASE("a TREC run numbers questions by their lines from 0 and ranks from 1") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const std::string needs = catalogue.write("t.needs.jsonl", kNeeds);
  const std::string out = catalogue.file("needs.run");
  REQUIRE(catalogue.run({"evaluate", "--truth", needs, "--run", out}).status == 0);
  const std::vector<RunLine> run = read_run(out);
  REQUIRE(run.size() > 2);
  CHECK(run[0].question == 0);
  CHECK(run[0].id == "alphacep/vosk");
  CHECK(run.back().question == 2);
  for (std::size_t i = 0; i < run.size(); ++i) {
    const bool is_first = i == 0 || run[i - 1].question != run[i].question;
    CHECK(run[i].rank == (is_first ? 1 : run[i - 1].rank + 1));
    CHECK((is_first || run[i].score <= run[i - 1].score));
  }
}

TEST_CASE("parts of the ranking can be left out, each by its name") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const std::string truth =
      catalogue.write("t.one.jsonl", R"({"query":"WebSocket","relevant":{"alphacep/vosk":1}})");
  const auto recall = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"evaluate", "--truth", truth, "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json::parse(catalogue.run(arguments).out)[0]["recall100"].get<double>();
  };
  CHECK(recall({}) == 1);
  CHECK(recall({"--without", "graph"}) == 0);
  CHECK(recall({"--without", "evidence", "--without", "facts"}) == 1);
  const Outcome unknown = catalogue.run({"evaluate", "--truth", truth, "--without", "magic"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "accepted: graph, evidence, facts"));
}

TEST_CASE("faults of all truth files are reported by line, and nothing is measured or written") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const std::string bad = catalogue.write("bad.jsonl", kAlternatives + "{\"query\":\"x\"}\n");
  const std::string missing = catalogue.file("missing.jsonl");
  const Outcome outcome = catalogue.run({"evaluate", "--truth", bad, missing});
  CHECK(outcome.status == 3);
  CHECK(outcome.out == "");
  CHECK(contains(outcome.err, "bad.jsonl:2: error: relevant: is missing"));
  CHECK(contains(outcome.err, "missing.jsonl: error: cannot be opened"));
  CHECK(contains(outcome.err, "2 errors in the truth files"));
  const std::string out = catalogue.file("bad.run");
  CHECK(catalogue.run({"evaluate", "--truth", bad, "--run", out}).status == 3);
  CHECK_FALSE(std::filesystem::exists(out));
}

TEST_CASE("evaluate needs a truth file, and writes a run of one only") {
  const SpeechCatalogue& catalogue = built_catalogue();
  const Outcome none = catalogue.run({"evaluate"});
  CHECK(none.status == 2);
  CHECK(contains(none.err, "--truth FILE"));
  const std::string truth = catalogue.write("t.alternatives.jsonl", kAlternatives);
  const std::string out = catalogue.file("two.run");
  const Outcome two = catalogue.run({"evaluate", "--truth", truth, truth, "--run", out});
  CHECK(two.status == 2);
  CHECK(contains(two.err, "one truth file at a time"));
  CHECK_FALSE(std::filesystem::exists(out));
}
