// What typed texts are read as: a table of queries with their exact reading, and what holds for
// all.
//
// tests/data/queries/*.tsv hold a query and its reading a line: "@id" a seed, "{...}" a typed
// filter, "?id: respect" a claim question, "=id" what is compared, "unknown:" a name that is not
// known, other words a critique; "need:" what is left, or "plain" for a text of which nothing was
// read; "error N" and a part of the message for one that is refused.

#include "query/language/parse.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "support/reading_faults.h"
#include "support/small_vocabulary.h"

using namespace matchgraph;

namespace {

const std::string kQueriesFolder = MATCHGRAPH_SOURCE_DIR "/tests/data/queries/";

std::string describe(const Chip& chip, const ParsedQuery& query, std::size_t seed) {
  switch (chip.kind) {
    case Chip::Kind::kSeed:
      return "@" + query.seeds[seed].id;
    case Chip::Kind::kFilter:
      return "{" + chip.label + "}";
    case Chip::Kind::kClaim:
      return fmt::format("?{}: {}", query.claim->subject.id, query.claim->respect.value_or("any"));
    case Chip::Kind::kCompared:
      return "=" + query.comparison->subjects[seed].id;
    case Chip::Kind::kCondition:
      return "[" + chip.label + "]";
    case Chip::Kind::kCritique:
      break;
  }
  return chip.label;
}

std::string describe(const ParsedQuery& query) {
  const bool sets_condition =
      std::any_of(query.conditions.begin(), query.conditions.end(),
                  [](const TypedCondition& one) { return !one.is_direction; });
  if (query.is_read_as_need() && !sets_condition && query.need == query.text) return "plain";
  std::string out;
  std::size_t seeds = 0;
  for (const Chip& chip : chips(query)) {
    out += (out.empty() ? "" : " | ") + describe(chip, query, seeds);
    seeds += chip.kind == Chip::Kind::kSeed || chip.kind == Chip::Kind::kCompared;
  }
  if (query.unknown)
    out += fmt::format("{}unknown: {}", out.empty() ? "" : " | ", query.unknown->typed);
  if (!query.need.empty()) out += fmt::format("{}need: {}", out.empty() ? "" : " | ", query.need);
  return out;
}

/// The reading of a text, or "error MESSAGE".
std::string reading_of(const std::string& text) {
  try {
    return describe(parse_query(text, test::SmallVocabulary()));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kUsage);
    return std::string("error ") + error.what();
  }
}

ParsedQuery parse(const std::string& text) { return parse_query(text, test::SmallVocabulary()); }

std::string message_of(const std::string& text) { return reading_of(text).substr(6); }

bool fits(const std::string& reading, const std::string& expected) {
  if (!expected.starts_with("error ")) return reading == expected;
  const std::size_t space = expected.find(' ', 6);
  const std::string position = expected.substr(6, space - 6);
  return reading.starts_with(fmt::format("error position {}: ", position)) &&
         reading.find(expected.substr(space + 1)) != std::string::npos;
}

std::vector<std::string> words_of(const std::vector<ParseNote>& notes) {
  std::vector<std::string> out;
  for (const ParseNote& note : notes) out.push_back(note.text);
  return out;
}

}  // namespace

TEST_CASE("every query of the tables is read as they say") {
  std::size_t rows = 0;
  for (const auto& file : std::filesystem::directory_iterator(kQueriesFolder)) {
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line.starts_with("# ")) continue;
      const std::size_t tab = line.find('\t');
      REQUIRE(tab != std::string::npos);
      const std::string query = line.substr(0, tab);
      const std::string reading = reading_of(query);
      const bool as_expected = fits(reading, line.substr(tab + 1));
      CHECK_MESSAGE(as_expected,
                    query << "\n  read as  " << reading << "\n  expected " << line.substr(tab + 1));
      ++rows;
    }
  }
  CHECK(rows >= 130);
}

