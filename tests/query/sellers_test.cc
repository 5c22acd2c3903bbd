// Who sells a thing, which offer stands for it, and how a seller's offer is told.
#include <doctest/doctest.h>

#include <algorithm>
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

namespace {

std::string listed(const char* name, const char* text) {
  return std::string(R"({"name":")") + name + R"(","text":")" + text + R"("})";
}

const std::string kWrites = listed("Writing", "Writes letters and poems in many tongues.");
const std::string kPdf = listed("PDF input", "Reads PDF documents.");
const std::string kWeb = listed("Web search", "Searches the web for current information.");

std::string market_offer(const std::string& id, const std::string& name, const std::string& maker,
                         const std::string& price, const std::string& lines,
                         const std::string& rest = "") {
  return R"({"id":")" + id + R"(","name":")" + name + R"(","type":"model","maker":")" + maker +
         R"(","pricing":{"model":"paid","price":{"amount":)" + price +
         R"(,"currency":"USD","per":"1M input tokens"}},"capabilities":[)" + lines + "]" + rest +
         "}\n";
}

/// Two models of two makers, one of which a mall sells too, with less in its list; a house of many
/// makers that states no provider, and an account of one.
const test::FreshEngine& market() {
  static const test::FreshEngine engine(test::catalogue_of(
      market_offer("acme/quill", "Quill", "Acme", "4", kWrites + ',' + kPdf + ',' + kWeb) +
      market_offer("mall/quill", "Quill", "Acme", "2", kWrites, R"(,"provider":"The Mall")") +
      market_offer("fern/leaf", "Leaf", "Fern", "5", kWrites + ',' + kPdf + ',' + kWeb) +
      market_offer("house/reed", "Reed", "Reed Works", "1", kWrites) +
      market_offer("house/rush", "Rush", "Rush Works", "1", kPdf) +
      market_offer("fernhub/moss", "Moss", "Fern", "1", kWeb)));
  return engine;
}

std::string sentences_of(const Comparison& comparison) {
  std::string out = comparison.verdict.summary;
  for (const VerdictSentence& sentence : comparison.verdict.sentences) out += '\n' + sentence.text;
  return out;
}

}  // namespace

TEST_CASE("who sells an offer is told where that is not its maker") {
  CHECK(market()->entity("mall/quill").card.seller == "The Mall");
  CHECK(market()->entity("acme/quill").card.seller.empty());
  // What an id begins with sells where models of several makers stand under it.
  CHECK(market()->entity("house/reed").card.seller == "house");
  CHECK(market()->entity("fernhub/moss").card.seller.empty());
}

TEST_CASE("a seller's price is told as the seller's, and what its list leaves out is not unsaid") {
  const Comparison comparison = market()->compare({"mall/quill", "fern/leaf"});
  const std::string words = sentences_of(comparison);
  CHECK(words.find("Quill at The Mall costs 60 % less") != std::string::npos);
  CHECK(words.find("does not mention") == std::string::npos);
  CHECK(comparison.only[1].empty());
  const auto sold = std::find_if(comparison.table.begin(), comparison.table.end(),
                                 [](const TableRow& row) { return row.feature == "Sold by"; });
  REQUIRE(sold != comparison.table.end());
  CHECK(sold->values == std::vector<std::string>{"The Mall", "Fern"});
}

TEST_CASE("two offers of one thing are called that") {
  const Comparison comparison = market()->compare({"mall/quill", "acme/quill"});
  CHECK(comparison.verdict.heading == "two offers of one thing");
  CHECK(sentences_of(comparison).find("covers") == std::string::npos);
}

TEST_CASE("a reseller's offer leads to the one that stands for the thing") {
  const EntityDetail detail = market()->entity("mall/quill");
  REQUIRE(detail.standing);
  CHECK(detail.standing->id == "acme/quill");
  CHECK(detail.standing->seller == "Acme");
  CHECK(detail.standing->is_maker);
  REQUIRE(detail.standing->lines.size() == 2);
  CHECK(detail.standing->lines[0].name == "PDF input");
  CHECK_FALSE(market()->entity("acme/quill").standing);
}

TEST_CASE("what says nearly the same at another price is named with its price") {
  const auto reader = [](const char* id, const char* name, const char* price) {
    return std::string(R"({"id":")") + id + R"(","name":")" + name +
           R"(","type":"tool","pricing":{"model":"paid","price":{"amount":)" + price +
           R"(,"currency":"USD","per":"month"}},"summary":"Reads documents of any size and hands )"
           R"(their text, tables and pictures to other programs.","capabilities":[{"text":)"
           R"("Extracts text and tables from every page, and names the fonts."}]})"
           "\n";
  };
  const test::FreshEngine engine(test::catalogue_of(
      reader("a/folio", "Folio", "10") + reader("b/leaf", "Leaf", "20") +
      reader("c/page", "Page", "10") +
      R"({"id":"d/chess","name":"Chess","type":"tool","capabilities":[{"text":"Plays chess."}]})"
      "\n"));
  SearchRequest request;
  request.text = "extract text and tables";
  const SearchResults found = engine->search(request);
  REQUIRE(!found.results.empty());
  const SearchHit& hit = found.results.front();
  REQUIRE(hit.near_duplicates.size() == 2);
  for (const NamedEntity& near : hit.near_duplicates) {
    const bool differs = (near.id == "b/leaf") != (hit.entity.id == "b/leaf");
    CHECK(near.note == (!differs ? "" : near.id == "b/leaf" ? "$20 per month" : "$10 per month"));
  }
}
