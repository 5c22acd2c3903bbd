#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "index/facts/fact_filter.h"
#include "matchgraph/error.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Columns of the six tools, by position in order of id: db/liteask, db/pgask, game/chess,
/// pdf/paperflow, pdf/scanly, pdf/textract.
struct Fixture {
  Fixture() { write_fact_columns(test::six_tools(), folder.file("facts")); }
  const FactColumns& columns() {
    if (!columns_) columns_ = std::make_unique<FactColumns>(folder.file("facts"));
    return *columns_;
  }
  /// 'y' passes, 'n' fails, '?' unknown; one letter per entity.
  std::string answers(const Filters& filters) {
    const FactFilter filter(columns(), filters);
    std::string out;
    for (EntityIndexNumber e = 0; e < columns().entities(); ++e) {
      const auto answer = filter.test(e);
      out += answer == FactFilter::Answer::kPass   ? 'y'
             : answer == FactFilter::Answer::kFail ? 'n'
                                                   : '?';
    }
    return out;
  }
  std::string where(const std::string& text) {
    Filters filters;
    filters.where.push_back(parse_where(text));
    return answers(filters);
  }
  test::TemporaryFolder folder;
  std::unique_ptr<FactColumns> columns_;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "columns give back what the catalogue says") {
  const FactColumns& facts = columns();
  CHECK(facts.entities() == 6);
  CHECK(facts.capabilities() == 10);
  CHECK(facts.id(1) == "db/pgask");
  CHECK(facts.name(5) == "Textract");
  CHECK(facts.type(4) == "web-app");
  CHECK(facts.maker(0).empty());
  CHECK(facts.license(1) == "Apache-2.0");
  CHECK(facts.date(3) == 20250600);
  CHECK(facts.date(2) == 0);
  CHECK(facts.signal(1, "stars") == 1200);
  CHECK(!facts.signal(0, "stars"));
  CHECK(facts.find_id("game/chess") == 2U);
  CHECK(!facts.find_id("game"));
}

TEST_CASE_FIXTURE(Fixture, "a price for a token is a million times one for a million") {
  const FactColumns& facts = columns();
  CHECK(facts.price(4) == doctest::Approx(0.5));
  CHECK(facts.price(3) == doctest::Approx(2.0));
}

TEST_CASE_FIXTURE(Fixture, "what is free costs nothing, what is unknown stays unknown") {
  CHECK(columns().price(5) == 0.0);
  CHECK(columns().price(1) == 0.0);
  CHECK(!columns().price(0));
}

TEST_CASE_FIXTURE(Fixture, "filters say yes, no, or that they cannot know") {
  CHECK(answers({}) == "yyyyyy");
  CHECK(answers({.types = {"tool"}}) == "nnyyny");
  CHECK(answers({.types = {"TOOL", "web-app"}}) == "nnyyyy");
  CHECK(answers({.free = true}) == "?y?nny");
  CHECK(answers({.max_price = 0.5}) == "?y?nyy");
  CHECK(answers({.makers = {"acme"}}) == "???nyy");
  CHECK(answers({.not_makers = {"acme"}}) == "???ynn");
  CHECK(answers({.licenses = {"mit"}}) == "yn???y");
  CHECK(answers({.tags = {"database"}}) == "yynnnn");
  CHECK(answers({.tags = {"database", "postgres"}}) == "nynnnn");
  CHECK(answers({.min_rank = 10.0}) == "??????");
}

TEST_CASE(
    "who leaves a maker out leaves out what others sell of it, whomever they state as maker") {
  const test::TemporaryFolder folder;
  write_fact_columns(
      test::catalogue_of(
          R"({"id":"a/rye/sift","name":"Sift 2","type":"model","maker":"Rye","summary":"Sifts flour","capabilities":[{"text":"Sifts flour."}]}
{"id":"b/mill/sift","name":"sift-2","type":"model","maker":"Mill Cloud","summary":"Sifts flour","capabilities":[{"text":"Sifts flour."}]}
{"id":"c/mill/other","name":"Winnow","type":"model","maker":"Mill Cloud","summary":"Sifts flour","capabilities":[{"text":"Sifts flour."}]}
{"id":"d/tool","name":"Sift 2","type":"tool","maker":"Quern","summary":"Sifts flour","capabilities":[{"text":"Sifts flour."}]}
)"),
      folder.file("facts"));
  const FactColumns facts(folder.file("facts"));
  const Filters filters{.not_makers = {"Rye"}};
  const FactFilter filter(facts, filters);
  CHECK(filter.test(0) == FactFilter::Answer::kFail);
  CHECK(filter.test(1) == FactFilter::Answer::kFail);
  CHECK(filter.test(2) == FactFilter::Answer::kPass);
  CHECK(filter.test(3) == FactFilter::Answer::kPass);
}

TEST_CASE_FIXTURE(Fixture, "a failed constraint outweighs an unknown one") {
  CHECK(answers({.types = {"tool"}, .free = true}) == "nn?nny");
}

