#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"

namespace matchgraph {
namespace {

Entity make_entity(const std::string& name, std::size_t capabilities) {
  Entity entity;
  entity.id = "x/" + name;
  entity.name = name;
  entity.type = "tool";
  for (std::size_t i = 0; i < capabilities; ++i) {
    Capability capability;
    capability.text = fmt::format("{} does {}.", name, i);
    capability.unique = fmt::format("{} is unlike {}", name, i);
    capability.versus = fmt::format("{} beats {}", name, i);
    entity.capabilities.push_back(capability);
  }
  return entity;
}

Stated make_stated(double rank, const std::string& against, const std::string& layout,
                   const std::string& observed = {}) {
  Stated stated;
  stated.rank = rank;
  stated.against = against;
  stated.layout = layout;
  stated.source.name = "somewhere";
  if (!observed.empty()) stated.source.observed = parse_date(observed);
  return stated;
}

Price usd(double amount, const std::string& per) {
  Price price;
  price.amount = amount;
  price.per = per;
  return price;
}

/// Two tools, Saw with two capabilities and Axe with one, of which no source states anything.
Comparison make_comparison() {
  Comparison comparison;
  comparison.entities = {make_entity("Saw", 2), make_entity("Axe", 1)};
  comparison.cards.resize(2);
  return comparison;
}

void set_ranks(Comparison& comparison, double left, double right) {
  comparison.entities[0].stated = {make_stated(left, comparison.entities[1].id, "clean")};
  comparison.entities[1].stated = {make_stated(right, comparison.entities[0].id, "clean")};
}

void set_models(Comparison& comparison, PriceModel left, PriceModel right) {
  comparison.entities[0].pricing = Pricing{.model = left, .price = {}};
  comparison.entities[1].pricing = Pricing{.model = right, .price = {}};
}

std::vector<std::string> split_lines(const std::string& page) {
  std::vector<std::string> lines(1);
  for (const char c : page) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

/// The line of the table about that feature; empty when there is none.
std::string row(const std::string& page, const std::string& feature) {
  for (const std::string& line : split_lines(page)) {
    if (line.starts_with("| " + feature + " |")) return line;
  }
  return {};
}

/// The line after "Verdict".
std::string verdict_of(const std::string& page) {
  const std::vector<std::string> lines = split_lines(page);
  const auto verdict = std::find(lines.begin(), lines.end(), "Verdict");
  REQUIRE(lines.end() - verdict == 4);
  return verdict[1];
}

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

TEST_CASE("no text can break the lines or the table of a page") {
  const std::vector<std::string> breaks = {"\n",   "\r\n",   "\r",     "\v",     "\f",
                                           "\x1b", "\u0085", "\u2028", "\u2029", "\n\n\n"};
  for (const std::string& line_break : breaks) {
    Comparison comparison = make_comparison();
    const std::size_t expected = split_lines(to_page(comparison)).size();
    for (Entity& entity : comparison.entities) {
      entity.name = line_break + entity.name + line_break + "| Type |" + line_break;
      entity.type += line_break + "|";
      for (Capability& capability : entity.capabilities) {
        capability.text += line_break + "Unique: no";
        capability.unique = line_break + "x";
        capability.versus += line_break + "Verdict";
      }
    }
    const std::string page = to_page(comparison);
    CAPTURE(page);
    CHECK(split_lines(page).size() == expected);
    CHECK(page.find_first_of("\r\v\f\x1b") == std::string::npos);
    CHECK(page.find("\u2028") == std::string::npos);
    CHECK(page.find("\u0085") == std::string::npos);
    CHECK(split_lines(page)[2].ends_with("\\| Type \\| |"));
  }
}

TEST_CASE("a capability's text that looks like a line of the page is marked by a backslash") {
  for (const std::string text :
       {"Unique: me", "vs alternatives: me", "+4 more capabilities", "Saw Capabilities",
        "Axe Capabilities", "Search the match graph → now", "\\Unique: me"}) {
    Comparison comparison = make_comparison();
    comparison.entities[0].capabilities[0].text = text;
    CHECK(split_lines(to_page(comparison)).at(14) == "\\" + text);
  }
  for (const std::string text : {"Uniquely: me", "+4 more", "Hatchet Capabilities", "\\x"}) {
    Comparison comparison = make_comparison();
    comparison.entities[0].capabilities[0].text = text;
    CHECK(split_lines(to_page(comparison)).at(14) == text);
  }
}

TEST_CASE("no text of a page is HTML, or a link to what is no web address, where it is Markdown") {
  const std::vector<std::pair<std::string, std::string>> forms = {
      {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>"},
      {"a <img src=x onerror=go()>", "a \\<img src=x onerror=go()>"},
      {"<b onclick=go()>", "\\<b onclick=go()>"},
      {"<!-- the rest", "\\<!-- the rest"},
      {"\\<svg/onload=go()>", "\\\\\\<svg/onload=go()>"},
      {"[here](javascript:go())", "[here]\\(javascript:go())"},
      {"[here]( javascript:go())", "[here]\\( javascript:go())"},
      {"[here]\\(data:x)", "[here]\\\\\\(data:x)"},
      // Hidden between the sign and the word, it would go with what is hidden.
      {"<\u200bscript>", "\\<script>"},
      {"<b>bold</b>, x < y, <5 ms, a(b) and [here](https://example.org/)",
       "<b>bold</b>, x < y, <5 ms, a(b) and [here](https://example.org/)"}};
  for (const auto& [text, shown] : forms) {
    Comparison comparison = make_comparison();
    comparison.entities[0].name = text;
    comparison.entities[0].type = text;
    comparison.entities[0].capabilities[0] = {
        .text = text, .name = {}, .unique = text, .versus = text, .tags = {}, .extra = {}};
    const std::vector<std::string> lines = split_lines(to_page(comparison));
    CHECK(lines.at(0) == shown + " vs Axe");
    CHECK(lines.at(2) == "| Feature | " + shown + " | Axe |");
    CHECK(lines.at(14) == shown);
    CHECK(lines.at(15) == "Unique: " + shown);
    CHECK(lines.at(16) == "vs alternatives: " + shown);
  }
}

TEST_CASE("what nobody sees is left out of a page, and an entity without a name goes by its id") {
  Comparison comparison = make_comparison();
  comparison.entities[0].name = "Sa\u202Ew\u2066\uFEFF";
  comparison.entities[0].capabilities[0].text = "cuts\u200B \u061Cwood\u00AD";
  comparison.entities[1].name = "\u200B\u200E";
  const std::vector<std::string> lines = split_lines(to_page(comparison));
  CHECK(lines.at(0) == "Saw vs x/Axe");
  CHECK(lines.at(14) == "cuts wood");
  // Joiners shape letters and emoji.
  comparison.entities[0].name = "\U0001F469\u200D\U0001F467";
  CHECK(split_lines(to_page(comparison)).at(0) == "\U0001F469\u200D\U0001F467 vs x/Axe");
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