TEST_CASE("nothing that was typed is lost, and every span lies on characters of the text") {
  for (const auto& file : std::filesystem::directory_iterator(kQueriesFolder)) {
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const std::string query = line.substr(0, line.find('\t'));
      if (reading_of(query).starts_with("error ")) continue;
      INFO(query);
      CHECK(test::fault_of(parse(query)) == "");
    }
  }
}

TEST_CASE("an empty text and white space are plain and need nothing") {
  CHECK(parse("").is_plain());
  CHECK(parse("").need.empty());
  CHECK(parse(" \t\r\n").is_plain());
  CHECK(parse(" \t\r\n").need_spans.empty());
}

TEST_CASE("control characters and invisible spaces separate words like white space") {
  const std::string text = std::string("like\x01GPT-4o\0but\x7f", 17) + "cheaper";
  CHECK(reading_of(text) == "@openai/gpt-4o | cheaper");
  CHECK(reading_of("like\u00a0GPT-4o\u200bbut\u2003cheaper") == "@openai/gpt-4o | cheaper");
  CHECK(reading_of("like\tGPT-4o\nbut\r\ncheaper") == "@openai/gpt-4o | cheaper");
  const std::string control("find \x02\x03\x1b[31m files");
  CHECK(parse(control).need == control);
}

