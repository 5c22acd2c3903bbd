// Another order shows the same things, and compares what compares.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

/// Painters that are paid by the token, by the image, in euros, not at all, and in nobody knows
/// what way; and some that paint beside much else, which fit less.
const test::FreshEngine& painters() {
  static const test::FreshEngine engine([] {
    std::string lines;
    const auto add = [&lines](const std::string& id, const std::string& price,
                              const std::string& text) {
      lines += R"({"id":")" + id + R"(","name":")" + id + R"(","type":"model","maker":"Maker of )" +
               id + R"(","capabilities":[{"text":")" + text + R"("}])" + price + "}\n";
    };
    const auto per = [](const std::string& amount, const std::string& unit,
                        const std::string& currency = "USD") {
      return R"(,"pricing":{"model":"paid","price":{"amount":)" + amount + R"(,"currency":")" +
             currency + R"(","per":")" + unit + R"("}})";
    };
    // Each paints something else too, or they would be near duplicates.
    const auto paints = [](const std::string& also) {
      return "Paints portraits in oil, and " + also;
    };
    add("oak", per("3", "1M input tokens"), paints("gates, harbours"));
    add("elm", per("1", "1M input tokens"), paints("cattle, meadows"));
    add("ash", per("2", "1M input tokens"), paints("bridges, canals"));
    add("fir", per("0.04", "image"), paints("lamps, windows"));
    add("yew", per("0.02", "image"), paints("clouds, storms"));
    add("box", per("5", "month", "EUR"), paints("horses, riders"));
    add("bay", R"(,"pricing":{"model":"free"})", paints("shells, beaches"));
    add("fig", "", paints("bottles, fruit"));
    return test::catalogue_of(lines);
  }());
  return engine;
}

SearchResults found(const ResultOrder& order, std::size_t limit = 100, std::size_t offset = 0) {
  SearchRequest request;
  request.text = "paints portraits in oil";
  request.sort = order;
  request.limit = limit;
  request.offset = offset;
  return painters()->search(request);
}

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("by price each unit stands by itself, what is free before, what is unknown behind") {
  const SearchResults results = found(Sort::kPrice);
  CHECK(test::ids_of(results) == Ids{"bay", "elm", "ash", "oak", "yew", "fir", "box", "fig"});
  REQUIRE(results.order);
  CHECK(results.order->fitting == 8);
  CHECK(results.order->prices ==
        std::vector<PriceGroup>{
            {"USD/1M input tokens", 4}, {"USD/image", 2}, {"EUR/month", 1}, {"", 1}});
}

TEST_CASE("reversed, the dearest of each unit comes first, and what is unknown stays behind") {
  CHECK(test::ids_of(found(ResultOrder(Sort::kPrice, true))) ==
        Ids{"oak", "ash", "elm", "bay", "fir", "yew", "box", "fig"});
}

TEST_CASE("every order shows the same things, on one page and on many") {
  const SearchResults usual = found(Sort::kRelevance);
  CHECK(!usual.order);
  for (const Sort sort : {Sort::kPrice, Sort::kName, Sort::kRank, Sort::kUpdated}) {
    const SearchResults results = found(sort);
    CHECK(results.total == usual.total);
    CHECK(sorted(test::ids_of(results)) == sorted(test::ids_of(usual)));
    Ids pages;
    for (std::size_t offset = 0; offset < usual.total; offset += 4) {
      for (const std::string& id : test::ids_of(found(sort, 4, offset))) pages.push_back(id);
    }
    CHECK(pages == test::ids_of(results));
  }
}

TEST_CASE("by name there are no units") {
  const SearchResults results = found(Sort::kName);
  CHECK(test::ids_of(results) == Ids{"ash", "bay", "box", "elm", "fig", "fir", "oak", "yew"});
  REQUIRE(results.order);
  CHECK(results.order->fitting == 8);
  CHECK(results.order->prices.empty());
}

