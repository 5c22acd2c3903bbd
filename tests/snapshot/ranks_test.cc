#include "snapshot/ranks/ranks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "catalogue/random_entity.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Entities with what is known of them beside their entries; none mentioned or matched at first.
struct Ranked {
  explicit Ranked(std::vector<Entity> of) : entities(std::move(of)), figures(entities.size()) {
    std::map<std::string, std::uint32_t> types;
    for (std::size_t e = 0; e < entities.size(); ++e) {
      const auto number = static_cast<std::uint32_t>(types.size());
      figures[e].type = types.emplace(entities[e].type, number).first->second;
    }
  }
  explicit Ranked(const std::string& lines) : Ranked(test::catalogue_of(lines).entities) {}

  Ranks compute() const { return compute_ranks(entities, figures, options); }
  RankDetail detail(std::size_t e) const {
    return rank_detail(entities[e], figures[e], measure_scales(entities, figures, options),
                       options);
  }
  RankComponent component(std::size_t e, RankPart part) const {
    return detail(e).components[static_cast<std::size_t>(part)];
  }

  std::vector<Entity> entities;
  std::vector<RankFigures> figures;
  RankOptions options;
};

/// A tool of that name with what stands in `fields`, which begins with a comma.
std::string tool(const std::string& id, const std::string& fields = {},
                 const std::string& type = "tool") {
  return R"({"id":")" + id + R"(","name":")" + id + R"(","type":")" + type +
         R"(","capabilities":[])" + fields + "}\n";
}

void check_near(double a, double b) { CHECK(a == doctest::Approx(b).epsilon(1e-12)); }

/// Twenty random entries with figures that fit each other.
Ranked random_catalogue(std::uint64_t seed) {
  test::RandomEntity random(seed);
  std::vector<Entity> entities;
  for (int i = 0; i < 20; ++i) {
    entities.push_back(random.next());
    if (random.coin()) entities.back().signals = {{"stars", 1000.0 * i - 2000}};
  }
  Ranked out(std::move(entities));
  for (RankFigures& figures : out.figures) {
    if (random.coin()) continue;
    figures.mentions = static_cast<std::uint32_t>(random.below(5));
    figures.times_matched = random.below(50);
    figures.times_chosen = random.below(60);
  }
  return out;
}

}  // namespace

TEST_CASE("a rank is the weighted sum of five components, worked out by hand") {
  // "ä" is one letter of two bytes.
  std::string text(119, 'x');
  text += "ä";
  const std::string capability = R"({"text":")" + text + R"("})";
  Ranked ranked(
      R"({"id":"a","name":"A","type":"tool","summary":"S","unique":"U","versus":"V","maker":"M",)"
      R"("license":"MIT","pricing":{"model":"free"},"url":"http://a.example","updated":"2025-01-01",)"
      R"("signals":{"stars":99},"capabilities":[)" +
      capability + "," + capability + "," + capability + "," + capability + "," + capability +
      "]}\n" + tool("b", R"(,"released":"2024-01-02")"));
  ranked.figures[0].mentions = 3;
  ranked.figures[0].times_matched = 20;
  ranked.figures[0].times_chosen = 20;
  const Ranks ranks = ranked.compute();
  // The type: 20 choices in 20 searches, and two entities that bring 15 in 30 along: 50 / 80.
  const double mean = 5.0 / 8;
  const double match_graph = (20 + 30 * mean) / (20 + 30);
  check_near(ranks.values[0], 100 * (0.25 * 1 + 0.25 * 1 + 0.10 * 1 + 0.25 * match_graph + 0.15));
  // 365 days older; of the checklist only a date; adoption as the one known; no mention.
  check_near(ranks.values[1], 100 * (0.25 * 1 + 0.25 * 0.05 + 0 + 0.25 * mean + 0.15 * 0.5));
  for (const RankPart part : {RankPart::kAdoption, RankPart::kQuality, RankPart::kEcosystem,
                              RankPart::kMatchGraph, RankPart::kFreshness}) {
    CHECK_FALSE(ranked.component(0, part).estimated);
    CHECK(ranked.component(1, part).estimated ==
          (part == RankPart::kAdoption || part == RankPart::kMatchGraph));
  }
}

TEST_CASE("adoption is the mean of log-scaled signals, other signals are none") {
  const Ranked ranked(tool("a", R"(,"signals":{"stars":999,"downloads":0,"context":1000000})") +
                      tool("b", R"(,"signals":{"stars":9,"downloads":99})") +
                      tool("c", R"(,"signals":{"commits_12m":5})"));
  check_near(ranked.component(0, RankPart::kAdoption).value, (1.0 + 0) / 2);
  check_near(ranked.component(1, RankPart::kAdoption).value, (1.0 / 3 + 1) / 2);
  CHECK(ranked.component(2, RankPart::kAdoption).estimated);
  CHECK(ranked.component(0, RankPart::kAdoption).facts.size() == 2);
}

