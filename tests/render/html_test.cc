#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/render.h"
#include "render/sample_results.h"
#include "support/strict_html.h"

using namespace matchgraph;
using namespace matchgraph::sample;
using matchgraph::test::Element;
using matchgraph::test::StrictReader;

namespace {

/// No script, nothing loaded, links to the web only, tables with headings.
void check_page(const std::string& html) {
  const StrictReader page(html);
  static const std::set<std::string> kElements = {
      "html",    "head",   "meta",  "title",   "style", "body",  "header", "main",
      "section", "h1",     "h2",    "p",       "ul",    "li",    "span",   "div",
      "a",       "mark",   "table", "caption", "thead", "tbody", "tr",     "th",
      "td",      "strong", "meter", "footer",  "q",     "br"};
  static const std::set<std::string> kAttributes = {
      "lang",     "charset", "name", "content", "http-equiv",      "class",
      "id",       "href",    "rel",  "scope",   "style",           "role",
      "tabindex", "min",     "max",  "value",   "aria-labelledby", "aria-label"};
  for (const Element& element : page.elements()) {
    INFO(element.name);
    CHECK(kElements.contains(element.name));
    for (const auto& [name, value] : element.attributes) {
      INFO(name << "=" << value);
      CHECK(kAttributes.contains(name));
      if (name == "href") CHECK((value.starts_with("https://") || value.starts_with("http://")));
    }
    if (element.name == "th") CHECK(element.attributes.contains("scope"));
    if (element.name == "a") CHECK(element.attributes.at("rel") == "noopener");
  }
  CHECK(page.count("caption") == page.count("table"));
  CHECK(page.count("title") == 1);
  CHECK(page.count("h1") == 1);
  CHECK(html.find("{{") == std::string::npos);
  CHECK(html.find("url(") == std::string::npos);
  CHECK(html.find("@import") == std::string::npos);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string kHostileHtml =
    "<script>alert(1)</script> | \"q\" 'a' & &lt; ](javascript:alert(1)) </style> {{name}} "
    "{{{url}}} <!-- \n \x1b[31m \u202E";

Comparison hostile_with_links(std::size_t entities) {
  Comparison comparison = hostile(entities, kHostileHtml);
  comparison.cards[0].url = "https://example.org/?a=1&b='2'";
  comparison.cards[1].url = "https://example.org/\" onclick=\"alert(1)";
  return comparison;
}

}  // namespace

TEST_CASE("a comparison of two in HTML is one page with the verdict, facts and capabilities") {
  Comparison comparison = of_two();
  comparison.both[0].left_shared = {span_of(comparison.both[0].left.text, "speech")};
  const std::string html = to_html(comparison);
  check_page(html);
  CHECK(contains(html, "<html lang=\"en\">"));
  CHECK(contains(html, "<title>Whisper Large v3 vs Vosk</title>"));
  CHECK(contains(html, "<h1>Whisper Large v3 <span class=\"vs\">vs</span> Vosk</h1>"));
  CHECK(contains(html,
                 "<h2 id=\"verdict\">Verdict: one does most of what the other does, and more</h2>\n"
                 "<p>Whisper Large v3 does all that Vosk does.</p>\n<ul>\n"
                 "<li>Only its license is known. <span class=\"why\">(license, "
                 "pricing)</span></li>\n</ul>"));
  CHECK(contains(html,
                 "<th scope=\"col\"><a href=\"https://github.com/openai/whisper\" "
                 "rel=\"noopener\">Whisper Large v3</a><span "
                 "class=\"id\">openai/whisper-large-v3</span></th>\n"
                 "<th scope=\"col\">Vosk<span class=\"id\">alphacep/vosk</span></th>"));
  CHECK(contains(html,
                 "<tr><th scope=\"row\">Price</th><td>open source</td><td "
                 "class=\"unknown\">unknown</td></tr>\n</tbody>\n<tbody class=\"same\">\n"
                 "<tr><th scope=\"row\">License</th>"));
  CHECK(contains(html,
                 "<tr><td>Transcribes <mark>speech</mark> of 99 languages to text</td>"
                 "<td>Recognises speech offline</td><td class=\"figure\">0.62</td></tr>"));
  CHECK(contains(html,
                 "Only Whisper Large v3 mentions (1)</h2>\n<ul class=\"list\">\n"
                 "<li>Translates to English</li>\n</ul>"));
  CHECK(contains(html, "Only Vosk mentions (0)</h2>\n\n<p class=\"none\">"));
  CHECK(contains(html,
                 "<li>Vosk covers 63 % of what Whisper Large v3 does <meter min=\"0\" "
                 "max=\"1\" value=\"0.6250\">"));
  CHECK(contains(html, "A capability weighs more the fewer others have it."));
}

TEST_CASE("a comparison of several in HTML has a matrix in each one's own words") {
  const std::string html = to_html(of_three());
  check_page(html);
  CHECK(contains(html, "<h2 id=\"verdict\">Verdict</h2>"));
  CHECK(contains(html,
                 "<tr><th scope=\"row\">Transcribes speech</th><td><span "
                 "class=\"has\">yes</span></td><td>Recognises speech <span "
                 "class=\"why\">0.62</span></td><td><span "
                 "class=\"none\" role=\"img\" aria-label=\"not mentioned\">–</span></td></tr>"));
  CHECK(contains(html,
                 "<h2 id=\"all\">All 3 do (1)</h2>\n<ul class=\"list\">\n"
                 "<li>Runs on one machine</li>"));
  CHECK(contains(html, "<h2 id=\"only-3\">Only Mistral Small 3.1 mentions (1)</h2>"));
  CHECK_FALSE(contains(html, "id=\"both\""));
  CHECK_FALSE(contains(html, "id=\"coverage\""));
}

TEST_CASE("an HTML page forbids itself to run or load anything, and fits phones, darkness, paper") {
  const std::string html = to_html(of_two());
  CHECK(contains(html,
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"));
  CHECK(contains(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"));
  CHECK(contains(html, "@media (prefers-color-scheme: dark)"));
  CHECK(contains(html, "@media print"));
}

TEST_CASE("hostile text stays text in every field of an HTML comparison of two to eight") {
  for (std::size_t entities = 2; entities <= 8; ++entities) {
    CAPTURE(entities);
    std::string html = to_html(hostile_with_links(entities));
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "onclick=\""));
    CHECK_FALSE(contains(html, "\x1b"));
    CHECK_FALSE(contains(html, "\u202E"));
    CHECK(contains(html, "href=\"https://example.org/?a=1&amp;b=&apos;2&apos;\""));
    CHECK(contains(html,
                   "&lt;script&gt;alert(1)&lt;/script&gt; | &quot;q&quot; &apos;a&apos; &amp; "
                   "&amp;lt; ](javascript:alert(1)) &lt;/style&gt; {{name}} {{{url}}} "
                   "&lt;!--"));
    // The braces of the text are the only ones: no field of the template was left over.
    for (std::size_t at = html.find("{{name}} {{{url}}}"); at != std::string::npos;
         at = html.find("{{name}} {{{url}}}")) {
      html.erase(at, 18);
    }
    check_page(html);
  }
}

TEST_CASE("every entity and every capability of a comparison of two to eight stands in the HTML") {
  for (std::size_t entities = 2; entities <= 8; ++entities) {
    CAPTURE(entities);
    Comparison comparison;
    for (std::size_t i = 0; i < entities; ++i) {
      EntityCard card = vosk();
      card.name = "Entity" + std::to_string(i);
      card.id = "id/" + std::to_string(i);
      comparison.cards.push_back(card);
      MatrixRow row{capability(0, "Does" + std::to_string(i)), i, {}, RowKind::kOne, 0};
      row.cells.resize(entities);
      row.cells[i] = MatrixCell{row.capability, 1};
      if (entities > 2) {
        comparison.matrix.push_back(row);
      } else {
        comparison.only.push_back({row.capability});
      }
    }
    const std::string html = to_html(comparison);
    check_page(html);
    for (std::size_t i = 0; i < entities; ++i) {
      CHECK(contains(html, ">Entity" + std::to_string(i) + "<span class=\"id\">id/" +
                               std::to_string(i) + "</span>"));
      CHECK(contains(html, "<li>Does" + std::to_string(i) + "</li>"));
    }
  }
}

TEST_CASE("random and empty comparisons are well-formed HTML") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    check_page(to_html(RandomText(seed).comparison(2)));
    check_page(to_html(RandomText(seed).comparison(3 + seed % 6)));
  }
  check_page(to_html(Comparison{}));
}

TEST_CASE("no template fills in a field unescaped") {
  std::size_t templates = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(MATCHGRAPH_SOURCE_DIR "/src/render/html/templates")) {
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    INFO(entry.path().string());
    REQUIRE_FALSE(text.empty());
    CHECK_FALSE(contains(text, "{{{"));
    CHECK_FALSE(contains(text, "{{&"));
    CHECK_FALSE(contains(text, "{{="));
    ++templates;
  }
  CHECK(templates == 6);
}
