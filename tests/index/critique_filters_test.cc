// Bounds relative to a seed, open licences, and the number of parameters.
#include <doctest/doctest.h>

#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "index/facts/fact_filter.h"
#include "matchgraph/error.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Eight models; every answer is one letter per entity, in this order.
constexpr const char* kEntities =
    R"({"id":"a-seed","name":"Seed 8x7B","type":"model","pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"1M input tokens"}},"updated":"2025-06","signals":{"stars":100},"stated":{"rank":40,"source":{"name":"site"}},"capabilities":[]}
{"id":"b-tokens","name":"Small 350M","type":"model","pricing":{"model":"paid","price":{"amount":1.5e-6,"currency":"USD","per":"prompt token"}},"updated":"2025-07-01","signals":{"stars":50},"stated":{"rank":41,"source":{"name":"site"}},"capabilities":[]}
{"id":"c-month","name":"Monthly","type":"model","pricing":{"model":"paid","price":{"amount":1,"currency":"USD","per":"month"}},"updated":"2025","capabilities":[]}
{"id":"d-free","name":"Free 70b","type":"model","pricing":{"model":"open-source"},"released":"2025-06-30","signals":{"stars":100},"stated":{"rank":39,"source":{"name":"site"}},"capabilities":[]}
{"id":"e-euro","name":"Euro","type":"model","pricing":{"model":"paid","price":{"amount":1,"currency":"EUR","per":"1M input tokens"}},"updated":"2024-01","capabilities":[]}
{"id":"f-silent","name":"Silent","type":"model","capabilities":[]}
{"id":"g-monthly","name":"Yearly","type":"model","pricing":{"model":"paid","price":{"amount":0.5,"currency":"USD","per":"monthly"}},"capabilities":[]}
{"id":"h-zero","name":"Zero","type":"model","pricing":{"model":"paid","price":{"amount":0,"currency":"USD","per":"month"}},"updated":"2026","signals":{"stars":3,"parameters":60000000000},"capabilities":[]}
)";

struct Models {
  Models() {
    write_fact_columns(test::catalogue_of(kEntities), folder.file("facts"));
    columns = std::make_unique<FactColumns>(folder.file("facts"), LaterColumns{.ranks = ranks});
  }
  /// 'y' passes, 'n' fails, '?' unknown.
  std::string answers(const Filters& filters, const std::vector<EntityIndexNumber>& seeds) const {
    const FactFilter filter(*columns, filters, seeds);
    std::vector<EntityIndexNumber> all(columns->entities());
    std::iota(all.begin(), all.end(), EntityIndexNumber{0});
    const std::vector<std::uint8_t> passes = filter.passing(all);
    std::string out;
    for (const EntityIndexNumber e : all) {
      const auto answer = filter.test(e);
      CHECK(passes[e] == (answer == FactFilter::Answer::kPass ? 1 : 0));
      out += answer == FactFilter::Answer::kPass   ? 'y'
             : answer == FactFilter::Answer::kFail ? 'n'
                                                   : '?';
    }
    return out;
  }
  std::string relative(RelativeBound bound, const std::vector<EntityIndexNumber>& seeds) const {
    Filters filters;
    filters.relative.push_back(bound);
    const std::string out = answers(filters, seeds);
    check_meeting(bound, seeds, out);
    return out;
  }
  /// The bound alone, asked for in one go, says what the filter says of each.
  void check_meeting(const RelativeBound& bound, const std::vector<EntityIndexNumber>& seeds,
                     const std::string& answers) const {
    std::vector<EntityIndexNumber> all(columns->entities());
    std::iota(all.begin(), all.end(), EntityIndexNumber{0});
    const auto meeting = FactFilter::meeting(*columns, bound, {}, seeds, all);
    const bool none = answers.find('y') == std::string::npos;
    CHECK((meeting || none));
    for (std::size_t e = 0; meeting && e < all.size(); ++e) {
      CHECK((*meeting)[e] == (answers[e] == 'y' ? 1 : 0));
    }
  }
  Constraint constraint(RelativeBound bound, const std::vector<EntityIndexNumber>& seeds) const {
    Filters filters;
    filters.relative.push_back(std::move(bound));
    return FactFilter(*columns, filters, seeds).constraints().at(0);
  }
  const std::vector<double> ranks = {40, 41, 40, 39, 10, 90, 0, 100};
  test::TemporaryFolder folder;
  std::unique_ptr<FactColumns> columns;
};

bool passes_as_open(const std::string& license, const std::string& more = {}) {
  const test::TemporaryFolder folder;
  write_fact_columns(test::catalogue_of(R"({"id":"a","name":"A","type":"tool","license":")" +
                                        license + "\"" + more + R"(,"capabilities":[]})" + "\n"),
                     folder.file("facts"));
  const FactColumns columns(folder.file("facts"));
  Filters filters;
  filters.open_source = true;
  return FactFilter(columns, filters).test(0) == FactFilter::Answer::kPass;
}

