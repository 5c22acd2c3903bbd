// A constraint as it is typed, and as it is said.
#include <doctest/doctest.h>

#include <string>

#include "matchgraph/error.h"
#include "matchgraph/filters.h"

using namespace matchgraph;

namespace {

template <typename Use>
std::string what_of(const Use& use) {
  try {
    use();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a constraint is read with its operator, or the fault is placed") {
  CHECK(parse_where("context >= 100000") == Constraint{"context", ">=", 100000.0});
  CHECK(parse_where("updated<2025-01") == Constraint{"updated", "<", Date{2025, 1, 0}});
  CHECK(parse_where("type==tool") == Constraint{"type", "=", NameList{"tool"}});
  CHECK(parse_where("maker != Open AI") == Constraint{"maker", "!=", NameList{"Open AI"}});
  CHECK(what_of([] { parse_where("context"); }).find("no operator") != std::string::npos);
  CHECK(what_of([] { parse_where(">= 3"); }).find("no field before the operator at position 1") !=
        std::string::npos);
  CHECK(what_of([] { parse_where("stars >"); }).find("no value after") != std::string::npos);
  CHECK(what_of([] { parse_where("stars ! 3"); }).find("is no operator") != std::string::npos);
}

TEST_CASE("a value that is not of its field's kind stays the text that was typed") {
  CHECK(parse_where("context >= 1e5").value == ConstraintValue(100000.0));
  CHECK(parse_where("context >= many").value == ConstraintValue("many"));
  CHECK(parse_where("context >= inf").value == ConstraintValue("inf"));
  CHECK(parse_where("released > 2025-13").value == ConstraintValue("2025-13"));
  CHECK(parse_where("tag = 2025").value == ConstraintValue(NameList{"2025"}));
}

TEST_CASE("values are said as they are written") {
  CHECK(value_text("open source") == "open source");
  CHECK(value_text(NameList{"Acme", "Beta & Co."}) == "Acme, Beta & Co.");
  CHECK(value_text(0.5) == "0.5");
  CHECK(value_text(200000.0) == "200000");
  CHECK(value_text(Date{2025, 6, 0}) == "2025-06");
  CHECK(value_text(SeedFigures{std::nullopt, 3.0, Date{2024, 0, 0}}) == "unknown, 3, 2024");
}
