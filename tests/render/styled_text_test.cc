#include "render/text/styled_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/render.h"

using matchgraph::TextSpan;
using matchgraph::render::excerpt;
using matchgraph::render::Ink;
using matchgraph::render::LongWords;
using matchgraph::render::StyledText;

namespace {

std::string plain(std::string_view text) { return StyledText(text).print(false); }

std::vector<std::string> lines(std::string_view text, std::size_t width,
                               LongWords long_words = LongWords::kKeep) {
  std::vector<std::string> printed;
  for (const StyledText& line : wrap(StyledText(text), width, long_words)) {
    printed.push_back(line.print(false));
  }
  return printed;
}

std::string cut(const std::string& text, const std::vector<std::string>& marked,
                std::size_t columns) {
  std::vector<TextSpan> spans;
  for (const std::string& word : marked) {
    const auto begin = static_cast<std::uint32_t>(text.find(word));
    spans.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
  }
  StyledText styled;
  styled.add_marked(text, spans);
  return excerpt(styled, columns).print(false);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("control characters and escape sequences do not reach the terminal") {
  CHECK(plain("a\x1b[31mred\x1b[0m") == "a[31mred[0m");
  CHECK(plain("bell\a del\x7f nul") == "bell del nul");
  CHECK(plain(std::string_view("nul\0byte", 8)) == "nulbyte");
  CHECK(plain("c1 \u009b31m \u0090dcs\u009c") == "c1 31m dcs");
  CHECK(plain("line\nbreak\ttab\r\nend\u2028next\u0085") == "line break tab  end next ");
}

TEST_CASE("direction overrides and invisible formatting are removed, joiners are kept") {
  CHECK(plain("a\u202Eb\u2066c\u2069\uFEFFd") == "abcd");
  CHECK(plain("soft\u00ADhyphen zero\u200Bwidth") == "softhyphen zerowidth");
  CHECK(plain("👩\u200D👧") == "👩\u200D👧");
}

TEST_CASE("broken UTF-8 becomes a replacement character") {
  CHECK(plain("a\xff"
              "b") == "a\uFFFDb");
  CHECK(plain("cut \xe6\x97") == "cut \uFFFD\uFFFD");
  CHECK(plain("\xc0\x9b"
              "31m") == "\uFFFD\uFFFD31m");
  CHECK(plain("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("widths are those of a terminal: wide for East Asian text and emoji, none for accents") {
  CHECK(StyledText("abc").width() == 3);
  CHECK(StyledText("日本語").width() == 6);
  CHECK(StyledText("한국어").width() == 6);
  CHECK(StyledText("e\u0301").width() == 1);
  CHECK(StyledText("👍").width() == 2);
  CHECK(StyledText("ｱ").width() == 1);  // half-width kana
}

TEST_CASE("a pile of accents is cut") {
  std::string pile = "a";
  for (int i = 0; i < 1000; ++i) pile += "\u0301";
  CHECK(StyledText(pile).width() == 1);
  CHECK(plain(pile).size() < 64);
}

TEST_CASE("text wraps at spaces, and runs of spaces become one") {
  CHECK(lines("one two  three", 7) == Lines{"one two", "three"});
  CHECK(lines("  one   two ", 20) == Lines{"one two"});
  CHECK(lines("", 20) == Lines{});
  CHECK(lines("   ", 20) == Lines{});
}

TEST_CASE("text without spaces wraps between wide glyphs") {
  CHECK(lines("日本語テキスト", 6) == Lines{"日本語", "テキス", "ト"});
  CHECK(lines("日本語", 5) == Lines{"日本", "語"});
  CHECK(lines("PDF変換", 5) == Lines{"PDF変", "換"});
}

TEST_CASE("a word wider than the line stays whole or breaks, as asked") {
  CHECK(lines("a abcdefghij b", 4, LongWords::kKeep) == Lines{"a", "abcdefghij", "b"});
  CHECK(lines("a abcdefghij b", 4, LongWords::kBreak) == Lines{"a", "abcd", "efgh", "ij b"});
}

TEST_CASE("an accent never leaves its letter") {
  CHECK(lines("e\u0301e\u0301e\u0301", 2, LongWords::kBreak) == Lines{"e\u0301e\u0301", "e\u0301"});
}

TEST_CASE("ink is printed with colour only, and ends with its text") {
  StyledText text("bold", Ink::kStrong);
  text.add(" plain ").add("faint", Ink::kFaint);
  CHECK(text.print(false) == "bold plain faint");
  CHECK(text.print(true) == "\x1b[1mbold\x1b[0m plain \x1b[2mfaint\x1b[0m");
}

TEST_CASE("marks are given in bytes of the text as it came") {
  const std::string text = "\x1b\x1b日 PDF to text";
  const std::vector<TextSpan> spans = {{6, 9}};
  StyledText styled;
  styled.add_marked(text, spans);
  CHECK(styled.print(true) == "日 \x1b[1;4mPDF\x1b[0m to text");
}

TEST_CASE("marks may overlap, be out of order, and end beyond the text") {
  const std::vector<TextSpan> spans = {{2, 90}, {0, 1}, {0, 1}, {5, 3}};
  StyledText styled;
  styled.add_marked("abc", spans);
  CHECK(styled.print(true) == "\x1b[1;4ma\x1b[0mb\x1b[1;4mc\x1b[0m");
}

TEST_CASE("an excerpt is the text itself when it fits") {
  CHECK(cut("converts PDF to text", {"PDF"}, 20) == "converts PDF to text");
}

TEST_CASE("an excerpt begins with the text unless marked words are further on") {
  const std::string text = "one two three four five six seven eight nine ten";
  CHECK(cut(text, {}, 20) == "one two three …");
  CHECK(cut(text, {"one"}, 20) == "one two three …");
  CHECK(cut(text, {"eight", "nine"}, 24) == "… six seven eight nine …");
  CHECK(cut(text, {"five"}, 20) == "… four five six …");
}

TEST_CASE("an excerpt of one endless word is cut inside it") {
  CHECK(cut(std::string(50, 'a'), {}, 20) == std::string(16, 'a') + " …");
}

TEST_CASE("an excerpt is never wider than asked") {
  const std::string text = "日本語 emoji👍 and 한국어 words with e\u0301 accents and so on and on";
  for (std::size_t columns = 8; columns < 70; ++columns) {
    CAPTURE(columns);
    StyledText styled;
    styled.add_marked(text, std::vector<TextSpan>{{40, 50}});
    CHECK(excerpt(styled, columns).width() <= columns);
  }
}

TEST_CASE("a message is printable on one line") {
  CHECK(matchgraph::printable("cannot open \x1b]0;x\a\nfile") == "cannot open ]0;x file");
}
