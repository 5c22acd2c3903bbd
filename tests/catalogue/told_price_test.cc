// Prices that texts name.
#include "catalogue/told_price.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "matchgraph/catalogue.h"

using namespace matchgraph;

namespace {

std::string told(const char* text) {
  const auto price = catalogue::told_price(text);
  if (!price) return "";
  std::ostringstream out;
  out << price->amount << ' ' << price->currency << ' ' << price->per;
  return out.str();
}

Entity loaded(const std::string& summary, const std::string& pricing) {
  std::istringstream in(
      R"({"id":"m","name":"Measure","type":"model","summary":")" + summary + R"(","pricing":)" +
      pricing +
      R"(,"capabilities":[{"name":"Free of charge","text":"Tokens cost nothing."},)"
      R"({"name":"Music","text":"Writes songs."}]})");
  return load_catalogue(in, "test").catalogue.entities.at(0);
}

const char* const kZero =
    R"({"model":"free","price":{"amount":0,"per":"1M input tokens","output":0}})";

}  // namespace

TEST_CASE("a price is a figure behind a dollar and what it is for") {
  CHECK(told("Songs are priced at $0.08 per song.") == "0.08 USD song");
  CHECK(told("Costs $0.40/second of video, at most.") == "0.4 USD second of video");
  CHECK(told("It is $1,200 a month and worth it") == "1200 USD month");
  CHECK(told("Priced at $2 per 1M input tokens") == "2 USD 1M input tokens");
  CHECK(told("Free at first, then $3 per month. Rivals ask $9 per song") == "9 USD song");
  CHECK(told("Raised $20 million in a round") == "");
  CHECK(told("Get $5 of credit per month") == "");
  CHECK(told("It costs $0 per song") == "");
  CHECK(told("$") == "");
  CHECK(told("") == "");
}

TEST_CASE("what costs no tokens and names another price costs that") {
  const Entity sold = loaded("Songs are priced at $0.08 per song.", kZero);
  REQUIRE(sold.pricing);
  CHECK(sold.pricing->model == PriceModel::kPaid);
  CHECK(sold.pricing->price == Price{.amount = 0.08, .per = "song", .output = {}});
  REQUIRE(sold.capabilities.size() == 1);
  CHECK(sold.capabilities[0].name == "Music");
  CHECK(loaded("Writes songs.", kZero).pricing->model == PriceModel::kFree);
  CHECK(loaded("Writes songs.", kZero).capabilities.size() == 2);
  CHECK(loaded("Rivals ask $9 per song.", R"({"model":"free"})").pricing->model ==
        PriceModel::kFree);
}
