#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "compared_tools.h"

namespace matchgraph {
namespace {

using namespace compared_tools;  // NOLINT(google-build-using-namespace)

TEST_CASE("a page has its fixed form and no line end at its end") {
  Comparison comparison = make_comparison();
  set_ranks(comparison, 40, 71);
  Stated& axe = comparison.entities[1].stated[0];
  axe.adoption = 0.5;
  axe.quality = 0.49;
  axe.ecosystem = 1;
  axe.match_graph = 0;
  axe.times_matched = 12;
  axe.capability_count = 4;
  set_models(comparison, PriceModel::kPaid, PriceModel::kFree);
  comparison.entities[0].pricing->price = usd(3.25e-7, "prompt token");
  CHECK(to_page(comparison) ==
        "Saw vs Axe\n"
        "Axe ranks higher at 71/100 vs Saw at 40/100. Capability-level comparison backed by match "
        "graph evidence from real search data.\n"
        "| Feature | Saw | Axe |\n"
        "|---|---|---|\n"
        "| Type | Tool | Tool |\n"
        "| UnfragileRank | 40/100 | 71/100 |\n"
        "| Adoption | Unknown | 1 |\n"
        "| Quality | Unknown | 0 |\n"
        "| Ecosystem | Unknown | 1 |\n"
        "| Match Graph | Unknown | 0 |\n"
        "| Pricing | Paid | Free |\n"
        "| Starting Price | $3.25e-7 per prompt token | — |\n"
        "| Capabilities | 2 decomposed | 4 decomposed |\n"
        "| Times Matched | Unknown | 12 |\n"
        "Saw Capabilities\n"
        "Saw does 0.\n"
        "Unique: Saw is unlike 0\n"
        "vs alternatives: Saw beats 0\n"
        "Saw does 1.\n"
        "Unique: Saw is unlike 1\n"
        "vs alternatives: Saw beats 1\n"
        "Axe Capabilities\n"
        "Axe does 0.\n"
        "Unique: Axe is unlike 0\n"
        "vs alternatives: Axe beats 0\n"
        "+3 more capabilities\n"
        "Verdict\n"
        "Axe scores higher at 71/100 vs Saw at 40/100. Axe also has a free tier, making it more "
        "accessible.\n"
        "Need something different?\n"
        "Search the match graph →");
}

TEST_CASE("a page shows two entities, neither one nor three") {
  Comparison comparison = make_comparison();
  comparison.entities.pop_back();
  CHECK_THROWS_AS(to_page(comparison), Error);
  comparison.entities.resize(3);
  try {
    to_page(comparison);
    FAIL("no error for three entities");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kUsage);
  }
}

TEST_CASE("the page about exactly this pair comes before newer and cleaner sources") {
  Comparison comparison = make_comparison();
  Entity& saw = comparison.entities[0];
  saw.stated = {make_stated(11, "x/Other", "clean", "2031-05-01"),
                make_stated(22, "x/Axe", "broken"), make_stated(33, "", "", "2031-06-01")};
  CHECK(row(to_page(comparison), "UnfragileRank") == "| UnfragileRank | 22/100 | Unknown |");
}

TEST_CASE("for another pair the newest observation counts, then the clean layout, then the last") {
  Comparison comparison = make_comparison();
  Entity& saw = comparison.entities[0];
  const auto shown = [&comparison] { return row(to_page(comparison), "UnfragileRank"); };
  saw.stated = {make_stated(11, "x/B", "clean", "2031-04"),
                make_stated(22, "x/C", "broken", "2031-05-01"), make_stated(33, "x/D", "clean")};
  CHECK(shown() == "| UnfragileRank | 22/100 | Unknown |");
  saw.stated = {make_stated(11, "x/B", "broken"), make_stated(22, "x/C", "clean"),
                make_stated(33, "x/D", "broken")};
  CHECK(shown() == "| UnfragileRank | 22/100 | Unknown |");
  saw.stated = {make_stated(11, "x/B", "broken"), make_stated(22, "x/C", "broken")};
  CHECK(shown() == "| UnfragileRank | 22/100 | Unknown |");
}

TEST_CASE(
    "a figure that the first source leaves out comes from the next one, else it is computed") {
  Comparison comparison = make_comparison();
  comparison.entities[0].stated = {make_stated(11, "x/B", "broken"), Stated{}};
  comparison.entities[0].stated[1].against = "x/Axe";
  comparison.entities[0].stated[1].times_matched = 5;
  comparison.cards[0].unfragile_rank = 90;
  comparison.cards[1].unfragile_rank = 66.6;
  const std::string page = to_page(comparison);
  CHECK(row(page, "UnfragileRank") == "| UnfragileRank | 11/100 | 67/100 |");
  CHECK(row(page, "Times Matched") == "| Times Matched | 5 | Unknown |");
  comparison.cards.clear();
  CHECK(row(to_page(comparison), "UnfragileRank") == "| UnfragileRank | 11/100 | Unknown |");
}

TEST_CASE("computed components and counts are printed where no source states any") {
  Comparison comparison = make_comparison();
  comparison.ranks.resize(2);
  for (RankDetail& rank : comparison.ranks) {
    rank.components = {{"adoption", 0.51, 0.25, false, {}},
                       {"quality", 0.49, 0.25, false, {}},
                       {"ecosystem", 1, 0.1, false, {}},
                       {"match_graph", 0.5, 0.25, true, {}}};
  }
  comparison.cards[0].times_matched = 12;
  Stated stated;
  stated.adoption = 0;
  stated.match_graph = 0.5;
  stated.times_matched = 3;
  comparison.entities[1].stated = {stated};
  const std::string page = to_page(comparison);
  CHECK(row(page, "Adoption") == "| Adoption | 1 | 0 |");
  CHECK(row(page, "Quality") == "| Quality | 0 | 0 |");
  CHECK(row(page, "Ecosystem") == "| Ecosystem | 1 | 1 |");
  CHECK(row(page, "Match Graph") == "| Match Graph | 0 | 1 |");
  CHECK(row(page, "Times Matched") == "| Times Matched | 12 | 3 |");
}

TEST_CASE(
    "at most eight capabilities are shown, and the stated count says how many more there are") {
  Comparison comparison = make_comparison();
  comparison.entities[0] = make_entity("Saw", 11);
  const auto count_lines = [&comparison](const std::string& start) {
    const std::vector<std::string> lines = split_lines(to_page(comparison));
    return std::count_if(lines.begin(), lines.end(),
                         [&start](const std::string& line) { return line.starts_with(start); });
  };
  CHECK(row(to_page(comparison), "Capabilities") ==
        "| Capabilities | 11 decomposed | 1 decomposed |");
  CHECK(count_lines("Saw does") == 8);
  CHECK(count_lines("+3 more capabilities") == 1);

  set_ranks(comparison, 1, 2);
  comparison.entities[0].stated[0].capability_count = 30;
  CHECK(count_lines("Saw does") == 8);
  CHECK(count_lines("+22 more capabilities") == 1);
  comparison.entities[0].stated[0].capability_count = 5;
  CHECK(count_lines("Saw does") == 5);
  CHECK(count_lines("+") == 0);
  comparison.entities[0].stated[0].capability_count = 0;
  CHECK(count_lines("Saw does") == 0);
}

TEST_CASE("an entity without capabilities keeps its heading") {
  Comparison comparison = make_comparison();
  comparison.entities[0].capabilities.clear();
  CHECK(to_page(comparison).find("\nSaw Capabilities\nAxe Capabilities\nAxe does 0.\n") !=
        std::string::npos);
}

TEST_CASE("a capability without unique or versus leaves the line out") {
  Comparison comparison = make_comparison();
  comparison.entities[0].capabilities[0].unique.clear();
  comparison.entities[0].capabilities[1].versus = "\n";
  CHECK(
      to_page(comparison)
          .find("Saw does 0.\nvs alternatives: Saw beats 0\nSaw does 1.\nUnique: Saw is unlike 1\n"
                "Axe Capabilities") != std::string::npos);
}

TEST_CASE("the free tier is told only of a free winner over a paid loser") {
  const std::string plain = "Saw scores higher at 60/100 vs Axe at 50/100.";
  const std::string free_tier = plain + " Saw also has a free tier, making it more accessible.";
  using enum PriceModel;
  for (const PriceModel winner : {kUnknown, kFree, kFreemium, kOpenSource, kPaid}) {
    for (const PriceModel loser : {kUnknown, kFree, kFreemium, kOpenSource, kPaid}) {
      Comparison comparison = make_comparison();
      set_ranks(comparison, 60, 50);
      set_models(comparison, winner, loser);
      const bool told = loser == kPaid && winner != kPaid && winner != kUnknown;
      CHECK(verdict_of(to_page(comparison)) == (told ? free_tier : plain));
    }
  }
}

TEST_CASE("freemium and open source print as Free, and what is not known as Unknown") {
  Comparison comparison = make_comparison();
  set_models(comparison, PriceModel::kFreemium, PriceModel::kOpenSource);
  CHECK(row(to_page(comparison), "Pricing") == "| Pricing | Free | Free |");
  comparison.entities[0].pricing.reset();
  comparison.entities[1].pricing->model = PriceModel::kUnknown;
  CHECK(row(to_page(comparison), "Pricing") == "| Pricing | Unknown | Unknown |");
}

TEST_CASE("equal ranks, as printed, have no winner and no free tier") {
  Comparison comparison = make_comparison();
  set_models(comparison, PriceModel::kFree, PriceModel::kPaid);
  set_ranks(comparison, 45.4, 44.6);
  const std::string page = to_page(comparison);
  CHECK(split_lines(page)[1].starts_with("Saw and Axe both rank at 45/100. Capability-level "));
  CHECK(verdict_of(page) == "Saw and Axe both score at 45/100.");
}

TEST_CASE("an unknown rank is said to be unknown") {
  Comparison comparison = make_comparison();
  CHECK(split_lines(to_page(comparison))[1].starts_with(
      "The ranks of Saw and Axe are unknown. Capability-level "));
  CHECK(verdict_of(to_page(comparison)) == "The ranks of Saw and Axe are unknown.");
  comparison.cards[1].unfragile_rank = 30;
  CHECK(split_lines(to_page(comparison))[1].starts_with(
      "Axe ranks at 30/100; the rank of Saw is unknown. Capability-level "));
  CHECK(verdict_of(to_page(comparison)) == "Axe scores at 30/100; the rank of Saw is unknown.");
}

TEST_CASE("prices keep three digits, at least two decimals, and a short exponent when tiny") {
  Price euros = usd(12, "month");
  euros.currency = "EUR";
  const std::vector<std::pair<Price, std::string>> forms = {
      {usd(3.5e-7, "prompt token"), "$3.50e-7 per prompt token"},
      {usd(2e-6, "prompt token"), "$2.00e-6 per prompt token"},
      {usd(1.5e-10, "prompt token"), "$1.50e-10 per prompt token"},
      {usd(9.996e-4, "call"), "$1.00e-3 per call"},
      {usd(0.0075, "call"), "$0.0075 per call"},
      {usd(0.35, "1M input tokens"), "$0.35 per 1M input tokens"},
      {usd(0.075, "1M input tokens"), "$0.075 per 1M input tokens"},
      {usd(0.9999, "call"), "$1.00 per call"},
      {usd(20, "month"), "$20.00 per month"},
      {usd(1234567.5, "year"), "$1234567.50 per year"},
      {usd(2e15, "year"), "$2.00e15 per year"},
      {usd(0, "month"), "$0.00 per month"},
      {euros, "12.00 EUR per month"},
      {usd(5, ""), "$5.00"}};
  for (const auto& [price, expected] : forms) {
    Comparison comparison = make_comparison();
    comparison.entities[1].pricing = Pricing{.model = PriceModel::kPaid, .price = price};
    CHECK(row(to_page(comparison), "Starting Price") ==
          fmt::format("| Starting Price | — | {} |", expected));
  }
  CHECK(row(to_page(make_comparison()), "Starting Price").empty());
}

TEST_CASE("types are printed as words") {
  const std::vector<std::pair<std::string, std::string>> forms = {{"model", "Model"},
                                                                  {"fine-tune", "Fine-tune"},
                                                                  {"mcp-server", "MCP Server"},
                                                                  {"api", "API"},
                                                                  {"cli", "CLI"},
                                                                  {"web-app", "Web App"},
                                                                  {"9p", "9p"}};
  for (const auto& [slug, words] : forms) {
    Comparison comparison = make_comparison();
    comparison.entities[0].type = slug;
    CHECK(row(to_page(comparison), "Type") == fmt::format("| Type | {} | Tool |", words));
  }
}

TEST_CASE("two entities of one name are told apart by their ids") {
  Comparison comparison = make_comparison();
  comparison.entities[1].name = "Saw";
  CHECK(split_lines(to_page(comparison))[0] == "Saw (x/Saw) vs Saw (x/Axe)");
}

TEST_CASE("what an importer kept of the pair's page is printed, and on no other page") {
  Comparison comparison = make_comparison();
  set_ranks(comparison, 60, 50);
  set_models(comparison, PriceModel::kFree, PriceModel::kFree);
  comparison.entities[1].stated[0].extra = {
      {"capabilities", R"([{"text":"Axe splits.","unique":"","versus":"x"}])"},
      {"pricing", "\"Paid\""},
      {"starting_price", "\"from $2\""},
      {"type", "\"Edged Tool\""}};
  const std::string page = to_page(comparison);
  CHECK(row(page, "Type") == "| Type | Tool | Edged Tool |");
  CHECK(row(page, "Pricing") == "| Pricing | Free | Paid |");
  CHECK(row(page, "Starting Price") == "| Starting Price | — | from $2 |");
  CHECK(page.find("\nAxe Capabilities\nAxe splits.\nvs alternatives: x\nVerdict\n") !=
        std::string::npos);
  CHECK(verdict_of(page).ends_with("Saw also has a free tier, making it more accessible."));

  comparison.entities[1].stated[0].against = "x/Else";
  const std::string other = to_page(comparison);
  CHECK(row(other, "Type") == "| Type | Tool | Tool |");
  CHECK(row(other, "Starting Price").empty());
  CHECK(other.find("Axe does 0.") != std::string::npos);
}

TEST_CASE("a kept field of the wrong shape is passed over") {
  for (const std::string json : {"", "{", "7", "null", "[7,{\"text\":8}]", "{\"text\":\"x\"}"}) {
    Comparison comparison = make_comparison();
    set_ranks(comparison, 60, 50);
    for (const std::string name : {"capabilities", "pricing", "starting_price", "type"}) {
      comparison.entities[1].stated[0].extra.push_back({.name = name, .json = json});
    }
    CHECK(row(to_page(comparison), "Type") == "| Type | Tool | Tool |");
  }
}

}  // namespace
}  // namespace matchgraph
