// What a workload costs: in lists, in comparisons, as "cheaper" and as an order.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

std::string token_model(const std::string& id, const std::string& name, const std::string& also,
                        const std::string& pricing) {
  return R"({"id":")" + id + R"(","name":")" + name +
         R"(","type":"model","capabilities":[{"text":"Answers questions about long documents in plain words."},{"text":")" +
         also + R"("}],"pricing":)" + pricing + "}\n";
}

std::string sold_at(const std::string& input, const std::string& output) {
  return R"({"model":"paid","price":{"amount":)" + input + R"(,"per":"1M input tokens")" +
         (output.empty() ? "" : R"(,"output":)" + output) + "}}";
}

/// Alpha is cheap to read and dear to write, Beta the reverse; Gamma has an offer of its own at
/// half the price; of Delta only the price of input is known; Epsilon is free. The tools do
/// something else, so that the words that all models share weigh something.
const test::FreshEngine& models() {
  static const test::FreshEngine engine(test::catalogue_of(
      token_model("a/alpha", "Alpha", "Translates novels between many languages.",
                  sold_at("1", "20")) +
      token_model("b/beta", "Beta", "Summarises legal contracts.", sold_at("2", "4")) +
      token_model("c/gamma", "Gamma", "Plans trips by train and bicycle.", sold_at("3", "6")) +
      token_model("d/gamma", "gamma", "Plans trips by train and bicycle.", sold_at("1.5", "3")) +
      token_model("e/delta", "Delta", "Explains chess openings to children.", sold_at("1", "")) +
      token_model("f/epsilon", "Epsilon", "Corrects spelling in poems.", R"({"model":"free"})") +
      R"({"id":"x/clock","name":"Clock","type":"tool","capabilities":[{"text":"Rings at noon."}]})"
      "\n"
      R"({"id":"x/lamp","name":"Lamp","type":"tool","capabilities":[{"text":"Lights a room."}]})"
      "\n"
      R"({"id":"x/oven","name":"Oven","type":"tool","capabilities":[{"text":"Bakes bread."}]})"
      "\n"));
  return engine;
}

const std::string kMonth = "in=2M out=500k per month";

AlternativesResults alternatives_to(const std::string& id, const std::string& workload,
                                    bool cheaper, Sort sort = Sort::kRelevance) {
  AlternativesRequest request;
  request.seeds = {id};
  request.sort = sort;
  if (!workload.empty()) request.filters.workload = parse_workload(workload);
  if (cheaper) request.filters.relative.push_back({Comparative::kCheaper, ""});
  return models()->alternatives(request);
}

/// The one of that id; the test fails when there is none.
EntityCard card_of(const AlternativesResults& results, const std::string& id) {
  for (const Alternative& result : results.results) {
    if (result.entity.id == id) return result.entity;
  }
  FAIL("not found: " << id);
  return {};
}

std::string sorted_ids(const AlternativesResults& results) {
  std::vector<std::string> ids = test::ids_of(results);
  std::sort(ids.begin(), ids.end());
  std::string text;
  for (const std::string& id : ids) text += id + " ";
  return text;
}

std::string row_text(const Comparison& comparison, const std::string& feature) {
  for (const TableRow& row : comparison.table) {
    if (row.feature != feature) continue;
    std::string text;
    for (const std::string& value : row.values) text += value + "; ";
    return text;
  }
  return "no such row";
}

}  // namespace

TEST_CASE("each result tells what the workload costs, with the cheapest offer") {
  const AlternativesResults found = alternatives_to("b/beta", kMonth, false);
  CHECK(found.workload == kMonth);
  CHECK(found.seeds[0].cost->amount == 6.0);
  const EntityCard alpha = card_of(found, "a/alpha");
  CHECK(alpha.cost->amount == 12.0);
  CHECK(alpha.cost->offer_id.empty());
  CHECK(alpha.cost->per == Period::kMonth);
  const EntityCard delta = card_of(found, "e/delta");
  REQUIRE(delta.cost);
  CHECK(!delta.cost->amount);
  CHECK(card_of(found, "f/epsilon").cost->amount == 0.0);
  const AlternativesResults other = alternatives_to("c/gamma", kMonth, false);
  CHECK(other.seeds[0].cost->own == 9.0);
  CHECK(other.seeds[0].cost->amount == 4.5);
  CHECK(other.seeds[0].cost->offer_id == "d/gamma");
}

