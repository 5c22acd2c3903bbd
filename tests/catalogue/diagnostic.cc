#include <doctest/doctest.h>

#include "catalogue/diagnostic_log.h"
#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"

using namespace matchgraph;
using test::load_text;
using test::problems_of;

TEST_CASE("a diagnostic names file, line, severity, field, reason and hint") {
  CHECK(to_string(Diagnostic{"c.jsonl", 7, Severity::kError, "name", "is empty", "name it"}) ==
        "c.jsonl:7: error: name: is empty (name it)");
  CHECK(to_string(Diagnostic{"c.jsonl", 7, Severity::kWarning, "url", "is odd", ""}) ==
        "c.jsonl:7: warning: url: is odd");
}

TEST_CASE("a diagnostic leaves out the line and the field that it does not have") {
  CHECK(to_string(Diagnostic{"c.jsonl", 0, Severity::kError, "", "is a folder", "name a file"}) ==
        "c.jsonl: error: is a folder (name a file)");
}

TEST_CASE("a diagnostic is one line whatever it quotes") {
  CHECK(to_string(
            Diagnostic{"a\nb", 1, Severity::kError, "x\x1b[2J", "tab\t del\x7f", "c1 \u009b ü"}) ==
        "a\\nb:1: error: x\\u001b[2J: tab\\t del\\u007f (c1 \\u009b ü)");
}

TEST_CASE("all problems of a file come in one pass, in the order of its lines") {
  CHECK(
      problems_of(R"({"id":"a b","type":"!","capabilities":{}}
{"id":"ok","name":"Fine","type":"tool","capabilities":[]}
not json
{"id":"c","name":"C","type":"tool","capabilities":[{"text":""}],"url":"x","signals":{"stars":"9"}}
)") ==
      R"(c.jsonl:1: error: id: holds white space or a control character, found "a b" (every entity needs an id of 1 to 200 bytes without white space)
c.jsonl:1: error: name: is missing (every entity needs a name)
c.jsonl:1: error: type: has no letter or digit, found "!" (every entity needs a type such as tool or mcp-server)
c.jsonl:1: error: capabilities: expected an array, found {} (every entity needs an array of capabilities; it may be empty)
c.jsonl:3: error: bad JSON at byte 2: invalid literal, near no (one JSON object per line)
c.jsonl:4: warning: capabilities[0].text: is empty (the capability is dropped)
c.jsonl:4: warning: url: expected an http or https address, found "x" (the field is dropped)
c.jsonl:4: warning: signals.stars: expected a number, found "9" (the field is dropped)
)");
}

TEST_CASE("a long offending value is shortened to 40 characters, not bytes") {
  CHECK(problems_of(test::line_with("\"url\":\"" + std::string(39, 'x') + "ößßß\"")) ==
        "c.jsonl:1: warning: url: expected an http or https address, found \"" +
            std::string(39, 'x') + "ö…\" (the field is dropped)\n");
}

TEST_CASE("problems beyond the limit are counted and not kept") {
  std::string text;
  for (int i = 0; i < 10; ++i)
    text += R"({"id":5,"name":"N","type":"tool","capabilities":[]})"
            "\n";
  const LoadResult result = load_text(text, {.max_diagnostics = 3});
  CHECK(result.errors == 10);
  CHECK(result.skipped_lines == 10);
  REQUIRE(result.diagnostics.size() == 3);
  CHECK(result.diagnostics[2].line == 3);
}

TEST_CASE("an error beyond the limit takes the place of a warning") {
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text += R"({"id":")" + std::to_string(i) +
            R"(","name":"N","type":"tool","capabilities":[],"url":"gopher://x"})" + "\n";
  }
  text += "[]\n";
  const LoadResult result = load_text(text, {.max_diagnostics = 3});
  CHECK(result.errors == 1);
  CHECK(result.warnings == 5);
  CHECK(
      test::to_lines(result.diagnostics) ==
      R"(c.jsonl:1: warning: url: expected an http or https address, found "gopher://x" (the field is dropped)
c.jsonl:2: warning: url: expected an http or https address, found "gopher://x" (the field is dropped)
c.jsonl:6: error: expected an object, found an array (one JSON object per line)
)");
}

TEST_CASE("a log of no capacity only counts") {
  catalogue::DiagnosticLog log("c.jsonl", 0);
  log.warn("url", "is odd", "");
  log.error("id", "is missing", "");
  CHECK(log.warnings() == 1);
  CHECK(log.errors() == 1);
  CHECK(log.take().empty());
}