TEST_CASE("a signal is scaled within the type when five of it state one, else in the catalogue") {
  std::string lines = tool("m", R"(,"signals":{"stars":999})", "model");
  for (const char* id : {"a", "b", "c", "d"}) lines += tool(id, R"(,"signals":{"stars":9})");
  const Ranked four(lines);
  check_near(four.component(1, RankPart::kAdoption).value, 1.0 / 3);
  const Ranked five(lines + tool("e", R"(,"signals":{"stars":99})"));
  check_near(five.component(1, RankPart::kAdoption).value, 0.5);
  check_near(five.component(5, RankPart::kAdoption).value, 1);
}

TEST_CASE("quality counts what the entry states, item by item") {
  const Ranked ranked(
      R"({"id":"a","name":"A","type":"tool","license":"MIT","pricing":{"model":"unknown"},)"
      R"("capabilities":[{"text":"123456789012","unique":"u"},{"text":"123456789012"}]})"
      "\n");
  const RankComponent quality = ranked.component(0, RankPart::kQuality);
  // Two of five capabilities, 12 of 120 letters, half are told to be unique, a licence.
  check_near(quality.value, (15 * 0.4 + 20 * 0.1 + 10 * 0.5 + 10) / 100);
  CHECK_FALSE(quality.estimated);
  std::vector<std::string> texts;
  for (const RankFact& fact : quality.facts) texts.push_back(fact.text);
  CHECK(texts ==
        std::vector<std::string>{"2 capabilities: 6 of 15 points",
                                 "capability texts of 12 letters on average: 2 of 20 points",
                                 "what is unique said of 50 %: 5 of 10 points",
                                 "rivals compared with for 0 %: 0 of 5 points",
                                 "no summary: 0 of 10 points", "no maker: 0 of 10 points",
                                 "licence MIT: 10 of 10 points", "no price: 0 of 10 points",
                                 "no date: 0 of 5 points", "no link: 0 of 5 points"});
}

TEST_CASE("the points of the checklist and the weights of the components are whole") {
  const RankOptions o;
  CHECK(o.capability_points + o.text_points + o.unique_points + o.versus_points + o.summary_points +
            o.maker_points + o.license_points + o.price_points + o.date_points + o.link_points ==
        100);
  check_near(o.adoption_weight + o.quality_weight + o.ecosystem_weight + o.match_graph_weight +
                 o.freshness_weight,
             1);
}

TEST_CASE("freshness halves in a year, counted from the newest date of the catalogue") {
  const Ranked ranked(tool("a", R"(,"updated":"2024","released":"2025-12-31")") +
                      tool("b", R"(,"released":"2025-01")") + tool("c"));
  // A year alone is its first day: 366 days before 2025-01-01.
  check_near(ranked.component(0, RankPart::kFreshness).value, std::pow(0.5, 366.0 / 365));
  check_near(ranked.component(1, RankPart::kFreshness).value, 1);
  CHECK(ranked.component(2, RankPart::kFreshness).estimated);
  check_near(ranked.component(2, RankPart::kFreshness).value, (1 + std::pow(0.5, 366.0 / 365)) / 2);
}

TEST_CASE("what is unknown takes the median of its type, else of the catalogue, else a half") {
  Ranked ranked(tool("a", R"(,"updated":"2025-12-31")") + tool("b", R"(,"updated":"2024-12-31")") +
                tool("c", R"(,"updated":"2023-12-31")") + tool("d") + tool("m", "", "model"));
  const RankComponent of_type = ranked.component(3, RankPart::kFreshness);
  CHECK(of_type.estimated);
  check_near(of_type.value, 0.5);
  CHECK(of_type.facts[0].text == "estimated: median of 3 of type tool");
  const RankComponent of_catalogue = ranked.component(4, RankPart::kFreshness);
  CHECK(of_catalogue.estimated);
  check_near(of_catalogue.value, 0.5);
  CHECK(of_catalogue.facts[0].text == "estimated: median of 3 of the catalogue");
  for (const RankPart part : {RankPart::kAdoption, RankPart::kEcosystem, RankPart::kMatchGraph}) {
    const RankComponent of_none = ranked.component(0, part);
    CHECK(of_none.estimated);
    CHECK(of_none.value == 0.5);
  }
}

TEST_CASE("mentions are log-scaled over the catalogue, and no mention is 0 once there are claims") {
  Ranked ranked(tool("a") + tool("b") + tool("m", "", "model"));
  ranked.figures[0].mentions = 1;
  ranked.figures[2].mentions = 7;
  check_near(ranked.component(0, RankPart::kEcosystem).value, 1.0 / 3);
  check_near(ranked.component(1, RankPart::kEcosystem).value, 0);
  CHECK_FALSE(ranked.component(1, RankPart::kEcosystem).estimated);
  check_near(ranked.component(2, RankPart::kEcosystem).value, 1);
}

