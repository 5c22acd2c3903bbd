#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "support/small_catalogue.h"
#include "text/tag_text.h"

using namespace matchgraph;

TEST_CASE("a date keeps the precision that was given") {
  CHECK(parse_date("2025") == Date{2025, 0, 0});
  CHECK(parse_date("2025-06") == Date{2025, 6, 0});
  CHECK(parse_date("2025-06-16") == Date{2025, 6, 16});
  for (const char* text : {"0001", "2025", "2025-06", "2025-06-16", "9999-12-31"}) {
    CHECK(to_string(*parse_date(text)) == text);
  }
}

TEST_CASE("a date that is not in the calendar is none") {
  for (const char* text : {"2025-25-11", "2025-13", "2025-00", "2025-01-00", "2025-04-31",
                           "2025-02-29", "1900-02-29", "0000", "0000-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("leap years follow the Gregorian rule") {
  CHECK(parse_date("2024-02-29").has_value());
  CHECK(parse_date("2000-02-29").has_value());
  CHECK_FALSE(parse_date("2023-02-29").has_value());
  CHECK_FALSE(parse_date("2100-02-29").has_value());
}

TEST_CASE("a date in another notation is none") {
  for (const char* text : {"", "25", "2025-", "2025-6", "2025-6-1", "2025/06/16", "20250616",
                           " 2025", "2025-06-16T00:00:00Z", "+025", "2025-+6", "16.06.2025"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("dates order by year, month and day, the less precise first") {
  CHECK(*parse_date("2024-12-31") < *parse_date("2025"));
  CHECK(*parse_date("2025") < *parse_date("2025-01"));
  CHECK(*parse_date("2025-01") < *parse_date("2025-01-01"));
}

TEST_CASE("a price model is read back from its name") {
  for (const PriceModel model : {PriceModel::kUnknown, PriceModel::kFree, PriceModel::kFreemium,
                                 PriceModel::kOpenSource, PriceModel::kPaid}) {
    CHECK(parse_price_model(to_string(model)) == model);
  }
  CHECK(to_string(PriceModel::kOpenSource) == "open-source");
  CHECK_FALSE(parse_price_model("Free").has_value());
  CHECK_FALSE(parse_price_model("").has_value());
}

TEST_CASE("a price per prompt token is a million times one per million input tokens") {
  const Price per_token{.amount = 3.5e-7, .currency = "USD", .per = "prompt token", .output = {}};
  const Price per_million{
      .amount = 0.35, .currency = "USD", .per = "1M input tokens", .output = {}};
  CHECK(usd_per_million_input_tokens(per_token) == 0.35);
  CHECK(usd_per_million_input_tokens(per_million) == 0.35);
}

TEST_CASE("each unit of input tokens is a million, a thousand or one of them, in any case") {
  // 2 USD per unit, times the units in a million tokens.
  const std::pair<const char*, double> expected[] = {
      {"1M input tokens", 2},     {"1M prompt tokens", 2},     {"1m Input Tokens", 2},
      {"1k input tokens", 2000},  {"1k prompt tokens", 2000},  {"1K Prompt Tokens", 2000},
      {"input token", 2'000'000}, {"prompt token", 2'000'000}, {"Prompt Token", 2'000'000},
  };
  for (const auto& [unit, per_million] : expected) {
    CAPTURE(unit);
    CHECK(usd_per_million_input_tokens(
              {.amount = 2, .currency = "USD", .per = unit, .output = {}}) == per_million);
  }
}

TEST_CASE("a price in another currency or for another unit does not compare") {
  const auto compared = [](const char* currency, const char* per) {
    return usd_per_million_input_tokens(
        {.amount = 1, .currency = currency, .per = per, .output = {}});
  };
  CHECK_FALSE(compared("EUR", "1M input tokens").has_value());
  CHECK_FALSE(compared("USD", "month").has_value());
  CHECK_FALSE(compared("USD", "1M output tokens").has_value());
  CHECK_FALSE(compared("USD", "").has_value());
}

TEST_CASE("what is left of an ampersand in a tag is one") {
  CHECK(mended_tag("Tools &amp; editors") == "Tools & editors");
  CHECK(mended_tag(R"(Saws "Saws"amp; planes)") == "Saws & planes");
  CHECK(mended_tag("Saws &amp; planes &amp; nails") == "Saws & planes & nails");
  for (const char* kept : {"amp;", "preamp; 40 W", R"("amp;)", R"(5"amp; loud)", "& amp", ""}) {
    CHECK(mended_tag(kept) == kept);
  }
  CHECK(mended_tags({"a & b", "c", "a &amp; b"}) == std::vector<std::string>{"a & b", "c"});
  const Entity entity =
      test::catalogue_of(
          R"({"id":"a","name":"A","type":"tool","tags":["Saws &amp; planes"],"capabilities":[]})")
          .entities.front();
  CHECK(entity.tags == std::vector<std::string>{"Saws & planes"});
}

TEST_CASE("a signal is found by its exact name") {
  Entity entity;
  entity.signals = {{"context", 128000}, {"likes", 0}, {"stars", 396}};
  CHECK(find_signal(entity, "context") == 128000);
  CHECK(find_signal(entity, "likes") == 0);
  CHECK(find_signal(entity, "stars") == 396);
  CHECK_FALSE(find_signal(entity, "star").has_value());
  CHECK_FALSE(find_signal(entity, "zebra").has_value());
  CHECK_FALSE(find_signal(Entity{}, "stars").has_value());
}
