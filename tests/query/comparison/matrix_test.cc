// Three to eight entities: clusters of capabilities, and what the verdict makes of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

// All four send mail, two of them also filter spam, two encrypt, and each has something of its own.
const test::FreshEngine& mail_servers() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"m/alpha","name":"Alpha","type":"tool","pricing":{"model":"free"},"capabilities":[{"text":"Sends mail over SMTP."},{"text":"Filters spam by learning from examples."},{"text":"Draws charts of traffic."}]}
{"id":"m/beta","name":"Beta","type":"tool","pricing":{"model":"paid"},"capabilities":[{"text":"Sends mail over SMTP to lists."},{"text":"Filters spam by learning."},{"text":"Encrypts messages with OpenPGP keys."}]}
{"id":"m/gamma","name":"Gamma","type":"tool","capabilities":[{"text":"Sends mail over SMTP in batches."},{"text":"Encrypts messages with OpenPGP."}]}
{"id":"m/delta","name":"Delta","type":"tool","capabilities":[{"text":"Sends mail over SMTP."},{"text":"Plays chess with administrators."}]}
{"id":"m/cook","name":"Cook","type":"tool","capabilities":[{"text":"Plans vegetarian dinners."}]}
{"id":"m/mute","name":"Mute","type":"tool","capabilities":[]}
)"));
  return engine;
}

std::vector<std::string> texts(const Comparison& comparison, RowKind kind) {
  std::vector<std::string> out;
  for (const MatrixRow& row : comparison.matrix) {
    if (row.kind == kind) out.push_back(row.capability.text);
  }
  return out;
}

/// The clusters as sets of (id, capability), whatever the order of entities and rows.
std::set<std::set<std::pair<std::string, std::size_t>>> clusters(const Comparison& comparison) {
  std::set<std::set<std::pair<std::string, std::size_t>>> out;
  for (const MatrixRow& row : comparison.matrix) {
    std::set<std::pair<std::string, std::size_t>> cluster;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i]) cluster.emplace(comparison.cards[i].id, row.cells[i]->capability.index);
    }
    out.insert(std::move(cluster));
  }
  return out;
}

void check_rows(const Comparison& comparison) {
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::tuple<RowKind, double> before = {RowKind::kSome, 1};
  for (const MatrixRow& row : comparison.matrix) {
    REQUIRE(row.cells.size() == comparison.cards.size());
    std::size_t holders = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i]) continue;
      ++holders;
      CHECK(seen.emplace(i, row.cells[i]->capability.index).second);
      CHECK((row.cells[i]->similarity >= 0 && row.cells[i]->similarity <= 1));
    }
    REQUIRE(row.cells[row.entity]);
    CHECK(row.cells[row.entity]->similarity == 1);
    CHECK(row.cells[row.entity]->capability.text == row.capability.text);
    for (const std::size_t speaker : row.spoken_of_by) CHECK_FALSE(row.cells[speaker]);
    const bool is_of_one = holders == 1 && row.spoken_of_by.empty();
    const RowKind kind = is_of_one                            ? RowKind::kOne
                         : holders == comparison.cards.size() ? RowKind::kAll
                                                              : RowKind::kSome;
    CHECK(row.kind == kind);
    CHECK((row.telling >= 0 && row.telling <= 1));
    CHECK((row.telling > 0) == (kind == RowKind::kSome && holders > 1));
    CHECK(std::get<RowKind>(before) <= row.kind);
    if (std::get<RowKind>(before) == row.kind) CHECK(std::get<double>(before) >= row.telling);
    before = {row.kind, row.telling};
  }
  std::size_t capabilities = 0;
  for (const Entity& entity : comparison.entities) capabilities += entity.capabilities.size();
  CHECK(seen.size() == capabilities);
}

}  // namespace

TEST_CASE("what some have stands before what all have, and that before what one has") {
  const Comparison c = mail_servers()->compare({"m/alpha", "m/beta", "m/gamma", "m/delta"});
  check_rows(c);
  CHECK(texts(c, RowKind::kAll) == std::vector<std::string>{"Sends mail over SMTP."});
  const std::vector<std::string> some = texts(c, RowKind::kSome);
  CHECK(std::set<std::string>(some.begin(), some.end()) ==
        std::set<std::string>{"Filters spam by learning from examples.",
                              "Encrypts messages with OpenPGP keys."});
  CHECK(texts(c, RowKind::kOne) ==
        std::vector<std::string>{"Draws charts of traffic.", "Plays chess with administrators."});
}

