// How sure it is that two capabilities are one job.
#include "query/comparison/pair_probability.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "query/comparison/pairing.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

std::size_t words_in(std::vector<std::string_view> terms) { return count_words(terms); }

/// A comparison of two that offer the two texts, in a catalogue of other things.
Comparison compare_lines(const std::string& left, const std::string& right) {
  std::string lines = R"({"id":"a","name":"Ash","type":"tool","capabilities":[{"text":")" + left +
                      R"("},{"text":"Plays chess openings."},{"text":"Bakes bread."}]})"
                      "\n" +
                      R"({"id":"b","name":"Birch","type":"tool","capabilities":[{"text":")" +
                      right +
                      R"("},{"text":"Waters gardens at night."},{"text":"Counts votes."}]})"
                      "\n";
  for (const char* other : {"Paints portraits", "Tunes pianos", "Mends nets", "Forges knives"}) {
    lines += R"({"id":")" + std::string(1, other[0]) + R"(","name":")" + other +
             R"(","type":"tool","capabilities":[{"text":")" + other +
             R"("}]})"
             "\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  return engine->compare({"a", "b"});
}

}  // namespace

TEST_CASE("a compound and its parts are one word") {
  CHECK(words_in({}) == 0);
  CHECK(words_in({"doc"}) == 1);
  CHECK(words_in({"book", "doc"}) == 2);
  CHECK(words_in({"book", "doc", "docbook"}) == 1);
  CHECK(words_in({"book", "doc", "docbook", "xml"}) == 2);
  CHECK(words_in({"support", "port"}) == 2);
  CHECK(words_in({"a", "aa", "aaa", "aaab"}) >= 1);
}

TEST_CASE("a compound is taken apart in bounded time") {
  const std::string longest(245, 'a');
  std::vector<std::string> texts;
  for (std::size_t i = 1; i <= 60; ++i) texts.push_back(longest.substr(0, i));
  texts.push_back(longest.substr(1) + "b");
  std::vector<std::string_view> terms(texts.begin(), texts.end());
  CHECK(count_words(terms) < terms.size());
}

TEST_CASE("every feature raises the probability, and nothing shared is no job in common") {
  const PairWeights weights;
  const double none = probability_of({}, weights);
  CHECK(none < 0.01);
  for (double PairFeatures::*feature :
       {&PairFeatures::similarity, &PairFeatures::telling_words, &PairFeatures::names,
        &PairFeatures::same_head, &PairFeatures::shared_share, &PairFeatures::entities}) {
    PairFeatures features;
    features.*feature = 1;
    CHECK(probability_of(features, weights) > none);
  }
}

TEST_CASE("the same line is surely the same job, and one shared word is not") {
  const Comparison same =
      compare_lines("Transcribes recorded interviews.", "Transcribes recorded interviews.");
  REQUIRE(same.both.size() == 1);
  CHECK(same.both[0].probability > 0.9);
  const Comparison other = compare_lines("Transcribes recorded interviews into plain text.",
                                         "Schedules job interviews with candidates by mail.");
  CHECK(other.both.empty());
}

TEST_CASE("lines that contradict each other are at most perhaps related") {
  for (const auto& [left, right] : std::vector<std::pair<std::string, std::string>>{
           {"Transcribes recorded interviews locally.", "Hosted: transcribes recorded interviews."},
           {"Fetches pages with a browser.", "Fetches pages without a browser."}}) {
    CAPTURE(left);
    const Comparison found = compare_lines(left, right);
    CHECK(found.both.empty());
    REQUIRE(found.related.size() == 1);
    CHECK(found.related[0].probability == PairOptions().opposite);
  }
}

TEST_CASE("what is called the same is one job, at home and elsewhere") {
  const auto compare_named = [](const std::string& left, const std::string& right) {
    const test::FreshEngine engine(test::catalogue_of(
        R"({"id":"a","name":"Ash","type":"tool","capabilities":[)" + left + "]}\n" +
        R"({"id":"b","name":"Birch","type":"tool","capabilities":[)" + right + "]}\n"));
    return engine->compare({"a", "b"});
  };
  const Comparison same = compare_named(
      R"({"name":"Offline interview transcription","text":"Transcribes recorded interviews on the local machine by small models."})",
      R"({"name":"Hosted interview transcription","text":"Transcribes recorded interviews on a server, with no model to install."})");
  REQUIRE(same.both.size() == 1);
  CHECK(same.both[0].probability > PairOptions().sure);
  const Comparison other = compare_named(
      R"({"name":"Local interview server","text":"Transcribes recorded interviews on the local machine."})",
      R"({"name":"Hosted interview transcription","text":"Transcribes recorded interviews on a server in the cloud."})");
  CHECK(other.both.empty());
  const Comparison flow = compare_named(
      R"({"name":"Audio output","text":"Answers in audio, such as speech or music."})",
      R"({"name":"Audio input","text":"Accepts audio and understands speech."})");
  CHECK(flow.both.empty());
  CHECK(flow.related.empty());
}

TEST_CASE(
    "denials and notes pair with nothing, and requirements and set-up are never done by both") {
  for (const char* line : {"Digital radio is not supported.", "Note: digital radio is planned."}) {
    CAPTURE(line);
    const Comparison found = compare_lines(line, line);
    CHECK(found.both.empty());
    CHECK(found.related.empty());
  }
  for (const char* line : {"Requires Python 3.10", "Add this server to your client."}) {
    CAPTURE(line);
    const Comparison alike = compare_lines(line, line);
    CHECK(alike.both.empty());
    REQUIRE(alike.related.size() == 1);
    CHECK(alike.related[0].probability == PairOptions().set_up);
    CHECK(alike.coverage == std::vector<double>{0, 0});
  }
}

