#include "query/comparison/differences.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matchgraph;

namespace {

Entity priced(PriceModel model, std::optional<Price> price = {}) {
  Entity entity;
  entity.id = entity.name = "x";
  entity.type = "model";
  entity.pricing = Pricing{model, std::move(price)};
  return entity;
}

Price tokens(double amount) { return {amount, "USD", "1M input tokens", {}}; }

std::vector<std::string> texts(const Entity& left, const Entity& right) {
  std::vector<std::string> out;
  for (const FactDifference& difference : fact_differences(left, right)) {
    out.push_back(difference.text);
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("prices in one unit differ by a ratio, others are put side by side") {
  const Entity one = priced(PriceModel::kPaid, tokens(1));
  CHECK(texts(one, priced(PriceModel::kPaid, tokens(0.1))) == Texts{"90 % cheaper"});
  CHECK(texts(one, priced(PriceModel::kPaid, Price{2.5e-6, "USD", "prompt token", {}})) ==
        Texts{"2.5 times the price"});
  CHECK(texts(one, priced(PriceModel::kPaid, tokens(1.01))) ==
        Texts{"$1.01 per 1M input tokens instead of $1 per 1M input tokens"});
  CHECK(texts(one, priced(PriceModel::kOpenSource)) ==
        Texts{"free instead of $1 per 1M input tokens"});
  CHECK(texts(one, priced(PriceModel::kPaid, Price{20, "USD", "month", {}})) ==
        Texts{"price $20 per month instead of $1 per 1M input tokens"});
  CHECK(texts(one, one).empty());
}

TEST_CASE("what one side does not state is unknown, never zero or free") {
  Entity silent = priced(PriceModel::kUnknown);
  silent.pricing.reset();
  const auto differences = fact_differences(priced(PriceModel::kFree), silent);
  REQUIRE(differences.size() == 1);
  CHECK(differences[0].left == "free");
  CHECK(differences[0].right == "unknown");
  CHECK(price_text(silent) == "unknown");
}

TEST_CASE("signals differ by a ratio a person notices, or side by side") {
  Entity left = priced(PriceModel::kFree);
  Entity right = left;
  left.signals = {{"context", 128000}};
  right.signals = {{"context", 131072}};
  CHECK(texts(left, right) == Texts{"context 131,072 instead of 128,000"});
  right.signals = {{"context", 1000000}};
  CHECK(texts(left, right) == Texts{"7.8 times the context"});
  right.signals.clear();
  CHECK(texts(left, right) == Texts{"context unknown instead of 128,000"});
}

TEST_CASE("amounts have cents where cents say it all") {
  CHECK(price_text(priced(PriceModel::kPaid, tokens(0.351))) == "$0.351 per 1M input tokens");
  CHECK(price_text(priced(PriceModel::kPaid, Price{12, "EUR", "month", {}})) == "12 EUR per month");
}
