// What stands for a thing is what a list of alternatives tells of, wherever it passes too.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "query/ranking/matching/shown_offer.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

/// A model of a price list, by seller and price; its lines are what all of the list say.
std::string offer(const std::string& id, const std::string& name, const std::string& maker,
                  const std::string& seller, const std::string& price,
                  const std::string& tags = "") {
  return R"({"id":")" + id + R"(","name":")" + name + R"(","type":"model","maker":")" + maker +
         R"(","provider":")" + seller + R"(","tags":[)" + tags + R"(],"pricing":{"model":")" +
         (price == "0" ? "free" : "paid") + R"(","price":{"amount":)" + price +
         R"(,"per":"1M input tokens"}},"capabilities":[{"text":"Answers questions in words."},)"
         R"({"text":"Calls the functions that it is given."}]})" +
         "\n";
}

const test::FreshEngine& models() {
  static const test::FreshEngine engine(test::catalogue_of(
      offer("acme/seed", "Seed One", "Acme", "Acme", "4") +
      offer("brook/lake", "Lake Two", "Brook", "Brook", "3") +
      offer("mall/lake", "Lake Two", "Brook", "Mall", "1") +
      offer("fern/leaf", "Leaf Three", "Fern", "Fern", "5") +
      offer("mall/leaf", "Leaf Three", "Fern", "Mall", "2", R"("open weights")") +
      offer("gate/moss", "Moss Four", "Gate", "Gate", "2", R"("open weights")") +
      offer("reed/rush", "Rush Five", "Reed", "Reed", "2") +
      offer("mall/rush", "Rush Five", "Reed", "Mall", "0") +
      offer("gift/thyme", "Thyme Six", "Gift", "Gift", "0")));
  return engine;
}

AlternativesResults alternatives_for(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return *models()->ask(request).alternatives;
}

const Alternative& of(const AlternativesResults& results, const std::string& name) {
  const auto found =
      std::find_if(results.results.begin(), results.results.end(),
                   [&name](const Alternative& one) { return one.entity.name == name; });
  REQUIRE(found != results.results.end());
  return *found;
}

std::string price_words_of(const Alternative& one) {
  for (const FactDifference& difference : one.differences) {
    if (difference.field == "price") return difference.text;
  }
  return {};
}

}  // namespace

TEST_CASE("a price that is told of a thing is the one that its card shows") {
  const Alternative lake = of(alternatives_for("like \"Seed One\" but cheaper"), "Lake Two");
  CHECK(lake.entity.id == "brook/lake");
  CHECK(price_words_of(lake) == "25 % cheaper");
  CHECK_FALSE(lake.entity.fitting);
}

TEST_CASE("where only a seller is cheaper, that offer is shown with its price") {
  const Alternative leaf = of(alternatives_for("like \"Seed One\" but cheaper"), "Leaf Three");
  CHECK(leaf.entity.id == "mall/leaf");
  CHECK(price_words_of(leaf) == "50 % cheaper");
  REQUIRE(leaf.entity.fitting);
  CHECK(leaf.entity.fitting->seller == "Mall");
}

TEST_CASE("what one seller gives away stands behind what is free, and is told by who gives it") {
  const AlternativesResults free = alternatives_for("like \"Seed One\" but free");
  REQUIRE(free.results.size() == 2);
  CHECK(free.results[0].entity.name == "Thyme Six");
  CHECK(price_words_of(free.results[0]) == "free instead of $4 per 1M input tokens");
  CHECK(free.results[1].entity.id == "mall/rush");
  CHECK(price_words_of(free.results[1]) == "free from Mall, $2 per 1M input tokens from its maker");
}