std::optional<double> parameters(const std::string& name, const std::string& type = "model",
                                 std::optional<double> signal = {}) {
  Entity entity;
  entity.name = name;
  entity.type = type;
  if (signal) entity.signals.push_back({"parameters", *signal});
  return million_parameters(entity);
}

}  // namespace

TEST_CASE("a name of any length is read, as far as names go") {
  CHECK(parameters("Model 7b") == 7000);
  CHECK(!parameters(std::string(1'000'000, '7')));
  CHECK(!parameters(std::string(300, 'a') + " 7b"));
}

TEST_CASE("what charges for its output is paid, and not free, whatever its input costs") {
  const auto answer = [](const std::string& price, const Filters& filters) {
    const test::TemporaryFolder folder;
    write_fact_columns(
        test::catalogue_of(
            R"({"id":"a","name":"A","type":"model","pricing":{"model":"paid","price":)" + price +
            R"(},"capabilities":[]})" + "\n"),
        folder.file("facts"));
    const FactColumns columns(folder.file("facts"));
    return FactFilter(columns, filters).test(0) == FactFilter::Answer::kPass;
  };
  const std::string output = R"({"amount":0,"currency":"USD","per":"1M input tokens","output":5})";
  const std::string nothing = R"({"amount":0,"currency":"USD","per":"1M input tokens"})";
  CHECK_FALSE(answer(output, {.free = true}));
  CHECK(answer(output, {.paid = true}));
  CHECK(answer(nothing, {.free = true}));
  // Nor does its input price of 0 stand for what it costs.
  CHECK_FALSE(answer(output, {.max_price = 0.0}));
  CHECK(answer(nothing, {.max_price = 0.0}));
}

TEST_CASE_FIXTURE(Models, "cheaper holds for a lower price in the same unit and for what is free") {
  CHECK(relative({Comparative::kCheaper, ""}, {0}) == "ny?y??\?y");
}

TEST_CASE_FIXTURE(Models, "prices of the same unit in other words compare") {
  CHECK(relative({Comparative::kCheaper, ""}, {2}) == "??ny??yy");
}

TEST_CASE_FIXTURE(Models, "nothing is cheaper than what is free") {
  CHECK(relative({Comparative::kCheaper, ""}, {3}) == "nnnnnnnn");
  CHECK(constraint({Comparative::kCheaper, ""}, {3}).critique == "cheaper than Free 70b (free)");
}

TEST_CASE_FIXTURE(Models, "a seed of which the figure is unknown leaves every answer unknown") {
  CHECK(relative({Comparative::kCheaper, ""}, {5}) == "????????");
  CHECK(relative({Comparative::kNewer, ""}, {5}) == "????????");
  CHECK(relative({Comparative::kLarger, ""}, {5}) == "????????");
  columns = std::make_unique<FactColumns>(folder.file("facts"));  // without ranks
  CHECK(relative({Comparative::kHigherRanked, ""}, {5}) == "????????");
  CHECK(constraint({Comparative::kCheaper, ""}, {5}).critique ==
        "cheaper than Silent (price unknown)");
}

TEST_CASE_FIXTURE(Models, "several seeds make one constraint, which holds when it does of each") {
  CHECK(relative({Comparative::kCheaper, ""}, {0, 1}) == "nn?y??\?y");
  CHECK(relative({Comparative::kCheaper, ""}, {0, 3}) == "nnnnnnnn");
  CHECK(relative({Comparative::kCheaper, ""}, {0, 5}) == "n???????");
  const Constraint both = constraint({Comparative::kCheaper, ""}, {0, 1});
  CHECK(both.critique ==
        "cheaper than Seed 8x7B ($2 per 1M input tokens) and Small 350M ($1.50 per 1M input "
        "tokens)");
  CHECK(both.field == "price");
  CHECK(both.op == "<");
  CHECK(value_text(both.value) == "2, 1.5");
}

TEST_CASE_FIXTURE(Models, "newer compares as far as both dates are given") {
  CHECK(relative({Comparative::kNewer, ""}, {0}) == "nynnn??y");
  CHECK(constraint({Comparative::kNewer, ""}, {0}).critique == "newer than Seed 8x7B (2025-06)");
}

TEST_CASE_FIXTURE(Models, "smaller and larger count parameters, from the name where need be") {
  CHECK(relative({Comparative::kSmaller, ""}, {0}) == "ny?n???n");
  CHECK(relative({Comparative::kLarger, ""}, {0}) == "nn?y???y");
  CHECK(constraint({Comparative::kLarger, ""}, {1}).critique ==
        "larger than Small 350M (350M parameters)");
  CHECK(value_text(constraint({Comparative::kLarger, ""}, {0}).value) == "56000000000");
}

TEST_CASE_FIXTURE(Models, "smaller and larger of a signal compare the signal") {
  CHECK(relative({Comparative::kSmaller, "stars"}, {0}) == "ny?n???y");
  CHECK(relative({Comparative::kLarger, "stars"}, {1}) == "yn?y???n");
  CHECK(constraint({Comparative::kSmaller, "stars"}, {0}).critique ==
        "fewer stars than Seed 8x7B (100)");
  CHECK_THROWS_AS(relative({Comparative::kLarger, "shoes"}, {0}), Error);
}

