// Who sells a thing, and which offer stands for it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

std::string offer(const std::string& id, const std::string& name, const std::string& price,
                  const std::string& rest = "") {
  const std::string pricing =
      price.empty() ? "" : R"(,"pricing":{"model":"paid","price":{)" + price + "}}";
  return R"({"id":")" + id + R"(","name":")" + name +
         R"(","type":"model","maker":"Acme","capabilities":[{"text":"Writes letters"}])" + pricing +
         rest + "}\n";
}

std::string tokens(const std::string& amount, const std::string& output) {
  return R"("amount":)" + amount + R"(,"currency":"USD","per":"1M input tokens","output":)" +
         output;
}

/// A model that its maker sells, as four others do; one that only others sell; one sold by the
/// image; and two entries of one tool, which nobody sells.
const test::FreshEngine& shop() {
  static const test::FreshEngine engine(test::catalogue_of(
      offer(
          "acme/quill-4", "quill-4", tokens("3", "9"),
          R"(,"signals":{"context":200000},"url":"https://acme.example/quill","released":"2025-03")") +
      offer("cheap/quill-4", "Acme: Quill 4", tokens("1", "9"), R"(,"provider":"Cheap Cloud")") +
      offer("cheap/eu/quill-4", "Acme Quill 4", tokens("1", "5"), R"(,"released":"2026-01")") +
      offer("dear/quill-4", "Quill 4", tokens("30", "90")) + offer("mute/quill-4", "Quill 4", "") +
      offer("cheap/reed", "Reed", tokens("1", "2")) + offer("dear/reed", "Reed", tokens("9", "9")) +
      offer("fair/reed", "Reed", tokens("4", "8")) + offer("acme/reed", "Reed", "") +
      offer("a/brush", "Brush", R"("amount":0.04,"currency":"USD","per":"image")") +
      offer("b/brush", "Brush", R"("amount":0.02,"currency":"USD","per":"image")") +
      R"({"id":"x/nib","name":"Nib","type":"tool","capabilities":[{"text":"Sharpens"}]}
{"id":"y/nib","name":"Nib","type":"tool","capabilities":[{"text":"Sharpens"}]}
)"));
  return engine;
}

Ids sellers_of(const std::string& id) {
  Ids out;
  for (const Seller& seller : shop()->entity(id).sellers) out.push_back(seller.id);
  return out;
}

}  // namespace

TEST_CASE("sellers stand by price behind the maker, the cheaper output first, unknown last") {
  const Ids expected = {"acme/quill-4", "cheap/eu/quill-4", "cheap/quill-4", "dear/quill-4",
                        "mute/quill-4"};
  CHECK(sellers_of("acme/quill-4") == expected);
  CHECK(sellers_of("dear/quill-4") == expected);
}

TEST_CASE("a seller's row says who sells, for how much, and how much is read at once") {
  const std::vector<Seller> sellers = shop()->entity("dear/quill-4").sellers;
  REQUIRE(sellers.size() == 5);
  CHECK(sellers[0].name == "acme");
  CHECK(sellers[0].is_maker);
  CHECK(sellers[0].context == 200000);
  CHECK(sellers[0].url == "https://acme.example/quill");
  REQUIRE(sellers[0].price);
  CHECK(sellers[0].price->amount == 3);
  CHECK(sellers[0].price->output == 9);
  CHECK(sellers[2].name == "Cheap Cloud");
  CHECK(!sellers[2].is_maker);
  CHECK(!sellers[2].context);
  CHECK(!sellers[4].price);
}

TEST_CASE("the maker's own offer stands for a thing, with its price and its date") {
  SearchRequest request;
  request.text = "Quill 4";
  const SearchResults found = shop()->search(request);
  REQUIRE(!found.results.empty());
  const EntityCard& card = found.results.front().entity;
  CHECK(card.id == "acme/quill-4");
  CHECK(card.offers == 5);
  CHECK(card.cheapest_id == "cheap/eu/quill-4");
  REQUIRE(card.updated);
  CHECK(to_string(*card.updated) == "2025-03");
}

TEST_CASE("where the maker names no price, the median of the others stands for it") {
  SearchRequest request;
  request.text = "Reed";
  const SearchResults found = shop()->search(request);
  REQUIRE(!found.results.empty());
  CHECK(found.results.front().entity.id == "fair/reed");
  CHECK(sellers_of("fair/reed") == Ids{"cheap/reed", "fair/reed", "dear/reed", "acme/reed"});
}

TEST_CASE("prices by the image stand in order too; what nobody sells has no sellers") {
  CHECK(sellers_of("a/brush") == Ids{"b/brush", "a/brush"});
  CHECK(sellers_of("x/nib").empty());
  CHECK(shop()->entity("x/nib").offers.size() == 1);
}