TEST_CASE("a price is not called unknown where another offer of the thing has it") {
  const test::FreshEngine engine(test::catalogue_of(
      offer("acme/seed", "Seed One", "Acme", "Acme", "4") +
      offer("brook/lake", "Lake Two", "Brook", "Brook", "5") +
      R"({"id":"mall/lake","name":"Lake Two","type":"model","maker":"Brook",)"
      R"("provider":"Mall","capabilities":[{"text":"Answers questions in words."}]})"
      "\n" +
      R"({"id":"reed/rush","name":"Rush Five","type":"model","maker":"Reed","provider":"Reed",)"
      R"("pricing":{"model":"paid","price":{"amount":5,"per":"month"}},)"
      R"("capabilities":[{"text":"Answers questions in words."}]})"
      "\n"
      R"({"id":"mall/rush","name":"Rush Five","type":"model","maker":"Reed",)"
      R"("provider":"Mall","capabilities":[{"text":"Answers questions in words."}]})"
      "\n"
      R"({"id":"x/pond","name":"Pond","type":"model","maker":"Brook",)"
      R"("capabilities":[{"text":"Answers questions in words."}]})"
      "\n"));
  SearchRequest request;
  request.text = "like \"Seed One\" but cheaper";
  const AlternativesResults results = *engine->ask(request).alternatives;
  REQUIRE(results.unknown.size() == 2);
  CHECK(results.unknown[0].field == "comparable price");
  REQUIRE(results.unknown[0].nearest.size() == 1);
  CHECK(results.unknown[0].nearest[0].name == "Rush Five");
  CHECK(results.unknown[1].field == "price");
  REQUIRE(results.unknown[1].nearest.size() == 1);
  CHECK(results.unknown[1].nearest[0].name == "Pond");
}

TEST_CASE("a name before a comparative is what others are compared with") {
  for (const char* text : {"Seed One cheaper", "Seed One, a bit cheaper", "Seed One but cheaper"}) {
    CAPTURE(text);
    const AlternativesResults results = alternatives_for(text);
    REQUIRE(results.seeds.size() == 1);
    CHECK(results.seeds[0].id == "acme/seed");
    CHECK(results.constraints.at(0).field == "price");
  }
  SearchRequest request;
  request.text = "Seed One cheaper than Lake Two";
  const Answer other = models()->ask(request);
  CHECK((!other.alternatives || other.alternatives->seeds.at(0).id != "acme/seed"));
}

TEST_CASE("open weights answer who asks for open source, and are called what they are") {
  const AlternativesResults results = alternatives_for("open source alternative to Seed One");
  REQUIRE(results.conditions.size() == 1);
  CHECK(results.conditions[0].label == "open source or open weights");
  const Alternative moss = of(results, "Moss Four");
  REQUIRE(moss.conditions.size() == 1);
  CHECK(moss.conditions[0].kind == ConditionMet::Kind::kStated);
  CHECK(moss.conditions[0].label == "open weights");
  CHECK(results.stating_first > 0);
}

TEST_CASE("what stands for a thing takes the place of an offer that was found, once") {
  const FactColumns& facts = models().snapshot()->facts();
  const EntityIndexNumber offered = *facts.find_id("mall/lake");
  const EntityIndexNumber standing = *facts.find_id("brook/lake");
  const EntityIndexNumber alone = *facts.find_id("gate/moss");
  EngineState state(models().snapshot());
  const Conditions conditions(state, {});
  const std::vector<Candidate> found{{offered, .9}, {alone, .5}, {standing, .1}};

  std::vector<Candidate> shown = found;
  const ShownOffers stands_for = take_shown(state, Constraints(state, {}), conditions, shown);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].entity == standing);
  CHECK(shown[0].score == .9);
  CHECK(shown[1].entity == alone);
  CHECK(stands_for == ShownOffers{{standing, offered}});

  Filters cheap;
  cheap.max_price = 2;
  std::vector<Candidate> bound = found;
  CHECK(take_shown(state, Constraints(state, cheap), conditions, bound).empty());
  CHECK(bound.size() == 3);
  CHECK(bound[0].entity == offered);
}
