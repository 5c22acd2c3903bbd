#include <doctest/doctest.h>

#include "matchgraph/catalogue.h"
#include "random_entity.h"
#include "support/catalogue_text.h"

using namespace matchgraph;
using test::line_with;
using test::only_entity;

TEST_CASE("a written entity is read back as itself, without a word") {
  test::RandomEntity random(1);
  for (int i = 0; i < 2000; ++i) {
    const Entity entity = random.next();
    const std::string line = to_catalogue_line(entity);
    CAPTURE(line);
    std::vector<Diagnostic> diagnostics;
    const auto read = parse_entity(line, "c.jsonl", 1, {}, diagnostics);
    REQUIRE(test::to_lines(diagnostics).empty());
    REQUIRE(read == entity);
    REQUIRE(to_catalogue_line(*read) == line);
  }
}

TEST_CASE("a line is compact, its keys in the documented order") {
  Entity entity = only_entity(
      R"({"extra": 1.0, "source": {"name": "s"}, "stated": {"rank": 3}, "updated": "2025", "released": "2024",)"
      R"("signals": {"stars": 5.0, "half": 0.5}, "pricing": {"model": "paid", "price": {"per": "month", "amount": 2.0}},)"
      R"("aliases": ["b"], "tags": ["t"], "license": "MIT", "url": "https://x", "maker": "M", "versus": "V",)"
      R"("unique": "U", "summary": "S", "capabilities": [{"name": "n", "text": "t"}], "type": "tool", "name": "A", "id": "a"})");
  CHECK(
      to_catalogue_line(entity) ==
      R"({"id":"a","name":"A","type":"tool","capabilities":[{"text":"t","name":"n"}],"summary":"S","unique":"U","versus":"V",)"
      R"("maker":"M","url":"https://x","license":"MIT","tags":["t"],"aliases":["b"],)"
      R"("pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"month"}},"signals":{"half":0.5,"stars":5},)"
      R"("released":"2024","updated":"2025","stated":{"rank":3},"source":{"name":"s"},"extra":1.0})");
}

TEST_CASE("an entity of required fields only writes those") {
  CHECK(to_catalogue_line(only_entity(line_with(""))) ==
        R"({"id":"a","name":"A","type":"tool","capabilities":[]})");
}

TEST_CASE("several sources are written as an array, one as an object") {
  Entity entity = only_entity(line_with(""));
  entity.sources = {{"x", "", {}}};
  CHECK(to_catalogue_line(entity) == line_with(R"("source":{"name":"x"})"));
  entity.sources.push_back({"y", "", {}});
  CHECK(to_catalogue_line(entity) == line_with(R"("source":[{"name":"x"},{"name":"y"}])"));
}

TEST_CASE("conflicts are no part of a line") {
  Entity entity = only_entity(line_with(""));
  entity.conflicts = {{"license", {{"MIT", "x"}, {"GPL", "y"}}}};
  CHECK(to_catalogue_line(entity) == line_with(""));
}