TEST_CASE("a text of 2,048 bytes is read and a longer one refused") {
  const std::string longest(2048, 'a');
  CHECK(parse(longest).need == longest);
  CHECK(message_of(std::string(2049, 'a')) == "the need has 2049 bytes; at most 2048 are read");
  std::string ten_kilobytes;
  while (ten_kilobytes.size() < 10'000) ten_kilobytes += "like GPT-4o but cheaper ";
  CHECK(message_of(ten_kilobytes).ends_with("bytes; at most 2048 are read"));
}

TEST_CASE("bytes that are not UTF-8 are refused with their position") {
  CHECK(message_of("caf\xe9").starts_with("position 4: "));
  CHECK(message_of("like \"\xc3\"").starts_with("position 7: "));
  CHECK(message_of("\xff").starts_with("position 1: "));
  CHECK(message_of("\xed\xa0\x80").starts_with("position 1: "));
}

TEST_CASE("positions count bytes") {
  CHECK(message_of("größer price:<abc").starts_with("position 17: "));
}

TEST_CASE("a plain need looks no name up") {
  const test::SmallVocabulary vocabulary;
  parse_query("convert PDF files from Word with a free tool that is open source", vocabulary);
  parse_query("an app like Kubernetes and GPT-4o, not from Google, without ads", vocabulary);
  CHECK(vocabulary.lookups <= 20);  // the second begins as a seed phrase does
}

TEST_CASE("spans point at what was typed") {
  const std::string text = "like «GPT-4o» but not from Google and with a camera";
  const ParsedQuery query = parse(text);
  const auto at = [&](TextSpan span) { return text.substr(span.begin, span.end - span.begin); };
  REQUIRE(query.seeds.size() == 1);
  CHECK(query.seeds[0].typed == "GPT-4o");
  CHECK(query.seeds[0].name == "GPT-4o");
  CHECK(at(query.seeds[0].span) == "«GPT-4o»");
  REQUIRE(query.critiques.size() == 2);
  CHECK(at(query.critiques[0].span) == "not from Google");
  CHECK(query.critiques[0].value == "Google");
  CHECK(at(query.critiques[1].span) == "with a camera");
  CHECK(query.critiques[1].value == "camera");
}

TEST_CASE("a bound says its canonical field, operator and a plain value") {
  const ParsedQuery query = parse("like GPT-4o, caps>=5 and price < $1,500 and context ≥ 1.5M");
  REQUIRE(query.critiques.size() == 3);
  CHECK(query.critiques[0].kind == CritiqueKind::kBound);
  CHECK(query.critiques[0].bound == Constraint{"capabilities", ">=", 5.0});
  CHECK(query.critiques[1].bound == Constraint{"price", "<", 1500.0});
  CHECK(query.critiques[2].bound == Constraint{"context", ">=", 1500000.0});
}

TEST_CASE("typed filters fill the filters as the command's options do") {
  const ParsedQuery query = parse(
      "type:models --type dataset -maker:openai maker:google,Foo licence:mit tag:vision "
      "free:yes --max-price 2.5 min-rank:40 context:>=100k updated:2025 sort:price");
  const Filters& filters = query.filters;
  CHECK(filters.types == std::vector<std::string>{"model", "dataset"});
  CHECK(filters.not_makers == std::vector<std::string>{"OpenAI"});
  CHECK(filters.makers == std::vector<std::string>{"Google", "Foo"});
  CHECK(filters.licenses == std::vector<std::string>{"MIT"});
  CHECK(filters.tags == std::vector<std::string>{"vision"});
  CHECK(filters.free);
  CHECK(filters.max_price == 2.5);
  CHECK(filters.min_rank == 40);
  CHECK(filters.where ==
        std::vector<Constraint>{{"context", ">=", 100000.0}, {"updated", "=", Date{2025, 0, 0}}});
  CHECK(query.sort == Sort::kPrice);
  CHECK(query.typed_filters.size() == 12);
}

TEST_CASE("a person is told where the reading may not be what was meant") {
  const auto notes = [](const std::string& text) { return words_of(parse(text).notes); };
  const auto unused = [](const std::string& text) {
    std::vector<std::string> out;
    for (const UnusedPart& part : parse(text).unused)
      out.push_back(part.text + " -> " + part.instead);
    return out;
  };
  CHECK(notes("alternatives to Photoshop Elements") ==
        std::vector<std::string>{"nothing in this catalogue is called \"Photoshop Elements\", near "
                                 "are Near (acme/near); what does it do? Ask for that in plain "
                                 "words"});
  CHECK(notes("alternatives to Claude Sonnet") ==
        std::vector<std::string>{"\"Claude Sonnet\" fits several: Claude Sonnet 4 "
                                 "(anthropic/sonnet-4), Claude Sonnet 4.5 (anthropic/sonnet-4.5); "
                                 "put one of these ids in its place"});
  CHECK(notes("like Llama 2") ==
        std::vector<std::string>{"\"Llama 2\" was read as Llama 2 70B (chat/llama-2-70b)"});
  CHECK(unused("contacts from Google") ==
        std::vector<std::string>{"from Google -> contacts maker:\"Google\""});
  CHECK(notes("calendar sync without a Google account") ==
        std::vector<std::string>{"which account is needed is seldom said: what names \"Google\", "
                                 "\"Gmail\" is left out"});
  CHECK(notes("type:spaceship") ==
        std::vector<std::string>{"nothing in this catalogue has the type \"spaceship\"; known are "
                                 "dataset, library, mcp-server, model, tool"});
  CHECK(notes("like GPT-4o but not from Foo Corp") ==
        std::vector<std::string>{"no maker is called \"Foo Corp\"; what mentions it is left out"});
  CHECK(notes("like GPT-4o but cheaper and with vision").empty());
  CHECK(notes("a free tool with vision from PDF").empty());
}

TEST_CASE("chips say in canonical words what was read, in the order of the text") {
  std::vector<std::string> labels;
  for (const Chip& chip : chips(parse("free alternatives to gpt-4o without a camera, as datasets, "
                                      "by meta, with more stars tag:vision"))) {
    labels.push_back(chip.label);
  }
  CHECK(labels == std::vector<std::string>{"free", "like GPT-4o", "without camera", "type: dataset",
                                           "from Meta", "larger stars", "tag: vision"});
}

TEST_CASE("a reading is the same each time") {
  const std::string text = "free alternatives to GPT-4o and Qdrant for images, not from Google";
  CHECK(chips(parse(text)) == chips(parse(text)));
  CHECK(parse(text).need == parse(text).need);
}