TEST_CASE("the verdict on several counts rows and names what one alone has") {
  const Comparison c = mail_servers()->compare({"m/alpha", "m/beta", "m/gamma", "m/delta"});
  CHECK(c.verdict.comparable);
  CHECK(c.verdict.summary == "5 capabilities: 1 in all 4, 2 in some, 2 in one alone.");
  std::vector<std::string> sentences;
  for (const VerdictSentence& sentence : c.verdict.sentences) {
    CHECK_FALSE(sentence.rests_on.empty());
    sentences.push_back(sentence.text);
  }
  // Alpha and Beta meet twice, and so do Beta and Gamma: nobody has most in common.
  CHECK(sentences == std::vector<std::string>{
                         "Take Alpha for what no other here mentions: Draws charts of traffic.",
                         "Take Delta for what no other here mentions: Plays chess with "
                         "administrators."});
}

TEST_CASE("the two that have most in common are named when they are two") {
  const Comparison c = mail_servers()->compare({"m/alpha", "m/beta", "m/delta"});
  REQUIRE_FALSE(c.verdict.sentences.empty());
  CHECK(c.verdict.sentences[0].text ==
        "Alpha and Beta have most in common: 2 of their capabilities meet.");
  CHECK(c.verdict.sentences[0].rests_on == std::vector<std::string>{"matrix"});
}

TEST_CASE("what another one's texts speak of is not called one's alone") {
  const Comparison c = test::sample_engine()->compare(
      {"ollama/ollama", "lmstudio/lm-studio", "nomic-ai/gpt4all", "janhq/jan"});
  check_rows(c);
  const auto row_of = [&c](const std::string& name) {
    const auto found = std::find_if(c.matrix.begin(), c.matrix.end(), [&name](const auto& row) {
      return row.capability.name == name;
    });
    REQUIRE(found != c.matrix.end());
    return *found;
  };
  // "Chats ... on the processor or the graphics card": no pair, and no silence.
  const MatrixRow hardware = row_of("Use of available hardware");
  CHECK(hardware.kind == RowKind::kSome);
  CHECK(hardware.telling == 0);
  CHECK(std::count(hardware.spoken_of_by.begin(), hardware.spoken_of_by.end(), 2) == 1);
  for (const VerdictSentence& sentence : c.verdict.sentences) {
    CHECK(sentence.text.find("Use of available hardware") == std::string::npos);
  }
  CHECK(c.verdict.summary.find(" perhaps in others, ") != std::string::npos);
}

TEST_CASE("what one alone mentions here, the page of any two does not call shared") {
  const std::vector<std::string> ids = {"qdrant/qdrant", "milvus-io/milvus", "openai/whisper-1",
                                        "janhq/jan"};
  const Comparison c = test::sample_engine()->compare(ids);
  std::size_t alone = 0;
  for (const MatrixRow& row : c.matrix) {
    if (row.kind != RowKind::kOne) continue;
    ++alone;
    CAPTURE(row.capability.name);
    for (std::size_t other = 0; other < ids.size(); ++other) {
      if (other == row.entity) continue;
      const Comparison two = test::sample_engine()->compare({ids[row.entity], ids[other]});
      const auto& only = two.only[0];
      CHECK(std::any_of(only.begin(), only.end(), [&row](const CapabilityRef& one) {
        return one.index == row.capability.index;
      }));
    }
  }
  CHECK(alone > 0);
}

TEST_CASE("what an entry says that another one does as well is not its alone") {
  const auto tool = [](const char* id, const char* lines) {
    return std::string(R"({"id":")") + id + R"(","name":")" + id +
           R"(","type":"tool","capabilities":[)" + lines + "]}\n";
  };
  const test::FreshEngine engine(test::catalogue_of(
      tool(
          "Oakum",
          R"({"name":"Sail mending","text":"Mends torn sails at sea.","versus":"Hawser does the same."},{"name":"Sharks","text":"Drives sharks away."})") +
      tool("Hawser", R"({"name":"Ropes","text":"Splices ropes in any weather."})") +
      tool("Bilge", R"({"name":"Pumps","text":"Pumps water out of a hull."})")));
  const Comparison two = engine->compare({"Oakum", "Hawser"});
  REQUIRE(two.only[0].size() == 1);
  CHECK(two.only[0][0].name == "Sharks");
  const Comparison three = engine->compare({"Oakum", "Hawser", "Bilge"});
  for (const MatrixRow& row : three.matrix) {
    if (row.capability.name == "Sail mending")
      CHECK(row.spoken_of_by == std::vector<std::size_t>{1});
    if (row.capability.name == "Sharks") CHECK(row.spoken_of_by.empty());
  }
}