TEST_CASE("little evidence changes little, and no evidence is the type's mean") {
  Ranked ranked(tool("a") + tool("b") + tool("c") + tool("m", "", "model"));
  ranked.figures[0].times_matched = 1;
  ranked.figures[0].times_chosen = 1;
  const double once = ranked.component(0, RankPart::kMatchGraph).value;
  CHECK(once > 0.5);
  CHECK(once < 0.54);
  ranked.figures[1].times_matched = 400;
  const RankComponent unseen = ranked.component(2, RankPart::kMatchGraph);
  CHECK(unseen.estimated);
  check_near(unseen.value, (1 + 45) / (1.0 + 400 + 90));
  check_near(ranked.component(3, RankPart::kMatchGraph).value, 0.5);
  CHECK(ranked.component(1, RankPart::kMatchGraph).value < 0.01);
}

TEST_CASE("the match graph component rises with choices, whatever else there is") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Ranked ranked = random_catalogue(seed);
    RankFigures& figures = ranked.figures[seed % 20];
    figures.times_chosen = 0;
    double before = 0;
    for (int i = 0; i < 6; ++i) {
      const double fixed = ranked.component(seed % 20, RankPart::kMatchGraph).value;
      if (i > 0) CHECK(fixed > before);
      before = fixed;
      figures.times_matched += 10;
      figures.times_chosen += 10;
    }
  }
}

TEST_CASE("a choice from a search that showed the entity beyond the first ten counts as shown") {
  Ranked ranked(tool("a"));
  ranked.figures[0].times_chosen = 10;
  ranked.figures[0].times_matched = 2;
  CHECK(ranked.component(0, RankPart::kMatchGraph).value < 1);
  CHECK_FALSE(ranked.component(0, RankPart::kMatchGraph).estimated);
}

TEST_CASE("ranks lie in 0..100, and facts add up to components and to the rank") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Ranked ranked = random_catalogue(seed);
    const Ranks ranks = ranked.compute();
    for (std::size_t e = 0; e < ranked.entities.size(); ++e) {
      CHECK(ranks.values[e] >= 0);
      CHECK(ranks.values[e] <= 100);
      const RankDetail detail = ranked.detail(e);
      CHECK(detail.value == ranks.values[e]);
      double sum = 0;
      for (const RankComponent& component : detail.components) {
        double facts = 0;
        for (const RankFact& fact : component.facts) facts += fact.value;
        CHECK(component.value >= 0);
        CHECK(component.value <= 1);
        check_near(facts, component.value);
        sum += 100 * component.weight * facts;
      }
      CHECK(std::abs(sum - detail.value) < 1e-9);
    }
  }
}

TEST_CASE("the order of entities and the numbers of types change no rank") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Ranked ranked = random_catalogue(seed);
    std::vector<std::size_t> order(ranked.entities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Entity> shuffled;
    for (const std::size_t e : order) shuffled.push_back(ranked.entities[e]);
    Ranked other(std::move(shuffled));
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t type = other.figures[i].type;
      other.figures[i] = ranked.figures[order[i]];
      other.figures[i].type = type;
    }
    const Ranks first = ranked.compute();
    const Ranks second = other.compute();
    for (std::size_t i = 0; i < order.size(); ++i) {
      CHECK(second.values[i] == first.values[order[i]]);
    }
  }
}

TEST_CASE("what is written is read back") {
  const test::TemporaryFolder folder;
  const Ranked ranked = random_catalogue(7);
  const Ranks ranks = ranked.compute();
  const CapabilityCounts capabilities = {{8, 0, 10}, {3, 0, 9}};
  write_ranks(ranks, ranked.figures, true, capabilities, folder.file("ranks"));
  const RankReader reader(folder.file("ranks"));
  REQUIRE(reader.entities() == 20);
  CHECK(reader.scales() == ranks.scales);
  CHECK(reader.has_evidence());
  CHECK(reader.capability_times_chosen(2) == 9);
  CHECK(reader.capability_times_matched(0) == 8);
  for (std::uint32_t e = 0; e < 20; ++e) {
    CHECK(reader.rank(e) == ranks.values[e]);
    CHECK(reader.times_matched(e) == ranked.figures[e].times_matched);
    CHECK(reader.times_chosen(e) == ranked.figures[e].times_chosen);
    const RankDetail again =
        rank_detail(ranked.entities[e], reader.figures(e), reader.scales(), {});
    CHECK(again.value == ranks.values[e]);
    for (const RankPart part : {RankPart::kAdoption, RankPart::kFreshness}) {
      const RankComponent component = ranked.component(e, part);
      const RankComponent& read = again.components[static_cast<std::size_t>(part)];
      CHECK(read.value == component.value);
      CHECK(read.estimated == component.estimated);
    }
  }
  write_ranks(ranks, ranked.figures, false, capabilities, folder.file("none"));
  const RankReader none(folder.file("none"));
  CHECK_FALSE(none.has_evidence());
  CHECK(none.times_matched(3) == 0);
}
