#include "catalogue/merge.h"

#include <doctest/doctest.h>

#include "matchgraph/catalogue.h"
#include "random_entity.h"
#include "support/catalogue_text.h"

using namespace matchgraph;
using test::line_with;
using test::only_entity;

namespace {

Entity merged(const std::string& earlier, const std::string& later) {
  Entity entity = only_entity(line_with(earlier));
  merge_into(entity, only_entity(line_with(later)));
  return entity;
}

Entity entity_that_can(const std::string& capabilities) {
  return only_entity(R"({"id":"a","name":"A","type":"tool","capabilities":[)" + capabilities +
                     "]}");
}

/// What three sources named s1, s2 and s3 say, one after the other, as the loader merges them.
std::vector<Conflict> conflicts_of(const std::vector<std::string>& members) {
  Entity entity = only_entity(line_with(members[0]));
  catalogue::FieldOrigins origins({"s1"});
  for (std::size_t i = 1; i < members.size(); ++i) {
    catalogue::merge_from(entity, origins, only_entity(line_with(members[i])),
                          catalogue::FieldOrigins({"s" + std::to_string(i + 1)}));
  }
  return entity.conflicts;
}

using Conflicts = std::vector<Conflict>;

}  // namespace

TEST_CASE("what only one source says stays, without a conflict") {
  const Entity entity = merged(R"("summary":"S","signals":{"stars":1},"released":"2024")",
                               R"("license":"MIT","signals":{"likes":2},"updated":"2025")");
  CHECK(
      entity ==
      only_entity(line_with(
          R"("summary":"S","license":"MIT","signals":{"stars":1,"likes":2},"released":"2024","updated":"2025")")));
}

TEST_CASE("the later value is in force and both are kept with their sources") {
  const Entity entity = merged(R"("license":"MIT","source":{"name":"hub"})",
                               R"("license":"GPL-3.0","source":{"name":"list"})");
  CHECK(entity.license == "GPL-3.0");
  CHECK(entity.conflicts == Conflicts{{"license", {{"MIT", "hub"}, {"GPL-3.0", "list"}}}});
}

TEST_CASE("of two sources the one read later is in force, to the day, whichever comes first") {
  const auto license_of = [](const char* first_read, const char* then_read) {
    const auto said = [](const char* license, const char* observed) {
      return std::string(R"("license":")") + license + R"(","source":{"name":"s","observed":")" +
             observed + "\"}";
    };
    return merged(said("MIT", first_read), said("GPL-3.0", then_read)).license;
  };
  CHECK(license_of("2026-11-09", "2026-11-02") == "MIT");
  CHECK(license_of("2026-11-02", "2026-11-09") == "GPL-3.0");
  CHECK(license_of("2026-11-02", "2026-10-30") == "MIT");
  CHECK(license_of("2026-10-30", "2026-11-02") == "GPL-3.0");
  CHECK(license_of("2026-01-01", "2025-12-31") == "MIT");
  CHECK(license_of("2025-12-31", "2026-01-01") == "GPL-3.0");
  // Equal, or too coarse to tell: the later description.
  CHECK(license_of("2026-11-02", "2026-11-02") == "GPL-3.0");
  CHECK(license_of("2026-11-09", "2026-11") == "GPL-3.0");
  CHECK(license_of("2026-11", "2026") == "GPL-3.0");
}