TEST_CASE("where two cannot be compared nothing is called done by both") {
  const Comparison c = test::sample_engine()->compare({"qdrant/qdrant", "vladmandic/sdnext"});
  CHECK(c.verdict.heading == "not comparable");
  CHECK(c.both.empty());
  REQUIRE_FALSE(c.related.empty());
  CHECK(c.related[0].left.name == "Vector quantisation");
  const Comparison three =
      test::sample_engine()->compare({"qdrant/qdrant", "vladmandic/sdnext", "janhq/jan"});
  for (const MatrixRow& row : three.matrix) CHECK_FALSE((row.cells[0] && row.cells[1]));
}

TEST_CASE("one that shares nothing, and one of which nothing is known, are said to be so") {
  const Comparison c = mail_servers()->compare({"m/alpha", "m/beta", "m/cook", "m/mute"});
  check_rows(c);
  std::vector<std::string> sentences;
  for (const VerdictSentence& sentence : c.verdict.sentences) sentences.push_back(sentence.text);
  const auto said = [&sentences](const std::string& text) {
    return std::count(sentences.begin(), sentences.end(), text) == 1;
  };
  CHECK(said("Cook shares no capability with the others."));
  CHECK(said("The catalogue lists no capability of Mute."));
}

TEST_CASE("no row of what runs at home stands for what is hosted, nor for another job of it") {
  const auto line = [](const std::string& id, const std::string& capabilities) {
    return R"({"id":")" + id + R"(","name":")" + id + R"(","type":"tool","capabilities":[)" +
           capabilities + "]}\n";
  };
  const test::FreshEngine engine(test::catalogue_of(
      line(
          "ash",
          R"({"name":"Offline interview transcription","text":"Transcribes recorded interviews on the local machine by small models."})") +
      line(
          "birch",
          R"({"name":"Hosted interview transcription","text":"Transcribes recorded interviews on a server in the cloud."},{"name":"Family of transcription models","text":"Keeps transcription models for recorded interviews in several sizes."})") +
      line(
          "cedar",
          R"({"name":"Hosted interview transcription","text":"Transcribes recorded interviews on a server in the cloud."})")));
  const Comparison c = engine->compare({"ash", "birch", "cedar"});
  for (const MatrixRow& row : c.matrix) {
    if (row.capability.name == "Offline interview transcription") CHECK(row.kind == RowKind::kOne);
    if (row.capability.name == "Hosted interview transcription") {
      CHECK(row.cells[1].has_value());
      CHECK(row.cells[2].has_value());
      CHECK_FALSE(row.cells[0].has_value());
    }
  }
}

TEST_CASE("several that share nothing are not comparable") {
  const Comparison c = mail_servers()->compare({"m/cook", "m/mute", "m/gamma"});
  CHECK_FALSE(c.verdict.comparable);
  CHECK(c.verdict.summary ==
        "Nothing tells that they do the same: none of 3 capabilities is surely another.");
}

TEST_CASE("every matrix over the sample holds each capability once, whatever the order of names") {
  const std::vector<std::string> ids = {
      "nmslib/hnswlib",           "unum-cloud/usearch",   "qdrant/qdrant",
      "openai/whisper-1",         "ggml-org/whisper.cpp", "deepgram/nova-3",
      "modelcontextprotocol/git", "phind/phind"};
  for (std::size_t count = 3; count <= ids.size(); ++count) {
    for (std::size_t start = 0; start + count <= ids.size(); ++start) {
      CAPTURE(count);
      CAPTURE(start);
      std::vector<std::string> chosen(ids.begin() + static_cast<std::ptrdiff_t>(start),
                                      ids.begin() + static_cast<std::ptrdiff_t>(start + count));
      const Comparison comparison = test::sample_engine()->compare(chosen);
      check_rows(comparison);
      std::reverse(chosen.begin(), chosen.end());
      CHECK(clusters(test::sample_engine()->compare(chosen)) == clusters(comparison));
    }
  }
}

TEST_CASE("weak similarities do not chain unlike capabilities into one row") {
  // "b" is like both "a" and "c", which have nothing in common.
  const test::FreshEngine chain(test::catalogue_of(
      R"({"id":"c/a","name":"A","type":"tool","capabilities":[{"text":"Renders maps offline quickly with tiles."}]}
{"id":"c/b","name":"B","type":"tool","capabilities":[{"text":"Renders maps offline, bakes bread daily."}]}
{"id":"c/c","name":"C","type":"tool","capabilities":[{"text":"Bakes bread daily in ovens with flour."}]}
)"));
  const Comparison c = chain->compare({"c/a", "c/b", "c/c"});
  check_rows(c);
  CHECK(texts(c, RowKind::kAll).empty());
  // Who only speaks of a row's job is in no cell of it.
  const auto shared = std::count_if(c.matrix.begin(), c.matrix.end(), [](const MatrixRow& row) {
    return std::count_if(row.cells.begin(), row.cells.end(),
                         [](const auto& cell) { return cell.has_value(); }) > 1;
  });
  CHECK(shared == 1);
}
