// Which entries are one thing, and are shown as one?
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

SearchRequest asking(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return request;
}

AlternativesRequest alternatives_to(std::vector<std::string> seeds) {
  AlternativesRequest request;
  request.seeds = std::move(seeds);
  return request;
}

template <typename Results>
std::vector<std::string> listed_ids(const Results& results) {
  std::vector<std::string> out;
  for (const auto& result : results.results) out.push_back(result.entity.id);
  return out;
}

}  // namespace

TEST_CASE("offers of one thing are one result, with their number and the cheapest price") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"Acme: Vision 2","type":"model","summary":"Reads images","pricing":{"model":"paid","price":{"amount":3,"per":"1M input tokens","currency":"USD"}},"capabilities":[]}
{"id":"b","name":"Vision 2","type":"model","summary":"Reads images","pricing":{"model":"paid","price":{"amount":1,"per":"1M input tokens","currency":"USD"}},"capabilities":[]}
{"id":"c","name":"Other","type":"model","summary":"Reads images","capabilities":[]}
)"));
  SearchRequest request = asking("reads images");
  request.offers = true;
  const SearchResults found = engine->search(request);
  CHECK(found.total == 2);
  const SearchHit& hit = found.results[found.results[0].entity.id == "c" ? 1 : 0];
  CHECK(hit.entity.offers == 2);
  CHECK(hit.entity.cheapest_id == "b");
  CHECK(hit.offers.size() == 1);
  for (const std::string& id : listed_ids(engine->alternatives(alternatives_to({"a"}))))
    CHECK(id == "c");
}

TEST_CASE("what is only like a word that nearly all have does not come before those that have it") {
  std::string lines =
      R"({"id":"a/guard","name":"Content Guard","type":"model","capabilities":[{"text":"Checks what is written."}]})"
      "\n";
  for (int i = 0; i < 10; ++i) {
    lines += fmt::format(
        R"({{"id":"m/{0}","name":"Peeler{0}","type":"model","capabilities":[{{"text":"Has a context of {0}00 pages."}}]}})"
        "\n",
        i);
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  const SearchResults found = engine->search(asking("context"));
  REQUIRE(found.total == 11);
  CHECK(found.results[0].entity.id != "a/guard");
}

TEST_CASE("alike names make no near duplicates where all else is common to very many") {
  constexpr int kPairs = 15;
  std::string common;
  std::string own;
  for (int i = 0; i < kPairs; ++i) {
    for (const char* edition : {"Tall", "Wide"}) {
      const std::string head = fmt::format(
          R"({{"id":"m/{0}-{1}","name":"Alpha{0} Beta{0} Gamma{0} {1}","type":"model",)", i,
          edition);
      const std::string tail = R"("capabilities":[{"text":"Peels apples."}]})"
                               "\n";
      common += head + tail;
      own +=
          head + fmt::format(R"("summary":"Made in orchard number{} of the valley.",)", i) + tail;
    }
  }
  const test::FreshEngine common_engine(test::catalogue_of(common));
  CHECK(common_engine->search(asking("peels apples")).total == 2 * kPairs);
  const test::FreshEngine own_engine(test::catalogue_of(own));
  CHECK(own_engine->search(asking("peels apples")).total == kPairs);
}

TEST_CASE("models of other places in a family are no near duplicates, however alike the rest") {
  std::string lines;
  for (const char* name : {"Orchard Opus Latest", "Orchard Haiku Latest", "Orchard Haiku Newest"}) {
    lines += fmt::format(
        R"({{"id":"m/{0}","name":"{1}","type":"model","summary":"Always the newest of the orchard.",)"
        R"("capabilities":[{{"text":"Peels apples."}}]}})"
        "\n",
        lines.size(), name);
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  CHECK(engine->search(asking("peels apples")).total == 2);
}

TEST_CASE("near duplicates share one row, which names them, and another type does not") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/pdf","name":"Folio","type":"tool","summary":"Reads documents of any size and hands their text, tables and pictures to other programs.","capabilities":[{"text":"Extracts text and tables from every page, keeps the order of columns, and names the fonts."}]}
{"id":"b/pdf","name":"Leaf","type":"tool","summary":"Reads documents of any size and hands their text, tables and pictures to other programs.","capabilities":[{"text":"Extracts text and tables from every page, keeps the order of columns, and names the fonts."}]}
{"id":"c/pdf","name":"Folio","type":"web-app","summary":"Reads documents of any size and hands their text, tables and pictures to other programs.","capabilities":[{"text":"Extracts text and tables from every page, keeps the order of columns, and names the fonts."}]}
{"id":"d/chess","name":"Chess","type":"tool","capabilities":[{"text":"Plays chess."}]}
)"));
  const SearchResults found = engine->search(asking("extract text and tables"));
  CHECK(found.total == 2);
  for (const SearchHit& hit : found.results) {
    const bool is_tool = hit.entity.type == "tool";
    REQUIRE(hit.near_duplicates.size() == (is_tool ? 1 : 0));
    if (is_tool) {
      CHECK(hit.near_duplicates[0].id == (hit.entity.id == "a/pdf" ? "b/pdf" : "a/pdf"));
    }
  }
  const AlternativesResults near = engine->alternatives(alternatives_to({"a/pdf"}));
  CHECK(std::set<std::string>{"b/pdf", "c/pdf"} ==
        std::set<std::string>{near.results[0].entity.id, near.results[1].entity.id});
}

TEST_CASE("entries of one type and name are one thing even where one maker's name is part of it") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"ali/v4","name":"DeepSeek V4","type":"model","maker":"Alibaba","capabilities":[]}
{"id":"deep/v4","name":"DeepSeek V4","type":"model","maker":"DeepSeek","summary":"A model","capabilities":[]}
)"));
  const Resolution r = engine->resolve("DeepSeek V4");
  CHECK(r.kind == Resolution::Kind::kFound);
  CHECK(r.id == "deep/v4");
  CHECK(r.other_offers == std::vector<std::string>{"ali/v4"});
}
