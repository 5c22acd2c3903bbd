// What holds of every row of the table of filters, also of one that is added tomorrow.
#include "matchgraph/filter_table.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "support/filter_samples.h"

using namespace matchgraph;

TEST_CASE("no two filters share a name, a typed key or a member") {
  std::set<std::string_view> keys;
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    CHECK(keys.insert(row.name).second);
    if (!row.alias.empty()) CHECK(keys.insert(row.alias).second);
    CHECK(filter_named(row.name) == &row);
    for (const FilterRow& other : filter_table()) {
      if (&other != &row) CHECK(!(other.member == row.member));
    }
  }
  CHECK(filter_named("") == nullptr);
  CHECK(filter_named("sort") == nullptr);
}

TEST_CASE("a row says what a command, an address and a page have to show") {
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    CHECK_FALSE(row.help.empty());
    CHECK_FALSE(row.help.ends_with('.'));
    CHECK(row.placeholder.empty() == row.is_switch());
    CHECK((row.words.find("{}") == std::string_view::npos) == row.is_switch());
    CHECK(row.unit.empty() == (row.kind != FilterKind::kNumber));
    CHECK(row.word.empty() == (row.kind != FilterKind::kFlag));
    CHECK(row.than.empty() == (row.kind != FilterKind::kComparative));
    CHECK(row.field.empty() == (row.kind == FilterKind::kWhere));
    CHECK((row.phrases.empty() || row.critique.has_value()));
  }
}

TEST_CASE("each row alone restricts the results, and is the only one that is set") {
  CHECK_FALSE(has_any({}));
  CHECK_FALSE(has_any({.workload = Workload{1, 1}}));
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    const Filters alone = test::sample_filters(row);
    CHECK(has_any(alone));
    for (const FilterRow& other : filter_table()) {
      CHECK(is_set(alone, other) == (&other == &row));
    }
  }
}

TEST_CASE("what is merged into nothing is what was asked, and twice the same changes no filter") {
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    const Filters alone = test::sample_filters(row);
    Filters merged;
    merge(alone, merged);
    CHECK(merged == alone);
    merge({}, merged);
    CHECK(merged == alone);
    const bool adds_up = row.kind == FilterKind::kWhere || row.kind == FilterKind::kComparative;
    if (adds_up) continue;
    merge(alone, merged);
    CHECK(merged == alone);
  }
}

TEST_CASE("of two bounds on a number the stricter holds, from whichever side it comes") {
  const auto merged = [](Filters a, const Filters& b) {
    merge(b, a);
    return a;
  };
  const Filters low = {.max_price = 1.0, .min_rank = 10.0};
  const Filters high = {.max_price = 2.0, .min_rank = 20.0};
  const Filters strict = {.max_price = 1.0, .min_rank = 20.0};
  CHECK(merged(low, high) == strict);
  CHECK(merged(high, low) == strict);
}

TEST_CASE("lists are joined without repeats, and comparisons keep their order") {
  Filters filters = {.makers = {"A", "B"}, .relative = {{Comparative::kNewer, ""}}};
  merge({.makers = {"B", "C"}, .relative = {{Comparative::kCheaper, ""}}}, filters);
  CHECK(filters.makers == NameList{"A", "B", "C"});
  CHECK(filters.relative ==
        std::vector<RelativeBound>{{Comparative::kNewer, ""}, {Comparative::kCheaper, ""}});
}

TEST_CASE("every critique and every comparison has its row") {
  for (int i = 0; i <= static_cast<int>(CritiqueKind::kBound); ++i) {
    CHECK(filter_of(static_cast<CritiqueKind>(i)).critique == static_cast<CritiqueKind>(i));
  }
  for (int i = 0; i <= static_cast<int>(Comparative::kHigherRanked); ++i) {
    const FilterRow& row = filter_of(static_cast<Comparative>(i));
    CHECK(row.member == FilterMember(static_cast<Comparative>(i)));
    CHECK(row.needs_seeds());
  }
}

TEST_CASE("comparisons are said as a person says them") {
  CHECK(comparative_words({Comparative::kCheaper, ""}) == "cheaper");
  CHECK(comparative_words({Comparative::kHigherRanked, ""}) == "ranked higher");
  CHECK(comparative_words({Comparative::kSmaller, "stars"}) == "fewer stars");
  CHECK(comparative_words({Comparative::kSmaller, "context"}) == "less context");
  CHECK(comparative_words({Comparative::kLarger, "context"}) == "more context");
  CHECK(relative_field({Comparative::kCheaper, ""}, false) == "price");
  CHECK(relative_field({Comparative::kCheaper, ""}, true) == "cost");
  CHECK(relative_field({Comparative::kNewer, ""}, true) == "updated");
  CHECK(relative_field({Comparative::kLarger, ""}, false) == "parameters");
  CHECK(relative_field({Comparative::kLarger, "stars"}, true) == "stars");
}

TEST_CASE("fields of names, dates and numbers are told apart") {
  CHECK(field_kind("maker") == FieldKind::kName);
  CHECK(field_kind("tag") == FieldKind::kName);
  CHECK(field_kind("updated") == FieldKind::kDate);
  CHECK(field_kind("released") == FieldKind::kDate);
  CHECK(field_kind("price") == FieldKind::kNumber);
  CHECK(field_kind("context") == FieldKind::kNumber);
}

TEST_CASE("a flag is known by what it asks, and a name that looks like it is none") {
  CHECK(flag_of({"price", "=", "free"}) == filter_named("free"));
  CHECK(flag_of({"license", "=", "open source"}) == filter_named("open-source"));
  CHECK(flag_of({"license", "=", NameList{"open source"}}) == nullptr);
  CHECK(flag_of({"price", "<=", 0.0}) == nullptr);
  CHECK(flag_of({"maker", "=", "free"}) == nullptr);
}
