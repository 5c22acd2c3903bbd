#include "text/fold.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/word_character.h"

using namespace matchgraph;

TEST_CASE("names fold without case, accents and punctuation, but C++ and C# stay apart") {
  CHECK(fold_for_names("Mistral: Small 3.1 (24B)") == "mistral small 3 1 24b");
  CHECK(fold_for_names("  C++ / C#  ") == "c++ c#");
  CHECK(fold_for_names("Café Zoë") == "cafe zoe");
  CHECK(fold_for_names("ﬁle Ⅳ") == "file iv");
  CHECK(fold_for_names("¡¿!") == "");
}

TEST_CASE("values fold without case and punctuation, and keep their accents") {
  CHECK(fold_for_values("Café, Zoë") == "café zoë");
  CHECK(fold_for_values("per (1M) Tokens") == "per 1m tokens");
  CHECK(fold_for_values("C#: 50 % of R&D") == "c# 50 % of r&d");
  CHECK(fold_for_values("?!") == "?!");
}

TEST_CASE(
    "the two ways of folding differ in accents, bare punctuation and marks that name things") {
  CHECK(fold_for_names("resumé") == fold_for_names("resume"));
  CHECK(fold_for_values("resumé") != fold_for_values("resume"));
  CHECK(fold_for_names("R&D") == "r d");
  CHECK(fold_for_values("R&D") == "r&d");
}

TEST_CASE("what is folded stays as it is when it is folded again") {
  for (const std::string_view text :
       {"Mistral: Small 3.1", "C++ / C#", "Café", "x\xff y", "日本 語", "İstanbul", "a’b", "?!"}) {
    CAPTURE(text);
    CHECK(fold_for_names(fold_for_names(text)) == fold_for_names(text));
    CHECK(fold_for_values(fold_for_values(text)) == fold_for_values(text));
  }
}

TEST_CASE("each character is read to its end, and a byte that is not UTF-8 separates words") {
  const std::string text = "aB9'é\xff語";
  const std::vector<CharClass> wanted = {
      CharClass::kLower, CharClass::kUpper,     CharClass::kDigit,    CharClass::kApostrophe,
      CharClass::kLower, CharClass::kSeparator, CharClass::kIdeograph};
  std::vector<CharClass> found;
  for (std::size_t at = 0; at < text.size();) {
    const WordCharacter c = decode_character(text, at);
    CHECK(c.begin == at);
    REQUIRE(c.end > at);
    at = c.end;
    found.push_back(c.char_class);
  }
  CHECK(found == wanted);
}

TEST_CASE("names keep the dot before a word, and nothing of a soft hyphen") {
  CHECK(fold_for_names(".NET Profiler") == ".net profiler");
  CHECK(fold_for_names("Profiler for .NET") == "profiler for .net");
  CHECK(fold_for_names("ASP.NET") == "asp net");
  CHECK(fold_for_names("Trans\u00adlator") == "translator");
  CHECK(fold_for_names("Ørsted") == "orsted");
}