TEST_CASE("a pair judged from either side is as probable") {
  const Snapshot& snapshot = *test::sample_engine().snapshot();
  const QueryOptions options;
  for (EntityIndexNumber a = 0; a < 40; a += 3) {
    LikePairs from_left(snapshot, a, options);
    for (EntityIndexNumber b = 1; b < 60; b += 7) {
      LikePairs from_right(snapshot, b, options);
      const auto there = from_left.with(b);
      const auto back = from_right.with(a);
      REQUIRE(there.size() == back.size());
      for (const LikePair& pair : there) {
        const auto twin = std::find_if(back.begin(), back.end(), [&](const LikePair& other) {
          return other.row == pair.column && other.column == pair.row;
        });
        REQUIRE(twin != back.end());
        CHECK(twin->probability == doctest::Approx(pair.probability));
      }
    }
  }
}

TEST_CASE("jobs that are named after other media are no pair, not even perhaps") {
  const auto model = [](const char* id, const char* name, const char* job, const char* text) {
    return std::string(R"({"id":")") + id + R"(","name":")" + name +
           R"(","type":"model","capabilities":[{"name":")" + job + R"(","text":")" + text +
           R"("}]})"
           "\n";
  };
  const test::FreshEngine engine(test::catalogue_of(
      model("a", "Ash", "Image generation", "Generates what a prompt describes.") +
      model("b", "Birch", "Text generation", "Generates what a prompt describes.") +
      model("c", "Cedar", "Text-to-image generation", "Generates what a prompt describes.") +
      model("d", "Dogwood", "Chess", "Plays openings.") +
      model("e", "Elm", "Audio output", "Answers in what was asked for.") +
      model("f", "Fir", "Structured output", "Answers in what was asked for.")));
  const Comparison apart = engine->compare({"a", "b"});
  CHECK(apart.both.empty());
  CHECK(apart.related.empty());
  CHECK(engine->compare({"a", "c"}).both.size() == 1);
  const Comparison outputs = engine->compare({"e", "f"});
  CHECK(outputs.both.empty());
  CHECK(outputs.related.empty());
}

TEST_CASE("of many lines to choose from the best like is so by chance more often") {
  CHECK(choice_of(1) == 1);
  CHECK(choice_of(16) == 1);
  CHECK(choice_of(160) == doctest::Approx(10));
}

TEST_CASE("what is called after an ability and takes it back is not the same as what has it") {
  const auto model = [](const std::string& id, const std::string& name, const std::string& text) {
    return R"({"id":")" + id + R"(","name":")" + id +
           R"(","type":"model","capabilities":[{"name":")" + name + R"(","text":")" + text +
           "\"}]}\n";
  };
  const test::FreshEngine engine(test::catalogue_of(
      model("a", "Structured output", "Answers in JSON by a schema, so that programs parse it.") +
      model("b", "Structured output",
            "Answers in JSON when asked, but nothing enforces a schema, so programs check it.") +
      model("c", "Structured output", "Answers in JSON by a schema that programs parse.") +
      model("d", "Chess", "Plays openings.")));
  CHECK(engine->compare({"a", "b"}).both.empty());
  CHECK(engine->compare({"a", "c"}).both.size() == 1);
}

TEST_CASE("that both name a price is no job in common") {
  const std::string price = "0.5 USD per million input tokens";
  CHECK(
      compare_lines("Batches overnight cost " + price + ".", "Repeated prompts cost " + price + ".")
          .both.empty());
  // Where prices are what a tool is about, their words tell.
  CHECK(compare_lines("Compares the price per million tokens of models.",
                      "Compares the price per million tokens of models and their sellers.")
            .both.size() == 1);
}

TEST_CASE("what data holds is at most perhaps what a program does") {
  const auto thing = [](const std::string& id, const std::string& type) {
    return R"({"id":")" + id + R"(","name":")" + id + R"(","type":")" + type +
           R"(","capabilities":[{"text":"Source code under permissive licences for training."}]})"
           "\n";
  };
  const test::FreshEngine engine(
      test::catalogue_of(thing("a", "dataset") + thing("b", "extension") + thing("c", "dataset") +
                         R"({"id":"d","name":"d","type":"tool","capabilities":[)"
                         R"({"text":"Plays openings."}]})"
                         "\n"));
  const Comparison apart = engine->compare({"a", "b"});
  CHECK(apart.both.empty());
  CHECK(apart.related.size() == 1);
  CHECK(engine->compare({"a", "c"}).both.size() == 1);
}

TEST_CASE("that both focus on something tells nothing of what they do") {
  CHECK(compare_lines("Focuses on privacy-oriented search of the internet by keywords.",
                      "Oriented design: focuses on simplicity and privacy of stored files.")
            .both.empty());
}

TEST_CASE("deeds that undo each other, places and what is only supported make no pair sure") {
  // Of one object, and of nothing else than these words.
  CHECK(compare_lines("Revokes garden tokens.", "Mints garden tokens.").both.empty());
  CHECK_FALSE(compare_lines("Mints garden tokens.", "Mints garden tokens.").both.empty());
  CHECK(compare_lines("Solves issues on GitHub.", "Shows films on GitHub.").both.empty());
  CHECK(compare_lines("Supports multiple languages.", "Multiple format support.").both.empty());
  // The beginning of a compound carries no job, that of one word does.
  CHECK(compare_lines("Multi-format support for JSON.", "Multi-agent support for planning.")
            .both.empty());
  CHECK(
      compare_lines("Multi-agent planning of garden work.", "Multi-agent planning of garden work.")
          .both.size() == 1);
}
