// How the types of result descriptions become JSON schemas.
#include "server/api/json_schema.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

using matchgraph::render::Schema;
using matchgraph::server::struct_schema;
using matchgraph::server::type_schema;
using nlohmann::json;

namespace {

json schema_of(std::string_view type) { return json::parse(type_schema(type).dump()); }

}  // namespace

TEST_CASE("types are read from the inside to the outside") {
  CHECK(schema_of("text") == json::parse(R"({"type":"string"})"));
  CHECK(schema_of("count?") == json::parse(R"({"type":"integer","minimum":0,"nullable":true})"));
  CHECK(schema_of("flag[]") == json::parse(R"({"type":"array","items":{"type":"boolean"}})"));
  CHECK(schema_of("number?[]{}") == json::parse(R"({"type":"object","additionalProperties":
      {"type":"array","items":{"type":"number","nullable":true}}})"));
  CHECK(schema_of("any{}") == json::parse(R"({"type":"object","additionalProperties":{}})"));
  CHECK(schema_of("'one'|'two'") == json::parse(R"({"type":"string","enum":["one","two"]})"));
  CHECK(schema_of("Price[]") ==
        json::parse(R"({"type":"array","items":{"$ref":"#/components/schemas/Price"}})"));
  CHECK(schema_of("Price|Price[]")["oneOf"].size() == 2);
}

TEST_CASE("a reference that may be null is one of both, as nothing counts beside a reference") {
  CHECK(schema_of("Price?") == json::parse(R"({"oneOf":[{"$ref":"#/components/schemas/Price"},
      {"type":"object","nullable":true,"enum":[null]}]})"));
}

TEST_CASE("what is no type is refused") {
  for (const char* type : {"", "string", "text[", "text |count", "'one'|", "[]"}) {
    INFO(type);
    CHECK_THROWS_AS(type_schema(type), std::invalid_argument);
  }
}

TEST_CASE(
    "a struct has the fields of its base in front, and those without a question mark always") {
  const std::vector<Schema> all = {
      {"Base", "What many have.", "", {{"id", "text", "Its id."}}},
      {"Hit", "One result.", "Base", {{"score?", "number", "How good."}, {"of", "Base", "Whose."}}},
  };
  const auto hit = struct_schema(all[1], all);
  CHECK(hit["required"].dump() == R"(["id","of"])");
  CHECK(hit["properties"].dump() ==
        R"({"id":{"description":"Its id.","type":"string"},)"
        R"("score":{"description":"How good.","type":"number"},)"
        R"("of":{"description":"Whose.","allOf":[{"$ref":"#/components/schemas/Base"}]}})");
  const std::vector<Schema> lost = {{"Hit", "One result.", "Nobody", {}}};
  CHECK_THROWS_AS(struct_schema(lost[0], lost), std::invalid_argument);
}