TEST_CASE_FIXTURE(Models, "higher ranked compares ranks") {
  CHECK(relative({Comparative::kHigherRanked, ""}, {0}) == "nynnnyny");
}

TEST_CASE_FIXTURE(Models, "a relative bound without a seed is refused") {
  CHECK_THROWS_WITH_AS(relative({Comparative::kCheaper, ""}, {}),
                       doctest::Contains("compare with an entity"), Error);
}

TEST_CASE_FIXTURE(Models, "paid is a price above nothing, or stated as paid") {
  Filters filters;
  filters.paid = true;
  CHECK(answers(filters, {}) == "yyyny?yy");
}

TEST_CASE_FIXTURE(Models, "a constraint left out is left out for every seed") {
  Filters filters;
  filters.relative = {{Comparative::kCheaper, ""}, {Comparative::kNewer, ""}};
  const std::vector<EntityIndexNumber> seeds = {0, 1};
  const FactFilter filter(*columns, filters, seeds);
  REQUIRE(filter.constraints().size() == 2);
  CHECK(filter.test(3) == FactFilter::Answer::kFail);  // free, but older than the second
  CHECK(filter.test(3, 1) == FactFilter::Answer::kPass);
  CHECK(filter.test(3, 0) == FactFilter::Answer::kFail);
  CHECK(filter.value_of(3, 0) == "free");
  CHECK(filter.value_of(1, 0) == "$1.50 per 1M input tokens");
  CHECK(filter.value_of(4, 0) == "1 EUR per 1m input tokens");
  CHECK(filter.value_of(3, 1) == "2025-06-30");
  CHECK(filter.value_of(5, 1) == "unknown");
  CHECK(filter.unknown_field(5) == "price");
}

TEST_CASE("open licences are known by how they are written") {
  for (const char* open : {"MIT",
                           "mit",
                           "Apache-2.0",
                           "Apache 2",
                           "BSD-3-Clause",
                           "GPL-3.0",
                           "GPLv3",
                           "gpl3",
                           "LGPL-2.1",
                           "AGPL-3.0-only",
                           "MPL-2.0",
                           "CC0-1.0",
                           "CC-BY-4.0",
                           "CC BY-SA 4.0",
                           "ISC",
                           "Unlicense",
                           "0BSD",
                           "BSL-1.0",
                           "Zlib",
                           "EUPL-1.2",
                           "Expat",
                           "AFL-3.0",
                           "MIT, GPL-2.0",
                           "MIT OR Proprietary",
                           "MIT AND Apache-2.0",
                           "(MIT OR Apache-2.0)",
                           "Apache-2.0 WITH LLVM-exception",
                           "GNU General Public License v2 or later"}) {
    CAPTURE(open);
    CHECK(passes_as_open(open));
  }
  for (const char* closed :
       {"Proprietary", "\u2298 Proprietary", "CC-BY-NC-4.0", "CC BY-ND 4.0", "BUSL-1.1", "BSL 1.1",
        "SSPL-1.0", "Elastic-2.0", "Llama 2 Community License", "mitigated", "openrail",
        "Apache-2.0, Commons-Clause", "Apache-2.0 with Commons Clause", "MIT AND Proprietary",
        "AGPL-3.0, Proprietary", "BSD-3-Clause-No-Military-License", "other"}) {
    CAPTURE(closed);
    CHECK_FALSE(passes_as_open(closed));
  }
}

TEST_CASE("what is priced or tagged as open source is open source") {
  CHECK(passes_as_open("Custom", R"(,"pricing":{"model":"open-source"})"));
  CHECK(passes_as_open("Custom", R"(,"tags":["open-weights"])"));
  CHECK_FALSE(passes_as_open("Custom", R"(,"tags":["open"])"));
}

TEST_CASE("the number of parameters comes from the signal, else from the name") {
  CHECK(parameters("Mixtral 8x7B") == 56000);
  CHECK_FALSE(parameters("Maverick 17B 128E Instruct"));
  CHECK_FALSE(parameters("Scout-17B-16E"));
  CHECK(parameters("Vega 32b EVA") == 32000);
  CHECK(parameters("Llama 2 70b chat") == 70000);
  CHECK(parameters("opt-350M") == 350);
  CHECK(parameters("Qwen2.5-1.5B-Instruct") == 1500);
  CHECK(parameters("qwen3-235b-a22b") == 235000);
  CHECK(parameters("Ling-1T") == 1e6);
  CHECK(parameters("kimi-k2:1t") == 1e6);
  CHECK(parameters("Mixtral 8x7B", "model", 46.7e9) == 46700);
  for (const char* none :
       {"GPT-4", "GPT-4o", "Claude 3.5", "B7", "7Bit", "H2O 3d", "web3b2c", ""}) {
    CAPTURE(none);
    CHECK_FALSE(parameters(none));
  }
  CHECK_FALSE(parameters("FineWeb 15T", "dataset"));
  CHECK(parameters("FineWeb", "dataset", 2e6) == 2);
}
