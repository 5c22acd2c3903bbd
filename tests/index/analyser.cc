#include "index/analyser.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace matchgraph;

namespace {

std::vector<std::string> words(const std::string& text) {
  Analyser analyser;
  std::vector<std::string> out;
  for (const Token& token : analyser.tokens(text)) {
    if (!token.is_stop_word()) out.push_back((token.variant ? "~" : "") + token.word);
  }
  return out;
}

std::vector<std::string> terms(const std::string& text) {
  Analyser analyser;
  std::vector<std::string> out;
  for (const Token& token : analyser.tokens(text)) {
    if (!token.is_stop_word()) out.push_back(token.term);
  }
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words are split at everything but letters and digits, and lower-cased") {
  CHECK(words("Reads PDF, (CSV) and XML!") == Words{"reads", "pdf", "csv", "xml"});
}

TEST_CASE("stop words and question words are dropped") {
  CHECK(words("What is the best way that I can do this?") == Words{"best", "way"});
}

TEST_CASE("words are stemmed") {
  CHECK(terms("querying queries query") == Words{"queri", "queri", "queri"});
}

TEST_CASE("possessives and contractions lose their endings") {
  CHECK(words("Acme's tool, the tools' owner; it doesn’t") ==
        Words{"acme", "tool", "tools", "owner"});
  CHECK(words("o'clock") == Words{"o", "clock"});
}

TEST_CASE("a camel-case word is found whole and in parts") {
  CHECK(words("OpenAPI") == Words{"openapi", "open", "api"});
  CHECK(words("parseHTTPHeader") == Words{"parsehttpheader", "parse", "http", "header"});
}

TEST_CASE("a hyphened name with a number is found in parts and joined") {
  CHECK(words("GPT-4") == Words{"gpt", "4", "~gpt4"});
  CHECK(words("gemma_3n") == Words{"gemma", "3n", "~gemma3n"});
  CHECK(words("open-source") == Words{"open", "source"});
}

TEST_CASE("numbers of a version are not joined") {
  CHECK(words("version 3.14") == Words{"version", "3", "14"});
}

TEST_CASE("a mixture of letters and digits is found whole and in parts") {
  CHECK(words("8x22B") == Words{"8x22b", "~8x", "~22b"});
  CHECK(words("llama3") == Words{"llama3", "~llama", "~3"});
}

TEST_CASE("accents, width and ligatures do not count") {
  CHECK(words("Café ＡＢＣ ﬁnal Straße") == Words{"cafe", "abc", "final", "strasse"});
}

TEST_CASE("Chinese and Japanese characters are words of their own") {
  CHECK(words("搜索 engine") == Words{"搜", "索", "engine"});
}

TEST_CASE("tokens know the bytes that they came from") {
  Analyser analyser;
  const std::string text = "Die Größe von GPT-4";
  const auto tokens = analyser.tokens(text);
  Words cut;
  for (const Token& token : tokens)
    cut.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(cut == Words{"Die", "Größe", "von", "GPT", "4", "GPT-4"});
}

TEST_CASE("bigrams reach over stop words and not over variants") {
  Analyser analyser;
  TermCounts counts;
  count_terms(analyser.tokens("query of the GPT-4 database"), 2, counts);
  CHECK(counts == TermCounts{{"4", 2},
                             {"B4 databas", 2},
                             {"Bgpt 4", 2},
                             {"Bqueri gpt", 2},
                             {"databas", 2},
                             {"gpt", 2},
                             {"gpt4", 2},
                             {"queri", 2}});
}

TEST_CASE("bigrams and boilerplate words weigh less") {
  CHECK(class_weight("databas") == 1.0);
  CHECK(class_weight("provid") == 0.3);
  CHECK(class_weight("Bqueri databas") == 0.3);
}

TEST_CASE("very long words are cut at a character") {
  const auto found = words(std::string(63, 'a') + "éééé");
  REQUIRE(found.size() == 1);
  CHECK(found[0].size() == 64);
}

TEST_CASE("any bytes at all are analysed without harm, and spans stay inside the text") {
  std::mt19937 random(7);
  Analyser analyser;
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = static_cast<char>(random() % 256);
    for (const Token& token : analyser.tokens(text)) {
      CHECK(token.begin < token.end);
      CHECK(token.end <= text.size());
      CHECK(!token.word.empty());
    }
  }
}
