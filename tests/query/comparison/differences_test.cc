#include "query/comparison/differences.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/facts/entity_facts.h"

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

TEST_CASE("where input and output part two otherwise, a price says of which it speaks") {
  const auto both = [](double input, double output) {
    return priced(PriceModel::kPaid, Price{input, "USD", "1M input tokens", output});
  };
  const Entity seed = both(3, 15);
  CHECK(texts(seed, both(1.5, 7.5)) == Texts{"50 % cheaper"});
  CHECK(texts(seed, both(1.5, 14)) == Texts{"50 % cheaper input, 7 % cheaper output"});
  CHECK(texts(seed, both(1.5, 15)) == Texts{"50 % cheaper input, the same output price"});
  // A difference that hardly counts is one all the same.
  CHECK(texts(seed, both(1.5, 14.6)) == Texts{"50 % cheaper input, nearly the same output price"});
  CHECK(texts(seed, both(1.5, 30)) == Texts{"50 % cheaper input, output at 2.0 times the price"});
  CHECK(texts(seed, priced(PriceModel::kPaid, tokens(1.5))) == Texts{"50 % cheaper input"});
  CHECK(output_words(both(1.5, 14), seed) == "output $14 against $15");
  CHECK(output_words(both(1.5, 7.5), seed).empty());
}

TEST_CASE("what is sold by the token and costs by the picture is compared by the picture") {
  const auto drawing = [](double input, std::optional<double> picture) {
    Entity entity = priced(PriceModel::kPaid, Price{input, "USD", "1M input tokens", 30});
    entity.tags = {"image-generation"};
    if (picture) entity.signals.push_back({.name = "price_per_image", .value = *picture});
    return entity;
  };
  const Entity banana = drawing(0.3, 0.04);
  const Entity mini = drawing(2, 0.01);
  CHECK(comparable_prices(banana, mini) == std::pair(0.04, 0.01));
  CHECK(texts(banana, mini).front() == "75 % cheaper per image");
  CHECK(compared_price_text(banana) == "$0.04 per image");
  CHECK(price_text(banana) == "$0.30 per 1M input tokens");
  CHECK_FALSE(comparable_prices(banana, priced(PriceModel::kPaid, tokens(0.1))));
  CHECK_FALSE(comparable_prices(banana, drawing(2, {})));
  CHECK_FALSE(comparable_prices(drawing(2, {}), priced(PriceModel::kPaid, tokens(0.1))));
  CHECK(comparable_prices(drawing(2, {}), drawing(1, {})) == std::pair(30.0, 30.0));
  Entity unmeasured = drawing(2, {});
  unmeasured.pricing->price->output = 0;
  CHECK(unit_price(unmeasured)->amount == 2);
  CHECK(unit_price(unmeasured)->unit == "USD/1M input tokens for images");
  Entity listed = priced(PriceModel::kFree, tokens(0));
  listed.signals.push_back({.name = "price_per_song", .value = 0.08});
  CHECK_FALSE(known_price(listed));
  CHECK(unit_price(listed)->unit == "USD/song");
}

TEST_CASE("what writes and gives pictures too is compared by its text") {
  const auto writing = [](const std::string& name, double input, double output) {
    Entity entity = priced(PriceModel::kPaid, Price{input, "USD", "1M input tokens", output});
    entity.name = name;
    entity.tags = {"out:text", "out:image", "out:audio"};
    return entity;
  };
  const Entity quill = writing("Quill 5", 2, 10);
  const Entity chat = priced(PriceModel::kPaid, Price{4, "USD", "1M input tokens", 20});
  CHECK(given_medium(quill).empty());
  CHECK(comparable_prices(quill, chat) == std::pair(2.0, 4.0));
  CHECK(texts(chat, quill) == Texts{"50 % cheaper"});
  CHECK(texts(quill, writing("Quill 6", 1, 5)) == Texts{"50 % cheaper"});
  // Of what is made for pictures the prompt's tokens tell nothing, and its unit says so.
  const Entity drawing = writing("Quill 5 Image", 2, 10);
  CHECK(given_medium(drawing) == "images");
  CHECK_FALSE(comparable_prices(drawing, chat));
  CHECK(texts(chat, drawing) == Texts{"price $10 per 1M output tokens for images instead of $4 per "
                                      "1M input tokens"});
  Entity film = writing("Reel Video", 2, 10);
  film.tags = {"out:text", "out:video"};
  CHECK(given_medium(film) == "video");
  film.name = "Reel Omni";
  CHECK(given_medium(film).empty());
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
