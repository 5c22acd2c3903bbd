#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/markdown/markdown_page.h"
#include "render/sample_results.h"
#include "support/text_lines.h"

using namespace matchgraph;
using namespace matchgraph::sample;
using render::Ink;
using render::Markdown;
using render::MarkdownPage;
using render::StyledText;

namespace {

// Pipes that part cells: those without a backslash before them.
std::size_t cell_edges(const std::string& line) {
  std::size_t edges = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++edges;
    }
  }
  return edges;
}

/// What a table must be wherever it stands: all rows as wide as the line of dashes under the head.
void check_tables(const std::string& markdown) {
  std::size_t edges = 0;
  const std::vector<std::string> lines = test::lines_of(markdown);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(lines[i]);
    if (!lines[i].starts_with('|')) {
      edges = 0;
      continue;
    }
    if (edges == 0) {
      edges = cell_edges(lines[i]);
      REQUIRE(i + 1 < lines.size());
      CHECK(lines[i + 1].starts_with("|---|"));
    }
    CHECK(cell_edges(lines[i]) == edges);
  }
}

/// No HTML, no code, no link but to the web: whatever could begin one has a backslash before it.
void check_harmless(const std::string& markdown) {
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    INFO(markdown.substr(i, 40));
    if (markdown[i] == '\\') {
      ++i;
      continue;
    }
    CHECK(markdown[i] != '<');
    CHECK(markdown[i] != '`');
    CHECK(markdown[i] != '_');
    CHECK(markdown[i] != '$');
    CHECK((static_cast<unsigned char>(markdown[i]) >= ' ' || markdown[i] == '\n'));
    if (markdown.compare(i, 2, "](") == 0) {
      CHECK(markdown.compare(i + 2, 4, "http") == 0);
    }
  }
}

const std::string kHostileMarkdown =
    "<script>alert(1)</script> | `a` *b* _c_ [x](javascript:alert(1)) ~~d~~ "
    "&lt; $e$ \\| \n# head\n\n- item \"quoted\" \x1b[31m";

}  // namespace

