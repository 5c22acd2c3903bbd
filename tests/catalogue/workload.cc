#include "matchgraph/workload.h"

#include <doctest/doctest.h>

#include <string>

#include "matchgraph/error.h"
#include "support/catalogue_text.h"

using namespace matchgraph;

namespace {

std::string fault_of(const std::string& text) {
  try {
    parse_workload(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

TokenPrices prices_of(const std::string& pricing) {
  return token_prices(test::only_entity(test::line_with(R"("pricing":)" + pricing)));
}

constexpr const char* kHint = "; for example \"in=2M out=500k per month\"";

}  // namespace

TEST_CASE("a workload is read in any order and case") {
  const Workload expected{2e6, 5e5, Period::kMonth};
  for (const char* text :
       {"in=2M out=500k per month", "out=500K, in=2m, per Month", "per month in=2000k out=0.5M",
        "  in=2000000\tout=500000  ", "IN=2M OUT=500k"}) {
    CAPTURE(text);
    CHECK(parse_workload(text) == expected);
  }
  CHECK(parse_workload("in=1.5B per day") == Workload{1.5e9, 0, Period::kDay});
  CHECK(parse_workload("out=300 per week") == Workload{0, 300, Period::kWeek});
  CHECK(parse_workload("in=0 out=1k per year") == Workload{0, 1000, Period::kYear});
}

TEST_CASE("a workload that cannot be read says where and why") {
  CHECK(fault_of("") == std::string("workload, at its end: in or out has to be above 0") + kHint);
  CHECK(fault_of("in=0 per day") ==
        std::string("workload, at \"in=0 per day\": in or out has to be above 0") + kHint);
  CHECK(fault_of("in=2M out=lots") ==
        std::string("workload, at \"out=lots\": a number such as 500k, 2M or 1.5B is needed "
                    "behind =") +
            kHint);
  CHECK(fault_of("in=2M per hour") ==
        std::string("workload, at \"hour\": day, week, month or year is needed behind per") +
            kHint);
  CHECK(fault_of("in=2M per") ==
        std::string("workload, at its end: day, week, month or year is needed behind per") + kHint);
  CHECK(fault_of("in=2M in=3M") ==
        std::string("workload, at \"in=3M\": in is given twice") + kHint);
  CHECK(fault_of("in=1 per day per day") ==
        std::string("workload, at \"per day\": the period is given twice") + kHint);
  CHECK(fault_of("2M tokens") ==
        std::string("workload, at \"2M tokens\": in=NUMBER, out=NUMBER or per "
                    "day|week|month|year is needed") +
            kHint);
  for (const char* text : {"in=", "in=-1", "in=k", "in=1e9", "in=nan", "in=inf", "in=2MM",
                           "in=0x10", "in=1T", "in =2M", "in=2 M"}) {
    CAPTURE(text);
    CHECK(fault_of(text) != "none");
  }
  CHECK(fault_of("in=9999999999B") ==
        std::string("workload, at \"in=9999999999B\": that is too many tokens") + kHint);
}

TEST_CASE("a workload is written as it is read") {
  CHECK(to_string(Workload{2e6, 5e5, Period::kMonth}) == "in=2M out=500k per month");
  CHECK(to_string(Workload{0, 1.5e9, Period::kYear}) == "out=1.5B per year");
  CHECK(to_string(Workload{1234567, 1, Period::kDay}) == "in=1.234567M out=1 per day");
  for (const char* text : {"in=2M out=500k per month", "in=1234567 per day", "in=0.5 per week",
                           "in=1500 out=2.25B per year", "in=333333333333 per day",
                           "in=123456789.125 per day", "in=1000000000B per year"}) {
    CAPTURE(text);
    const Workload read = parse_workload(text);
    CHECK(parse_workload(to_string(read)) == read);
  }
}

TEST_CASE("prices by the token are those of a million") {
  CHECK(
      prices_of(R"({"model":"paid","price":{"amount":2.5,"per":"1M input tokens","output":10}})") ==
      TokenPrices{2.5, 10});
  CHECK(prices_of(
            R"({"model":"paid","price":{"amount":3.5e-7,"per":"prompt token","output":1e-6}})") ==
        TokenPrices{0.35, 1});
  CHECK(prices_of(R"({"model":"paid","price":{"amount":2.5,"per":"1M input tokens"}})") ==
        TokenPrices{2.5, {}});
}

TEST_CASE("what is free costs nothing, and what is not priced by the token is not known") {
  CHECK(prices_of(R"({"model":"free"})") == TokenPrices{0, 0});
  CHECK(prices_of(R"({"model":"open-source"})") == TokenPrices{0, 0});
  CHECK(prices_of(R"({"model":"free","price":{"amount":0,"per":"1M input tokens"}})") ==
        TokenPrices{0, 0});
  CHECK(prices_of(R"({"model":"paid","price":{"amount":0,"per":"1M input tokens"}})") ==
        TokenPrices{0, {}});
  CHECK(prices_of(R"({"model":"paid","price":{"amount":0,"per":"month"}})") == TokenPrices{0, 0});
  CHECK(prices_of(R"({"model":"paid","price":{"amount":20,"per":"month"}})") == TokenPrices{});
  CHECK(prices_of(
            R"({"model":"paid","price":{"amount":1,"currency":"EUR","per":"1M input tokens"}})") ==
        TokenPrices{});
  CHECK(prices_of(R"({"model":"freemium"})") == TokenPrices{});
  CHECK(prices_of(R"({"model":"paid"})") == TokenPrices{});
  CHECK(token_prices(test::only_entity(test::line_with(""))) == TokenPrices{});
}

TEST_CASE("the cost is tokens times price, in and out") {
  const Workload both = parse_workload("in=2M out=500k per month");
  CHECK(cost_of({2.5, 10}, both) == 10.0);
  CHECK(cost_of({0.25, 0}, both) == 0.5);
  CHECK(cost_of({0, 0}, both) == 0.0);
  CHECK(cost_of({2.5, {}}, both) == std::nullopt);
  CHECK(cost_of({{}, 10}, both) == std::nullopt);
  CHECK(cost_of({2.5, {}}, parse_workload("in=2M")) == 5.0);
  CHECK(cost_of({{}, 10}, parse_workload("out=500k")) == 5.0);
}
