#include "index/analyser.h"

#include <doctest/doctest.h>

#include <algorithm>
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

TEST_CASE("a number of a version is one word") {
  CHECK(words("version 3.14") == Words{"version", "3.14"});
  CHECK(words("Opal-4.5, v3.2; 1.2.3.") ==
        Words{"opal", "4.5", "~opal4.5", "v3.2", "~3.2", "1.2.3"});
  CHECK(words("step 4. 5 files") == Words{"step", "4", "5", "files"});
  CHECK(words("v.2 b.5") == Words{"v", "2", "~v2", "b", "5", "~b5"});
}

TEST_CASE("marks that name a language belong to the word") {
  CHECK(words("C#, C++ and F#") == Words{"c#", "c++", "f#"});
  CHECK(words("C++20") == Words{"c++", "20"});
  CHECK(words("Notepad++") == Words{"notepad", "~notepad++"});
  CHECK(words("PR#12 x+y 5+ C+") == Words{"pr", "12", "x", "y", "5", "c"});
  CHECK(words("10++ files") == Words{"10", "files"});
}

TEST_CASE("a dot before a word is the word's, one after a word is not") {
  CHECK(words(".NET (.net)") == Words{"net", "~.net", "net", "~.net"});
  CHECK(words("ASP.NET queries.Then ...wait") == Words{"asp", "net", "queries", "wait"});
}

TEST_CASE("what is typed has no parts of camel-case words") {
  Analyser analyser;
  const auto as_typed = analyser.typed_tokens("OpenAPI gpt4");
  REQUIRE(as_typed.size() == 4);
  CHECK(as_typed[0].word == "openapi");
  CHECK(as_typed[1].word == "gpt4");
  CHECK(as_typed[2].word == "gpt");
  CHECK(as_typed[3].word == "4");
}

TEST_CASE("short words have no ending") {
  CHECK(terms("ios io aws pods") == Words{"ios", "io", "aws", "pod"});
}

TEST_CASE("soft hyphens and joiners are not there") {
  CHECK(words("Trans\u00adlator zero\u200bwidth") == Words{"translator", "zerowidth"});
}

TEST_CASE("strokes and figures below the line do not count, vowel signs do") {
  CHECK(words("Ørsted Łódź Đà Æsir H₂O") == Words{"orsted", "lodz", "da", "aesir", "h2o", "~2o"});
  CHECK(words("दान") != words("दिन"));
  CHECK(words("שָׁלוֹם") == words("שלום"));
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

namespace {

bool is_same(const std::vector<Token>& left, const std::vector<Token>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Token& a, const Token& b) {
                      return a.word == b.word && a.term == b.term && a.begin == b.begin &&
                             a.end == b.end && a.variant == b.variant && a.marked == b.marked;
                    });
}

/// Holds wanted_tokens against all tokens of a text, for each of its terms and for pairs of them.
void check_wanted(Analyser& analyser, const std::string& text) {
  const std::vector<Token> all = analyser.tokens(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    WantedTerms wanted;
    wanted.add(all[i].term);
    wanted.add(all[(i * 7 + 3) % all.size()].term);
    std::vector<Token> expected;
    for (const Token& token : all) {
      if (!token.is_stop_word() && wanted.contains(token.term)) expected.push_back(token);
    }
    std::vector<Token> found = analyser.wanted_tokens(text, wanted);
    std::erase_if(found, [](const Token& token) { return token.is_stop_word(); });
    CAPTURE(text);
    CAPTURE(all[i].term);
    CHECK(is_same(found, expected));
  }
}

}  // namespace

TEST_CASE("the wanted tokens are those of all tokens whose term is wanted") {
  Analyser analyser;
  for (const char* text :
       {"Searching OpenAPIs with GPT-4, gpt4 and 8x22B: searches, searched, the search's searcher",
        ".NET and ASP.NET, C++, C# and F#, c and Cs", "Dying skies, lying ties; ugly, only, idly",
        "Éclair éclairs ÉCLAIR eclair; Straße, æther, ﬁle ﬁles; 東京 と Tokyo",
        "H₂O, x86_64 and x86", "whisper.cpp 4.5 v4.5 Llama-3.1-8B node-js 2-3", ""}) {
    check_wanted(analyser, text);
  }
  std::mt19937 random(11);
  const std::string letters = "aAbBsSeE49.-_+#'/ \xc3\xa9\xc3\x89 ";
  for (int round = 0; round < 1000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = letters[random() % letters.size()];
    check_wanted(analyser, text);
  }
}