TEST_CASE("a comparison of two in Markdown begins with the verdict") {
  Comparison comparison = of_two();
  comparison.both[0].left_shared = {span_of(comparison.both[0].left.text, "speech")};
  comparison.both[0].right_shared = {span_of(comparison.both[0].right.text, "speech")};
  CHECK(to_markdown(comparison) == R"(# Whisper Large v3 vs Vosk

**Whisper Large v3 does all that Vosk does**.

- Only its license is known. (license, pricing)

## Facts

| Fact | [Whisper Large v3](https://github.com/openai/whisper) | Vosk |
|---|---|---|
| Id | openai/whisper-large-v3 | alphacep/vosk |
| **Type** | model | library |
| **Price** | open source | unknown |
| License | Apache-2.0 | Apache-2.0 |

What is bold differs.

## Both do (1)

| [Whisper Large v3](https://github.com/openai/whisper) | Vosk | Similarity |
|---|---|---|
| Transcribes **speech** of 99 languages to text | Recognises **speech** offline | 0.62 |

## Only Whisper Large v3 mentions (1)

- Translates to English

## Only Vosk mentions (0)

## Coverage and relation

- Vosk covers 63 % of what Whisper Large v3 does
- Whisper Large v3 covers 100 % of what Vosk does
- **superset**: one does most of what the other does, and more
)");
}

TEST_CASE("a comparison of several in Markdown is a matrix in each one's own words") {
  CHECK(to_markdown(of_three()) == R"(# Whisper Large v3 vs Vosk vs Mistral Small 3.1

**3 capabilities: 1 in all 3, 1 in some, 1 in one alone**.

- Take Mistral Small 3.1 for what no other here has: Answers questions. (matrix)

## Facts

| Fact | [Whisper Large v3](https://github.com/openai/whisper) | Vosk | Mistral Small 3.1 |
|---|---|---|---|
| Id | openai/whisper-large-v3 | alphacep/vosk | mistral/small-3.1 |
| **Type** | model | library | model |

What is bold differs.

## Some mention, others do not (1)

| Capability | [Whisper Large v3](https://github.com/openai/whisper) | Vosk | Mistral Small 3.1 |
|---|---|---|---|
| Transcribes speech | **yes** | Recognises speech (0.62) | – |

## All 3 do (1)

- Runs on one machine

## Only Mistral Small 3.1 mentions (1)

- Answers questions
)");
}

TEST_CASE("search results in Markdown are a numbered list with reasons") {
  SearchResults results;
  results.query.text = "speech";
  results.query.offset = 10;
  results.query.constraints = {{"price", "<=", "1"}};
  results.total = 11;
  results.results.resize(1);
  results.results[0].entity = whisper();
  results.results[0].capabilities = {
      {{0, "Transcription", "Transcribes speech"}, 1, {span_of("Transcribes speech", "speech")}}};
  results.unknown = {{"price", 4}};
  CHECK(to_markdown(results) == R"(# Search: speech

where price \<= 1

11 found, showing 11-11

11. [Whisper Large v3](https://github.com/openai/whisper) · model · OpenAI · open source · Apache-2.0 · rank 61 · 2023-11-06 · openai/whisper-large-v3
    - Transcription: Transcribes **speech**

left out, as it is unknown: price of 4
)");
}

TEST_CASE("nothing found in Markdown says so and names what is spelt alike") {
  SearchResults results;
  results.query.text = "wisper";
  results.nearest_names = {whisper()};
  CHECK(to_markdown(results) == R"(# Search: wisper

0 found

## Names that are spelt alike

- Whisper Large v3 (openai/whisper-large-v3)
)");
}

TEST_CASE("alternatives in Markdown tell what is shared, added, missing and different") {
  AlternativesResults results;
  results.seeds = {whisper()};
  results.total = 1;
  Alternative vosk_instead;
  vosk_instead.entity = vosk();
  vosk_instead.shared = of_two().both;
  vosk_instead.only_here = {capability(0, "Runs on phones")};
  vosk_instead.missing = {{0, capability(1, "Translates")}};
  vosk_instead.differences = {{"type", "model", "library", "library instead of model"}};
  results.results = {vosk_instead};
  CHECK(to_markdown(results) == R"(# Alternatives to Whisper Large v3

1 found, showing 1-1

1. Vosk · library · price unknown · alphacep/vosk
   - both: Transcribes speech of 99 languages to text \~ Recognises speech offline (0.62)
   - adds 1: Runs on phones
   - does not mention 1: Translates
   - differs: library instead of model
)");
}

TEST_CASE("an entity in Markdown is a table of facts and a list of capabilities") {
  EntityDetail detail;
  detail.entity.id = "a/b";
  detail.entity.name = "B";
  detail.entity.type = "tool";
  detail.entity.url = "https://example.org/b";
  detail.entity.capabilities = {{"Does it.", "Doing", "Alone.", "", {"x"}, {}}};
  detail.neighbours = {{vosk(), 0.5}};
  const std::string text = to_markdown(detail);
  CHECK(text.starts_with("# B\n\n| Fact | Value |\n|---|---|\n| id | a/b |\n"));
  CHECK(text.find("| url | [https://example.org/b](https://example.org/b) |\n") !=
        std::string::npos);
  CHECK(text.find("| license | unknown |\n") != std::string::npos);
  CHECK(text.find("\n- **Doing**: Does it.\n  - unique: Alone.\n  - tags: x\n") !=
        std::string::npos);
  CHECK(text.find("\n- Vosk · library · price unknown · alphacep/vosk (0.50)\n") !=
        std::string::npos);
}

TEST_CASE("hostile text stays text in every field of a Markdown comparison") {
  for (std::size_t entities = 2; entities <= 8; ++entities) {
    CAPTURE(entities);
    const std::string markdown = to_markdown(hostile(entities, kHostileMarkdown));
    check_harmless(markdown);
    check_tables(markdown);
    for (const std::string& line : test::lines_of(markdown))
      CHECK_FALSE(line.starts_with("- item"));
  }
}

TEST_CASE("random text never breaks a Markdown table or begins markup") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    RandomText random(seed);
    for (const std::string& markdown :
         {to_markdown(random.search()), to_markdown(random.alternatives()),
          to_markdown(random.entity()), to_markdown(random.comparison(2)),
          to_markdown(random.comparison(3 + seed % 6))}) {
      check_harmless(markdown);
      check_tables(markdown);
    }
  }
}

TEST_CASE("what begins a block in Markdown is escaped where a block begins") {
  const auto item = [](const std::string& text) {
    MarkdownPage page;
    page.item(0, Markdown(text));
    return page.take();
  };
  CHECK(item("# head") == "- \\# head\n");
  CHECK(item("- list") == "- \\- list\n");
  CHECK(item("    code") == "- code\n");
  CHECK(item("12. twelve") == "- 12\\. twelve\n");
  CHECK(item("3) three") == "- 3\\) three\n");
  CHECK(item("3.5 of them") == "- 3\\.5 of them\n");
  CHECK(item("12") == "- 12\n");
  CHECK(item("=====") == "- \\=====\n");
  CHECK(item("") == "- \n");
}

TEST_CASE("bold in Markdown begins and ends at letters, where asterisks work") {
  const auto bold = [](const std::string& text, const std::vector<TextSpan>& marks) {
    return Markdown(StyledText().add_marked(text, marks)).source();
  };
  CHECK(bold("files", {{0, 4}}) == "**file**s");
  CHECK(bold("(files) too", {{0, 11}}) == "(**files) too**");
  CHECK(bold("a, b", {{1, 3}}) == "a, b");
  CHECK(bold("C++", {{0, 3}}) == "**C**++");
  CHECK(bold("日本", {{0, 3}}) == "**日**本");
  CHECK(bold("ab", {{0, 1}, {1, 2}}) == "**ab**");
}

TEST_CASE("only addresses of the web become links in Markdown") {
  const auto link = [](const std::string& url) { return Markdown().add_link("x", url).source(); };
  CHECK(link("https://example.org/a_(b)?c=1&copy=2|3") ==
        "[x](https://example.org/a_%28b%29?c=1\\&copy=2%7C3)");
  CHECK(link("HTTP://example.org") == "[x](HTTP://example.org)");
  for (const char* url : {"", "javascript:alert(1)", "ftp://example.org", "https://", "https://a b",
                          "http://a\nb", "data:text/html,x", " https://example.org"}) {
    CAPTURE(url);
    CHECK(link(url) == "x");
  }
}

TEST_CASE("long lists in Markdown are cut and say how much they leave out") {
  Comparison comparison = of_two();
  comparison.only[0].assign(20, capability(0, "Translates"));
  CHECK(to_markdown(comparison).find("\n\nand 8 more\n") != std::string::npos);
}
