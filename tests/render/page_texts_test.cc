// Texts that would break a page or take part in its form: none does.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "compared_tools.h"

namespace matchgraph {
namespace {

using namespace compared_tools;  // NOLINT(google-build-using-namespace)

TEST_CASE("no text can break the lines or the table of a page") {
  const std::vector<std::string> breaks = {"\n",   "\r\n",   "\r",     "\v",     "\f",
                                           "\x1b", "\u0085", "\u2028", "\u2029", "\n\n\n"};
  for (const std::string& line_break : breaks) {
    Comparison comparison = make_comparison();
    const std::size_t expected = split_lines(to_page(comparison)).size();
    for (Entity& entity : comparison.entities) {
      entity.name = line_break + entity.name + line_break + "| Type |" + line_break;
      entity.type += line_break + "|";
      for (Capability& capability : entity.capabilities) {
        capability.text += line_break + "Unique: no";
        capability.unique = line_break + "x";
        capability.versus += line_break + "Verdict";
      }
    }
    const std::string page = to_page(comparison);
    CAPTURE(page);
    CHECK(split_lines(page).size() == expected);
    CHECK(page.find_first_of("\r\v\f\x1b") == std::string::npos);
    CHECK(page.find("\u2028") == std::string::npos);
    CHECK(page.find("\u0085") == std::string::npos);
    CHECK(split_lines(page)[2].ends_with("\\| Type \\| |"));
  }
}

TEST_CASE("a capability's text that looks like a line of the page is marked by a backslash") {
  for (const std::string text :
       {"Unique: me", "vs alternatives: me", "+4 more capabilities", "Saw Capabilities",
        "Axe Capabilities", "Search the match graph → now", "\\Unique: me"}) {
    Comparison comparison = make_comparison();
    comparison.entities[0].capabilities[0].text = text;
    CHECK(split_lines(to_page(comparison)).at(14) == "\\" + text);
  }
  for (const std::string text : {"Uniquely: me", "+4 more", "Hatchet Capabilities", "\\x"}) {
    Comparison comparison = make_comparison();
    comparison.entities[0].capabilities[0].text = text;
    CHECK(split_lines(to_page(comparison)).at(14) == text);
  }
}

TEST_CASE("no text of a page is HTML, or a link to what is no web address, where it is Markdown") {
  const std::vector<std::pair<std::string, std::string>> forms = {
      {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>"},
      {"a <img src=x onerror=go()>", "a \\<img src=x onerror=go()>"},
      {"<b onclick=go()>", "\\<b onclick=go()>"},
      {"<!-- the rest", "\\<!-- the rest"},
      {"\\<svg/onload=go()>", "\\\\\\<svg/onload=go()>"},
      {"[here](javascript:go())", "[here]\\(javascript:go())"},
      {"[here]( javascript:go())", "[here]\\( javascript:go())"},
      {"[here]\\(data:x)", "[here]\\\\\\(data:x)"},
      // Hidden between the sign and the word, it would go with what is hidden.
      {"<\u200bscript>", "\\<script>"},
      {"<b>bold</b>, x < y, <5 ms, a(b) and [here](https://example.org/)",
       "<b>bold</b>, x < y, <5 ms, a(b) and [here](https://example.org/)"}};
  for (const auto& [text, shown] : forms) {
    Comparison comparison = make_comparison();
    comparison.entities[0].name = text;
    comparison.entities[0].type = text;
    comparison.entities[0].capabilities[0] = {
        .text = text, .name = {}, .unique = text, .versus = text, .tags = {}, .extra = {}};
    const std::vector<std::string> lines = split_lines(to_page(comparison));
    CHECK(lines.at(0) == shown + " vs Axe");
    CHECK(lines.at(2) == "| Feature | " + shown + " | Axe |");
    CHECK(lines.at(14) == shown);
    CHECK(lines.at(15) == "Unique: " + shown);
    CHECK(lines.at(16) == "vs alternatives: " + shown);
  }
}

TEST_CASE("what nobody sees is left out of a page, and an entity without a name goes by its id") {
  Comparison comparison = make_comparison();
  comparison.entities[0].name = "Sa\u202Ew\u2066\uFEFF";
  comparison.entities[0].capabilities[0].text = "cuts\u200B \u061Cwood\u00AD";
  comparison.entities[1].name = "\u200B\u200E";
  const std::vector<std::string> lines = split_lines(to_page(comparison));
  CHECK(lines.at(0) == "Saw vs x/Axe");
  CHECK(lines.at(14) == "cuts wood");
  // Joiners shape letters and emoji.
  comparison.entities[0].name = "\U0001F469\u200D\U0001F467";
  CHECK(split_lines(to_page(comparison)).at(0) == "\U0001F469\u200D\U0001F467 vs x/Axe");
}

}  // namespace
}  // namespace matchgraph