TEST_CASE("every scalar field, signal, price and date can be in conflict, sorted by field") {
  const Entity entity = merged(
      R"("summary":"S1","unique":"U1","versus":"V1","maker":"M1","url":"https://1","license":"L1","released":"2024","updated":"2024-01","signals":{"stars":1},"pricing":{"model":"paid","price":{"amount":1}},"score":1)",
      R"("summary":"S2","unique":"U2","versus":"V2","maker":"M2","url":"https://2","license":"L2","released":"2025","updated":"2025-01","signals":{"stars":2.5},"pricing":{"model":"freemium","price":{"amount":2,"currency":"EUR","per":"month","output":3}},"score":"x")");
  const auto conflict = [](const char* field, const char* a, const char* b) {
    return Conflict{field, {{a, "an earlier source"}, {b, "a later source"}}};
  };
  CHECK(entity.conflicts ==
        Conflicts{conflict("license", "L1", "L2"), conflict("maker", "M1", "M2"),
                  conflict("pricing.model", "paid", "freemium"),
                  conflict("pricing.price", "1 USD", "2 EUR per month, output 3"),
                  conflict("released", "2024", "2025"), conflict("score", "1", "\"x\""),
                  conflict("signals.stars", "1", "2.5"), conflict("summary", "S1", "S2"),
                  conflict("unique", "U1", "U2"), conflict("updated", "2024-01", "2025-01"),
                  conflict("url", "https://1", "https://2"), conflict("versus", "V1", "V2")});
  CHECK(entity.signals == std::vector<Signal>{{"stars", 2.5}});
  CHECK(entity.pricing == Pricing{PriceModel::kFreemium, Price{2, "EUR", "month", 3}});
}

TEST_CASE("names and types conflict too") {
  Entity entity = only_entity(line_with(""));
  merge_into(entity, only_entity(R"({"id":"a","name":"B","type":"agent","capabilities":[]})"));
  CHECK(entity.name == "B");
  CHECK(entity.type == "agent");
  CHECK(entity.conflicts ==
        Conflicts{{"name", {{"A", "an earlier source"}, {"B", "a later source"}}},
                  {"type", {{"tool", "an earlier source"}, {"agent", "a later source"}}}});
}

TEST_CASE("three sources accumulate their values in one conflict") {
  CHECK(conflicts_of({R"("license":"X")", R"("license":"Y")", R"("license":"Z")"}) ==
        Conflicts{{"license", {{"X", "s1"}, {"Y", "s2"}, {"Z", "s3"}}}});
  CHECK(conflicts_of({R"("license":"X")", R"("license":"Y")", R"("license":"X")"}) ==
        Conflicts{{"license", {{"X", "s1"}, {"Y", "s2"}, {"X", "s3"}}}});
}

TEST_CASE("sources that agree are named together") {
  CHECK(conflicts_of({R"("license":"X")", R"("license":"X")", R"("license":"Y")"}) ==
        Conflicts{{"license", {{"X", "s1, s2"}, {"Y", "s3"}}}});
  CHECK(conflicts_of({R"("license":"X")", R"("license":"Y")", R"("license":"Y")"}) ==
        Conflicts{{"license", {{"X", "s1"}, {"Y", "s2, s3"}}}});
}

TEST_CASE("a value is the word of the source that said it, not of those that were silent") {
  CHECK(conflicts_of({"", R"("license":"X")", R"("license":"Y")"}) ==
        Conflicts{{"license", {{"X", "s2"}, {"Y", "s3"}}}});
  CHECK(conflicts_of({R"("license":"X")", "", R"("license":"Y")"}) ==
        Conflicts{{"license", {{"X", "s1"}, {"Y", "s3"}}}});
}

TEST_CASE("the same price in another unit is no conflict") {
  CHECK(
      conflicts_of(
          {R"("pricing":{"model":"paid","price":{"amount":3.5e-7,"per":"prompt token","output":1e-6}})",
           R"("pricing":{"model":"paid","price":{"amount":0.35,"per":"1M input tokens","output":1}})"})
          .empty());
}

TEST_CASE("an unknown price model neither wins nor conflicts") {
  const Entity entity = merged(R"("pricing":{"model":"free"})",
                               R"("pricing":{"model":"unknown","price":{"amount":0}})");
  CHECK(entity.pricing == Pricing{PriceModel::kFree, Price{}});
  CHECK(entity.conflicts.empty());
}

TEST_CASE("lists add up without repeats") {
  const Entity entity = merged(
      R"("tags":["a","b"],"aliases":["x"],"stated":{"rank":1},"source":{"name":"s"})",
      R"("tags":["b","c"],"aliases":["x","y"],"stated":[{"rank":1},{"rank":2}],"source":[{"name":"s"},{"name":"s","observed":"2025"}])");
  CHECK(
      entity ==
      only_entity(line_with(
          R"("tags":["a","b","c"],"aliases":["x","y"],"stated":[{"rank":1},{"rank":2}],"source":[{"name":"s"},{"name":"s","observed":"2025"}])")));
}

TEST_CASE("capabilities equal but for case, white space and punctuation are one") {
  Entity entity = entity_that_can(
      R"({"text":"Converts PDF files, quickly.","name":"Old","unique":"U","tags":["x"]},{"text":"Other"})");
  merge_into(
      entity,
      entity_that_can(
          R"({"text":"converts  [pdf-files] quickly","name":"New","versus":"V","tags":["y"]},{"text":"Third"})"));
  REQUIRE(entity.capabilities.size() == 3);
  CHECK(entity.capabilities[0] ==
        Capability{"converts  [pdf-files] quickly", "New", "U", "V", {"x", "y"}, {}});
  CHECK(entity.capabilities[1].text == "Other");
  CHECK(entity.capabilities[2].text == "Third");
}

TEST_CASE("signs that carry meaning keep capabilities apart") {
  Entity entity = entity_that_can(R"({"text":"Runs C"})");
  merge_into(entity,
             entity_that_can(R"({"text":"Runs C#"},{"text":"Runs C++"},{"text":"runs c"})"));
  REQUIRE(entity.capabilities.size() == 3);
  CHECK(entity.capabilities[0].text == "runs c");
  CHECK(entity.capabilities[1].text == "Runs C#");
  CHECK(entity.capabilities[2].text == "Runs C++");
}

TEST_CASE("capabilities of punctuation only are compared as they are") {
  Entity entity = entity_that_can(R"({"text":"!!!"})");
  merge_into(entity, entity_that_can(R"({"text":"???"},{"text":"!!!"})"));
  CHECK(entity.capabilities.size() == 2);
}

TEST_CASE("an unknown field of the later source wins") {
  const Entity entity = merged(R"("k":1,"m":[1],"z":1)", R"("a":0,"k":2,"m":[2])");
  CHECK(entity.extra == std::vector<ExtraField>{{"a", "0"}, {"k", "2"}, {"m", "[2]"}, {"z", "1"}});
  CHECK(entity.conflicts ==
        Conflicts{{"k", {{"1", "an earlier source"}, {"2", "a later source"}}}});
}

TEST_CASE("a merged entity brings its own conflicts along") {
  Entity later =
      merged(R"("license":"Y","source":{"name":"s2"})", R"("license":"Z","source":{"name":"s3"})");
  Entity earlier = only_entity(line_with(R"("license":"X","source":{"name":"s1"})"));
  merge_into(earlier, later);
  CHECK(earlier.conflicts == Conflicts{{"license", {{"X", "s1"}, {"Y", "s2"}, {"Z", "s3"}}}});
  Entity silent = only_entity(line_with(""));
  merge_into(silent, later);
  CHECK(silent.conflicts == Conflicts{{"license", {{"Y", "s2"}, {"Z", "s3"}}}});
}

TEST_CASE("an entity merged with itself is itself") {
  test::RandomEntity random(5);
  for (int i = 0; i < 500; ++i) {
    const Entity entity = random.next();
    Entity twice = entity;
    merge_into(twice, entity);
    CAPTURE(to_catalogue_line(entity));
    REQUIRE(twice == entity);
  }
}

TEST_CASE("a merged entity is read back as itself") {
  test::RandomEntity random(6);
  for (int i = 0; i < 500; ++i) {
    Entity entity = random.next();
    merge_into(entity, random.next());
    entity.conflicts.clear();
    std::vector<Diagnostic> diagnostics;
    REQUIRE(parse_entity(to_catalogue_line(entity), "c.jsonl", 1, {}, diagnostics) == entity);
  }
}
