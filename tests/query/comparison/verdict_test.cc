// What follows from a comparison of two: what parts them, what they deny, and who ranks higher.
#include "query/comparison/verdict.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/comparison/parting.h"

using namespace matchgraph;

namespace {

Entity named(const std::string& name, PriceModel model = PriceModel::kUnknown,
             std::optional<Price> price = {}) {
  Entity entity;
  entity.id = entity.name = name;
  entity.type = "tool";
  entity.capabilities.emplace_back().text = name + " bakes bread.";
  if (model != PriceModel::kUnknown) entity.pricing = Pricing{model, std::move(price)};
  return entity;
}

Comparison of(Entity left, Entity right) {
  Comparison comparison;
  comparison.entities = {std::move(left), std::move(right)};
  comparison.cards.resize(2);
  comparison.only.resize(2);
  comparison.coverage = {0.5, 0.5};
  comparison.relation = Relation::kPartial;
  return comparison;
}

constexpr Place kLocal{.is_local = true, .is_hosted = false};
constexpr Place kHosted{.is_local = false, .is_hosted = true};
constexpr Place kBoth{.is_local = true, .is_hosted = true};

std::vector<std::string> parting(const Entity& left, const Entity& right, Places places = {}) {
  std::vector<std::string> out;
  for (const VerdictSentence& sentence : parting_sentences(of(left, right), places)) {
    out.push_back(sentence.text);
  }
  return out;
}

bool says(const Verdict& verdict, std::string_view words) {
  return std::any_of(
      verdict.sentences.begin(), verdict.sentences.end(),
      [&](const VerdictSentence& one) { return one.text.find(words) != std::string::npos; });
}

/// Ranks of two that differ by `points` in one part, which is measured or not.
Comparison ranked(double points, bool estimated) {
  Comparison comparison = of(named("Ash"), named("Birch"));
  const auto detail = [&](double adoption, bool is_estimate) {
    RankDetail out;
    out.components = {{"adoption", adoption, 0.25, is_estimate, {}},
                      {"quality", 0.5, 0.25, false, {}}};
    out.value = 25 * adoption + 12.5;
    return out;
  };
  comparison.ranks = {detail(0.5 + points / 25, false), detail(0.5, estimated)};
  for (std::size_t i = 0; i < 2; ++i) {
    comparison.cards[i].unfragile_rank = comparison.ranks[i].value;
  }
  return comparison;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a chooser asks first where it runs, then what it costs, then under which licence") {
  Entity free = named("Ash", PriceModel::kOpenSource);
  Entity priced = named("Birch", PriceModel::kPaid, Price{0.006, "USD", "minute", {}});
  free.license = "MIT";
  priced.license = "proprietary";
  CHECK(parting(free, priced, {kLocal, kHosted}) ==
        Texts{"Ash runs where you are; Birch is hosted.",
              "Ash is free; Birch costs $0.006 per minute.",
              "Ash is licensed as MIT, Birch as proprietary."});
  CHECK(parting(priced, free, {kHosted, kLocal}) ==
        Texts{"Ash runs where you are; Birch is hosted.",
              "Ash is free; Birch costs $0.006 per minute.",
              "Birch is licensed as proprietary, Ash as MIT."});
}

TEST_CASE("what one does not state, or both do, parts nobody") {
  const Entity silent = named("Ash");
  const Entity paid = named("Birch", PriceModel::kPaid);
  CHECK(parting(silent, paid, {Place(), kHosted}).empty());
  CHECK(parting(named("Ash", PriceModel::kFree), named("Birch", PriceModel::kOpenSource)).empty());
  CHECK(parting(silent, paid, {kBoth, kHosted}).empty());
  CHECK(parting(silent, paid, {kLocal, kBoth}).empty());
  const Place open{.is_local = false, .is_hosted = true, .is_open = true};
  CHECK(parting(silent, paid, {kLocal, open}).empty());
  CHECK(parting(named("Ash", PriceModel::kFree), paid) == Texts{"Ash is free; Birch is paid."});
}

TEST_CASE("what parts them opens the verdict; further statements follow, each once") {
  const Comparison comparison = of(named("Ash"), named("Birch"));
  const Verdict verdict = verdict_of(
      comparison, {{"Ash is read-only; Birch writes.", {"traits"}}, {"Ash is blue.", {"traits"}}});
  CHECK(verdict.summary.starts_with("Ash is read-only; Birch writes. Ash and Birch overlap"));
  CHECK(verdict.parting.size() == 2);
  REQUIRE_FALSE(verdict.sentences.empty());
  CHECK(verdict.sentences[0].text == "Ash is blue.");
  CHECK_FALSE(says(verdict, "read-only"));
}

TEST_CASE("what only one mentions comes before coverage, and a price told once is not told again") {
  Comparison comparison = of(named("Ash", PriceModel::kFree),
                             named("Birch", PriceModel::kPaid, Price{5, "USD", "month", {}}));
  comparison.only[0] = {
      {0, "A name that is a good deal longer than what is shown of a mere text", ""}};
  const Verdict verdict = verdict_of(comparison, parting_sentences(comparison, {}));
  REQUIRE(verdict.sentences.size() == 2);
  CHECK(verdict.sentences[0].text ==
        "Take Ash for what Birch does not mention: A name that is a good deal longer than what is "
        "shown of a mere text.");
  CHECK(verdict.sentences[1].rests_on == Texts{"coverage"});
}

TEST_CASE("prices in one unit differ by a share, and free is less than any price") {
  const auto monthly = [](const char* name, double amount) {
    return named(name, PriceModel::kPaid, Price{amount, "USD", "month", {}});
  };
  CHECK(says(verdict_of(of(monthly("Ash", 5), monthly("Birch", 20)), {}),
             "Ash costs 75 % less: $5 per month against $20 per month."));
  CHECK(says(verdict_of(of(named("Ash", PriceModel::kFree), monthly("Birch", 20)), {}),
             "Ash is free to use; Birch costs $20 per month."));
  CHECK(says(verdict_of(of(named("Ash", PriceModel::kPaid), named("Birch", PriceModel::kPaid)), {}),
             "Both are paid; no price is stated."));
}

TEST_CASE("who saves on one side and costs more on the other is told both") {
  const auto by_token = [](const char* name, double input, double output) {
    return named(name, PriceModel::kPaid, Price{input, "USD", "1M input tokens", output});
  };
  CHECK(says(verdict_of(of(by_token("Ash", 0.3, 2.4), by_token("Birch", 0.4, 0.3)), {}),
             "Birch costs 88 % less for output but more for input: $0.30 per 1M output tokens "
             "against $2.40; input $0.40 against $0.30."));
  CHECK(says(verdict_of(of(by_token("Ash", 4, 10), by_token("Birch", 2, 12)), {}),
             "Birch costs 50 % less for input but more for output: $2 per 1M input tokens against "
             "$4 per 1M input tokens; output $12 against $10."));
  CHECK(says(verdict_of(of(by_token("Ash", 2, 10), by_token("Birch", 2, 5)), {}),
             "Birch costs 50 % less for output: $5 per 1M output tokens against $10; input $2 "
             "against $2."));
  CHECK_FALSE(says(verdict_of(of(by_token("Ash", 2, 10), by_token("Birch", 2, 10)), {}), "costs"));
}

TEST_CASE("heading, sentence and coverage of a verdict say one thing") {
  Comparison comparison = of(named("Ash"), named("Birch"));
  comparison.both.resize(2);
  const auto judged = [&comparison](Relation relation, std::vector<double> coverage) {
    comparison.relation = relation;
    comparison.coverage = std::move(coverage);
    return verdict_of(comparison, {});
  };
  const Verdict part = judged(Relation::kPartial, {0.5, 0.5});
  CHECK(part.heading == "they overlap in part");
  CHECK(part.summary.starts_with("Ash and Birch overlap in part"));
  const Verdict same = judged(Relation::kPartial, {1, 0.9});
  CHECK(same.heading == "their entries say nearly the same");
  CHECK(same.summary.find("nearly the same") != std::string::npos);
  const Verdict common = judged(Relation::kPartial, {0, 0});
  CHECK(common.heading == "both do what very many do");
  CHECK_FALSE(says(common, "covers"));
  const Verdict apart = judged(Relation::kUnrelated, {1, 0.2});
  CHECK(apart.heading == "nothing tells that they do the same");
  CHECK_FALSE(says(apart, "covers"));
  // Who does perhaps the same is not told that nothing says so.
  comparison.both.clear();
  comparison.related.resize(1);
  const Verdict perhaps = judged(Relation::kUnrelated, {0, 0});
  CHECK(perhaps.heading == "whether they do the same is open");
  CHECK(perhaps.summary.ends_with("1 perhaps is."));
  comparison.both.resize(2);
  comparison.related.clear();
  comparison.may_overlap = true;
  const Verdict open = judged(Relation::kUnrelated, {1, 0.2});
  CHECK(open.heading == "how far they overlap is open");
  CHECK(open.summary.starts_with("How far Ash and Birch overlap is open"));
  CHECK(open.comparable);
  comparison.entities[1].type = "dataset";
  comparison.may_overlap = false;
  CHECK(judged(Relation::kUnrelated, {1, 0.2}).heading == "not comparable");
}

TEST_CASE("what one states and the other denies keeps them from standing in for each other") {
  Comparison comparison = of(named("Ash"), named("Birch"));
  comparison.relation = Relation::kSubstitute;
  CHECK(verdict_of(comparison, {}).heading == "each can stand in for the other");
  Denial denial;
  denial.entity = 1;
  denial.lacks = {0, {0, "Rye bread", ""}};
  comparison.denied = {denial};
  const Verdict denied = verdict_of(comparison, {});
  CHECK(denied.heading == "each can stand in for the other, but for what parts them");
  CHECK(denied.summary.starts_with("But for what parts them, Ash and Birch can stand in"));
  comparison.denied.clear();
  comparison.cards[0].traits = {{"tool-calling", "calls tools", "doing", true, {}}};
  comparison.cards[1].traits = {{"tool-calling", "does not call tools", "doing", false, {}}};
  const Verdict parted = verdict_of(comparison, {{"Ash is free; Birch is paid.", {"pricing"}}});
  CHECK(parted.heading == denied.heading);
  CHECK(parted.summary.starts_with("Ash is free; Birch is paid. But for"));
  CHECK(std::any_of(parted.sentences.begin(), parted.sentences.end(),
                    [](const VerdictSentence& one) { return one.rests_on == Texts{"traits"}; }));
}

TEST_CASE("of an entry that tells one thing or two no share is said") {
  Comparison comparison = of(named("Ash"), named("Birch"));
  comparison.coverage = {0.25, 1};
  comparison.told = {{4, 1}, {1, 1}};
  const Verdict verdict = verdict_of(comparison, {});
  CHECK(says(verdict,
             "Birch covers 25 % of what Ash does; Ash does the one thing that the entry "
             "of Birch tells of its own."));
  comparison.told = {{2, 1}, {0, 0}};
  CHECK(says(
      verdict_of(comparison, {}),
      "Birch does one of the two things that the entry of Ash tells of its own; the entry of Birch "
      "tells nothing of its own."));
}

TEST_CASE("a lead that what is not measured could turn round is no statement") {
  Comparison comparison = ranked(6, false);
  CHECK(says(verdict_of(comparison, {}), "ranks higher"));
  for (RankDetail& rank : comparison.ranks) {
    rank.components.push_back({"freshness", 0.5, 0.15, true, {}});
  }
  CHECK_FALSE(says(verdict_of(comparison, {}), "ranks higher"));
  CHECK_FALSE(says(verdict_of(ranked(4, false), {}), "ranks higher"));
}

TEST_CASE("a rank is in the verdict only where measured parts decide it") {
  CHECK(says(verdict_of(ranked(6, false), {}), "Ash ranks higher: 31 against 25 of 100."));
  CHECK_FALSE(says(verdict_of(ranked(6, true), {}), "ranks higher"));
  CHECK_FALSE(says(verdict_of(ranked(0.4, false), {}), "ranks higher"));
}

TEST_CASE("how complete an entry is, and how many neighbours it has, decides no verdict") {
  for (const char* part : {"quality", "match_graph"}) {
    CAPTURE(part);
    Comparison comparison = ranked(5, false);
    for (RankDetail& rank : comparison.ranks) rank.components[0].name = part;
    CHECK_FALSE(says(verdict_of(comparison, {}), "ranks higher"));
  }
}

TEST_CASE("a trait parts two only where each states one side of it and not the other") {
  const auto opening = [](const std::vector<TraitValue>& left,
                          const std::vector<TraitValue>& right) {
    Comparison comparison = of(named("Ash"), named("Birch"));
    comparison.cards[0].name = "Ash";
    comparison.cards[1].name = "Birch";
    comparison.cards[0].traits = left;
    comparison.cards[1].traits = right;
    return verdict_of(comparison, {}).summary;
  };
  const auto states = [](const char* slug, bool value = true) {
    TraitValue out;
    out.slug = slug;
    out.value = value;
    return out;
  };
  const std::string plain = opening({}, {});
  CHECK(opening({states("read-only")}, {states("writes")}) ==
        "Ash: read-only; Birch: changes data. " + plain);
  CHECK(opening({states("read-only"), states("writes")}, {states("writes")}) == plain);
  CHECK(opening({states("python")}, {states("cpp")}) == plain);
  CHECK(opening({states("input-image")}, {states("output-image")}) == plain);
}

TEST_CASE("where nothing is surely the same, the verdict says what the entries show") {
  Comparison comparison = of(named("Ash"), named("Birch"));
  comparison.relation = Relation::kComplement;
  comparison.coverage = {0, 0};
  const Verdict nothing = verdict_of(comparison, {});
  CHECK(nothing.summary ==
        "Ash and Birch work on the same subject; no capability of one is surely one of the other.");
  CHECK_FALSE(says(nothing, "covers"));
  comparison.related.resize(2);
  CHECK(verdict_of(comparison, {})
            .summary.ends_with("no capability of one is surely one of the other, 2 perhaps are."));
}

TEST_CASE("few lines that nearly all meet are no overlap in part") {
  Comparison comparison = of(named("Ash"), named("Birch"));
  comparison.coverage = {0.8, 1};
  comparison.both.resize(1);
  CHECK(verdict_of(comparison, {}).summary ==
        "In what little the entries of Ash and Birch say, 1 pair of capabilities meets.");
  comparison.both.resize(2);
  CHECK(verdict_of(comparison, {}).heading == "their entries say nearly the same");
}

TEST_CASE("two of a type that say what very many say do the same, and are compared on") {
  Comparison comparison = of(named("Ash"), named("Birch"));
  comparison.coverage = {0, 0};
  comparison.both.resize(3);
  const Verdict verdict = verdict_of(comparison, {});
  CHECK(verdict.comparable);
  CHECK(verdict.summary ==
        "Ash and Birch both do what very many do: 3 pairs of capabilities meet.");
  CHECK_FALSE(says(verdict, "covers"));
}

TEST_CASE("what is not comparable is parted by nothing") {
  Comparison comparison = of(named("Ash", PriceModel::kFree), named("Birch", PriceModel::kPaid));
  comparison.relation = Relation::kUnrelated;
  const Verdict verdict = verdict_of(comparison, parting_sentences(comparison, {}));
  CHECK(verdict.parting.empty());
  CHECK(verdict.summary.starts_with("Nothing tells that Ash and Birch do the same"));
}