TEST_CASE_FIXTURE(Fixture, "where compares numbers, dates and names") {
  CHECK(where("stars >= 500") == "?y?n?y");
  CHECK(where("stars != 500") == "?y?y?n");
  CHECK(where("updated >= 2025-04") == "?n?y?n");
  CHECK(where("updated = 2025") == "?n?y?y");
  CHECK(where("updated < 2025-03-02") == "?y?n?y");
  CHECK(where("released = 2024") == "?y????");
  CHECK(where("capabilities >= 2") == "yynyny");
  CHECK(where("type = tool") == "nnyyny");
  CHECK(where("maker != acme") == "???ynn");
}

TEST_CASE_FIXTURE(Fixture, "a constraint on what nothing has says what there is") {
  CHECK_THROWS_WITH_AS(
      where("downloads > 1"),
      "nothing in this catalogue has a field \"downloads\"; known are type, maker, "
      "license, tag, cluster, price, output_price, rank, updated, released, capabilities, "
      "parameters, stars",
      Error);
  CHECK_THROWS_AS(where("stars > many"), Error);
  CHECK_THROWS_AS(where("updated > soon"), Error);
  CHECK_THROWS_AS(where("type < tool"), Error);
}

TEST_CASE_FIXTURE(Fixture, "leaving out one constraint tells what it costs") {
  const FactFilter filter(columns(), {.types = {"tool"}, .free = true});
  CHECK(filter.test(3, 1) == FactFilter::Answer::kPass);
  CHECK(filter.test(3) == FactFilter::Answer::kFail);
  CHECK(filter.value_of(3, 1) == "paid");
  CHECK(filter.unknown_field(2) == "price");
}

TEST_CASE("offers of one thing form a group that its first entity names") {
  test::TemporaryFolder folder;
  write_fact_columns(test::catalogue_of(
                         R"({"id":"a","name":"GPT-4o","type":"model","capabilities":[]}
{"id":"b","name":"Llama","type":"model","capabilities":[]}
{"id":"c","name":"OpenAI: GPT 4o","type":"model","capabilities":[]}
)"),
                     folder.file("facts"));
  const FactColumns facts(folder.file("facts"));
  CHECK(facts.group(0) == 0);
  CHECK(facts.group(1) == 1);
  CHECK(facts.group(2) == 0);
  const auto members = facts.group_members(0);
  CHECK(std::vector<std::uint32_t>(members.begin(), members.end()) ==
        std::vector<std::uint32_t>{0, 2});
}

TEST_CASE_FIXTURE(Fixture, "ranks come from outside, and without them none is known") {
  const std::vector<double> ranks = {10, 20, 30, 40, 50, 60};
  const FactColumns ranked(folder.file("facts"), {.ranks = ranks});
  CHECK(ranked.rank(4) == 50.0);
  CHECK_FALSE(columns().rank(4));
  const FactFilter filter(ranked, {.min_rank = 40.0});
  CHECK(filter.test(2) == FactFilter::Answer::kFail);
  CHECK(filter.test(3) == FactFilter::Answer::kPass);
  const std::vector<EntityIndexNumber> seeds = {3};
  const FactFilter higher(ranked, {.relative = {{Comparative::kHigherRanked, ""}}}, seeds);
  CHECK(higher.test(3) == FactFilter::Answer::kFail);
  CHECK(higher.test(4) == FactFilter::Answer::kPass);
}

TEST_CASE("clusters are asked for by name or as addresses have them, and unknown ones by none") {
  const test::TemporaryFolder folder;
  write_fact_columns(test::catalogue_of(
                         R"({"id":"a","name":"A","type":"tool","capabilities":[]}
{"id":"b","name":"B","type":"tool","capabilities":[]}
{"id":"c","name":"C","type":"tool","capabilities":[]}
)"),
                     folder.file("facts"));
  StringTable names;
  names.push_back("bread / dough");
  names.push_back("ships");
  const std::vector<std::uint32_t> of = {1, 0, 1};
  const LaterColumns later = {.clusters = of, .cluster_names = names.view()};
  const FactColumns columns(folder.file("facts"), later);
  const auto passing = [](const FactColumns& of_all, const NameList& clusters) {
    Filters filters;
    filters.clusters = clusters;
    const std::vector<EntityIndexNumber> all = {0, 1, 2};
    return FactFilter(of_all, filters).passing(all);
  };
  using Passing = std::vector<std::uint8_t>;
  CHECK(passing(columns, {"ships"}) == Passing{1, 0, 1});
  CHECK(passing(columns, {"Bread / Dough"}) == Passing{0, 1, 0});
  CHECK(passing(columns, {"bread-dough"}) == Passing{0, 1, 0});
  CHECK(passing(columns, {"bread-dough", "ships"}) == Passing{1, 1, 1});
  CHECK(passing(columns, {"bees"}) == Passing{0, 0, 0});
  CHECK(columns.cluster(1) == "bread / dough");

  const FactColumns without(folder.file("facts"));
  CHECK(without.cluster(1).empty());
  Filters filters;
  filters.clusters = {"ships"};
  CHECK(FactFilter(without, filters).test(0) == FactFilter::Answer::kUnknown);

  const std::vector<std::uint32_t> damaged = {1, 2, 1};
  const FactColumns torn(folder.file("facts"),
                         {.clusters = damaged, .cluster_names = names.view()});
  CHECK_THROWS_AS((void)torn.cluster(1), Error);
}
