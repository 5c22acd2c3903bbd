// Truth files: what is read of them, and how their faults are told.
#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/evaluate.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

Truth truth_of(const std::string& lines, const LoadOptions& options = {}) {
  std::istringstream in(lines);
  return load_truth(in, "t.jsonl", options);
}

std::vector<std::string> told(const Truth& truth) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : truth.diagnostics) out.push_back(to_string(diagnostic));
  return out;
}

void check_fault(const std::string& line, const std::string& fault) {
  CAPTURE(line);
  const Truth truth = truth_of(line + "\n");
  CHECK(truth.questions.empty());
  REQUIRE(truth.errors == 1);
  const std::string text = told(truth)[0];
  CAPTURE(text);
  CHECK(text.starts_with("t.jsonl:1: error: " + fault));
}

}  // namespace

TEST_CASE("a truth file gives needs and entities with their grades and lines") {
  const Truth truth = truth_of(
      "{\"query\": \"read PDF\", \"relevant\": {\"b\": 3, \"a/x\": 0}, \"note\": 1}\n"
      "\n"
      "{\"relevant\": {\"c\": 1}, \"entity\": \"a/x\"}\r\n");
  CHECK(truth.file == "t.jsonl");
  CHECK(told(truth).empty());
  REQUIRE(truth.questions.size() == 2);
  CHECK(truth.questions[0].kind == JudgedQuestion::Kind::kNeed);
  CHECK(truth.questions[0].text == "read PDF");
  CHECK(truth.questions[0].relevant == std::map<std::string, int>{{"a/x", 0}, {"b", 3}});
  CHECK(truth.questions[0].line == 1);
  CHECK(truth.questions[1].kind == JudgedQuestion::Kind::kAlternatives);
  CHECK(truth.questions[1].text == "a/x");
  CHECK(truth.questions[1].line == 3);
}

TEST_CASE("each fault of a truth line is an error that names the line and the field") {
  check_fault("not json", "bad JSON");
  check_fault("[1]", "expected an object, found an array");
  check_fault(R"({"relevant":{"a":1}})", "asks nothing");
  check_fault(R"({"query":"x","entity":"y","relevant":{"a":1}})", "has both a query and an entity");
  check_fault(R"({"query":7,"relevant":{"a":1}})", "query: expected a string, found 7");
  check_fault(R"({"entity":["y"],"relevant":{"a":1}})", "entity: expected a string");
  check_fault(R"({"query":"x"})", "relevant: is missing");
  check_fault(R"({"query":"x","relevant":["a"]})", "relevant: expected an object");
  for (const char* grade : {"-1", "31", "1.5", "\"2\"", "null", "true", "1e300"}) {
    check_fault(std::string(R"({"query":"x","relevant":{"a":)") + grade + "}}",
                "relevant.a: expected a whole number from 0 to 30");
  }
}

TEST_CASE("all faults of a truth file come in one pass, and good lines beside them are read") {
  const Truth truth = truth_of(
      "{\"query\":\"x\",\"relevant\":{\"a\":-1,\"b\":2.5}}\n"
      "{\"query\":\"x\",\"relevant\":{\"a\":1}}\n"
      "{\n");
  CHECK(truth.errors == 3);
  CHECK(truth.questions.size() == 1);
  REQUIRE(truth.diagnostics.size() == 3);
  CHECK(truth.diagnostics[0].line == 1);
  CHECK(truth.diagnostics[1].line == 1);
  CHECK(truth.diagnostics[2].line == 3);
}

TEST_CASE("a question on which no ranking could score is left out with a warning") {
  const Truth truth = truth_of(
      "{\"query\":\"x\",\"relevant\":{}}\n"
      "{\"query\":\"y\",\"relevant\":{\"a\":0}}\n"
      "{\"query\":\"z\",\"relevant\":{\"a\":1}}\n");
  CHECK(truth.errors == 0);
  REQUIRE(truth.diagnostics.size() == 2);
  CHECK(told(truth)[0].starts_with("t.jsonl:1: warning: relevant: "));
  REQUIRE(truth.questions.size() == 1);
  CHECK(truth.questions[0].line == 3);
}

TEST_CASE("a truth file without a question, too long a line and an unreadable file are errors") {
  CHECK(told(truth_of(""))[0].starts_with("t.jsonl: error: holds no question"));
  const Truth longer = truth_of(R"({"query":"x","relevant":{"a":1}})", {.max_line_bytes = 20});
  CHECK(told(longer)[0].starts_with("t.jsonl:1: error: is longer than 20 bytes"));
  const test::TemporaryFolder folder;
  const Truth missing = load_truth_file(folder.file("none.jsonl"));
  CHECK(missing.errors == 1);
  CHECK(missing.diagnostics[0].reason.starts_with("cannot be opened"));
  CHECK(load_truth_file(folder.path()).diagnostics[0].reason == "is a folder");
}