TEST_CASE("by maker and by licence the alphabet decides, and what states none comes last") {
  CHECK(test::ids_of(found(Sort::kMaker)) ==
        Ids{"ash", "bay", "box", "elm", "fig", "fir", "oak", "yew"});
  CHECK(test::ids_of(found(ResultOrder(Sort::kMaker, true))).front() == "yew");
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"a","type":"tool","license":"MIT","capabilities":[{"text":"Mows lawns at night"}]}
{"id":"b","name":"b","type":"tool","capabilities":[{"text":"Mows lawns along fences"}]}
{"id":"c","name":"c","type":"tool","license":"Apache-2.0","capabilities":[{"text":"Mows lawns in the rain"}]}
)"));
  for (const bool reversed : {false, true}) {
    SearchRequest request;
    request.text = "mows lawns";
    request.sort = ResultOrder(Sort::kLicense, reversed);
    const Ids ids = test::ids_of(engine->search(request));
    CHECK(ids == (reversed ? Ids{"a", "c", "b"} : Ids{"c", "a", "b"}));
  }
}

TEST_CASE("alternatives in another order are the same alternatives") {
  AlternativesRequest request;
  request.seeds = {"oak"};
  request.limit = 100;
  const AlternativesResults usual = painters()->alternatives(request);
  request.sort = Sort::kPrice;
  const AlternativesResults results = painters()->alternatives(request);
  CHECK(results.total == usual.total);
  CHECK(results.sharing_nothing == usual.sharing_nothing);
  CHECK(sorted(test::ids_of(results)) == sorted(test::ids_of(usual)));
  REQUIRE(results.order);
  CHECK(results.order->prices.front() == PriceGroup{"USD/1M input tokens", 3});
}

TEST_CASE("a list by price tells where prices of another unit begin, on every page") {
  ResultOrder order;
  order.by = Sort::kPrice;
  const SearchResults all = found(order);
  REQUIRE(all.order);
  // Free and the three by the token; two by the image; one a month in euros; one unknown.
  CHECK(all.order->breaks == std::vector<PriceBreak>{{4, "USD/image"}, {6, "EUR/month"}, {7, ""}});
  const SearchResults second = found(order, 3, 3);
  CHECK(second.order->breaks == std::vector<PriceBreak>{{4, "USD/image"}});
  order.by = Sort::kName;
  CHECK(found(order).order->breaks.empty());
}

TEST_CASE("the cheapest that meets the conditions is the cheapest of what was asked about") {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& price,
                            const std::string& text, const std::string& tag) {
    lines += R"({"id":")" + id + R"(","name":")" + id + R"(","type":"model","tags":[")" + tag +
             R"("],"capabilities":[{"text":")" + text +
             R"("},{"text":"Open weights: runs anywhere."}],"pricing":{"model":"paid","price":)" +
             R"({"amount":)" + price + R"(,"currency":"USD","per":"1M input tokens"}}})" + "\n";
  };
  add("pear", "0.3", "Turns texts into vectors, an embedding.", "open-weights");
  add("plum", "0.2", "Embedding of sentences and of rhymes.", "open-weights");
  for (int i = 0; i < 8; ++i) {
    const std::string number = std::to_string(i);
    add("chat" + number, "0.0" + number, "Chats about topic " + number + ".", "open-weights");
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = "cheapest embedding model with open weights";
  const SearchResults results = *engine->ask(request).search;
  REQUIRE(results.results.size() >= 2);
  CHECK(results.results[0].entity.id == "plum");
  CHECK(results.results[1].entity.id == "pear");
}

TEST_CASE("where the need names a thing, what is called so comes before what is about it") {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& name, const char* price) {
    lines += R"({"id":")" + id + R"(","name":")" + name +
             R"(","type":"model","capabilities":[{"text":"Quill Nine writes letters of )" + id +
             R"("}],"pricing":{"model":"paid","price":{"amount":)" + price +
             R"(,"currency":"USD","per":"1M input tokens"}}})" + "\n";
  };
  add("a/quill-nine", "Quill Nine", "5");
  add("b/quill-nine-instruct", "Quill-Nine-Instruct", "4");
  add("c/feather", "Feather", "1");
  add("d/pen", "Pen", "2");
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = "Quill Nine";
  request.sort = ResultOrder(Sort::kPrice);
  Ids ids;
  for (const auto& result : engine->search(request).results) ids.push_back(result.entity.id);
  CHECK(ids == Ids{"b/quill-nine-instruct", "a/quill-nine", "c/feather", "d/pen"});
}