TEST_CASE("without a workload nothing is said of costs") {
  const AlternativesResults found = alternatives_to("b/beta", "", false);
  CHECK(found.workload.empty());
  CHECK(!found.seeds[0].cost);
  CHECK(!card_of(found, "a/alpha").cost);
}

TEST_CASE("cheaper goes by the cost of the workload") {
  // What is dearer to get out is not cheaper, however little it costs to put in.
  CHECK(sorted_ids(alternatives_to("b/beta", "", true)) == "d/gamma e/delta f/epsilon ");
  const AlternativesResults found = alternatives_to("b/beta", kMonth, true);
  CHECK(sorted_ids(found) == "d/gamma f/epsilon ");
  REQUIRE(found.constraints.size() == 1);
  CHECK(found.constraints[0] ==
        Constraint{"cost", "<", SeedFigures{6.0}, "cheaper than Beta ($6 per month)"});
  REQUIRE(found.unknown.size() == 1);
  CHECK(found.unknown[0].field == "cost");
  CHECK(found.unknown[0].count == 1);
  CHECK(sorted_ids(alternatives_to("b/beta", "in=2M per year", true)) ==
        "a/alpha d/gamma e/delta f/epsilon ");
}

TEST_CASE("beside what is free or of unknown cost nothing is cheaper") {
  CHECK(alternatives_to("f/epsilon", kMonth, true).total == 0);
  CHECK(alternatives_to("e/delta", kMonth, true).total == 0);
}

TEST_CASE("the order by price is that of the cost, unknown costs last") {
  const auto ids = test::ids_of(alternatives_to("b/beta", kMonth, false, Sort::kPrice));
  CHECK(ids == std::vector<std::string>{"f/epsilon", "d/gamma", "a/alpha", "e/delta"});
  SearchRequest request;
  request.text = "answers questions";
  request.sort = Sort::kPrice;
  request.filters.workload = parse_workload("out=1M per day");
  const SearchResults found = models()->search(request);
  CHECK(test::ids_of(found) ==
        std::vector<std::string>{"f/epsilon", "d/gamma", "b/beta", "a/alpha", "e/delta"});
  CHECK(found.query.workload == "out=1M per day");
  CHECK(found.results[2].entity.cost->amount == 4.0);
}

TEST_CASE("a typed critique goes by the workload too") {
  SearchRequest request;
  request.text = "like Beta but cheaper";
  request.filters.workload = parse_workload(kMonth);
  const Answer answer = models()->ask(request);
  REQUIRE(answer.alternatives);
  CHECK(sorted_ids(*answer.alternatives) == "d/gamma f/epsilon ");
}

TEST_CASE("a comparison has the costs as rows and names what costs least") {
  const Comparison two = models()->compare({"a/alpha", "b/beta"}, false, parse_workload(kMonth));
  CHECK(two.workload == kMonth);
  CHECK(row_text(two, "Cost per month") == "$12; $6; ");
  CHECK(row_text(two, "Cheapest offer") == "no such row");
  REQUIRE(!two.verdict.sentences.empty());
  CHECK(two.verdict.sentences.back().text == "Beta costs least for in=2M out=500k per month: $6.");
  const Comparison three =
      models()->compare({"c/gamma", "b/beta", "e/delta"}, false, parse_workload(kMonth));
  CHECK(row_text(three, "Cost per month") == "$9; $6; unknown; ");
  CHECK(row_text(three, "Cheapest offer") == "$4.50 with d/gamma; $6; unknown; ");
  CHECK(three.verdict.sentences.back().text ==
        "Gamma costs least for in=2M out=500k per month: $4.50, as d/gamma offers it.");
  CHECK(row_text(models()->compare({"a/alpha", "b/beta"}), "Cost per month") == "no such row");
}
