// A thing that several sell: its facts are its maker's, and what only a seller's offer meets is
// that seller's.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "query/engine_state.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

std::string offer(const std::string& id, const std::string& name, const std::string& amount,
                  const std::string& tags, const std::string& context) {
  return R"({"id":")" + id + R"(","name":")" + name +
         R"(","type":"model","maker":"Acme","tags":[)" + tags + R"(],"signals":{"context":)" +
         context +
         R"(},"capabilities":[{"text":"Writes letters in verse"}],"pricing":{"model":"paid",)"
         R"("price":{"currency":"USD","per":"1M input tokens","amount":)" +
         amount + "}}}\n";
}

/// Quill is sold by its maker for 3, elsewhere for less, and reads pictures at one of them; Reed is
/// the maker's alone.
const test::FreshEngine& shop() {
  static const test::FreshEngine engine(
      test::catalogue_of(offer("acme/quill-4", "Quill 4", "3", "", "200000") +
                         offer("cheap/quill-4", "Quill 4", "0.5", "", "200000") +
                         offer("lens/quill-4", "Quill 4", "2", R"("in:image")", "100000") +
                         offer("acme/reed-2", "Reed 2", "1", "", "50000")));
  return engine;
}

SearchResults found(SearchRequest request) {
  request.text = "letters in verse";
  return shop()->search(request);
}

const EntityCard& card_of(const SearchResults& results, const std::string& id) {
  const auto hit = std::find_if(results.results.begin(), results.results.end(),
                                [&id](const SearchHit& one) { return one.entity.id == id; });
  REQUIRE(hit != results.results.end());
  return hit->entity;
}

}  // namespace

TEST_CASE("a thing is shown with its maker's facts, and by itself where its maker's offer fits") {
  const SearchResults results = found({});
  CHECK(results.total == 2);
  const EntityCard& card = card_of(results, "acme/quill-4");
  CHECK(card.price->amount == 3);
  CHECK_FALSE(card.fitting);
}

TEST_CASE("what only a seller's offer meets is shown as that offer, and names the seller") {
  SearchRequest request;
  request.filters.max_price = 1;
  const SearchResults cheap = found(request);
  const EntityCard& card = card_of(cheap, "cheap/quill-4");
  CHECK(card.price->amount == 0.5);
  REQUIRE(card.fitting);
  CHECK(card.fitting->id == "cheap/quill-4");
  CHECK(card.fitting->seller == "cheap");
  request = {};
  request.filters.traits = {"input-image"};
  const SearchResults reading = found(request);
  const EntityCard& other = card_of(reading, "lens/quill-4");
  REQUIRE(other.fitting);
  CHECK(other.fitting->seller == "lens");
  CHECK(other.fitting->context == 100000);
  CHECK(std::any_of(other.fitting->traits.begin(), other.fitting->traits.end(),
                    [](const TraitValue& trait) { return trait.slug == "input-image"; }));
}

TEST_CASE("of what one offer says nothing, its maker's offer tells") {
  SearchRequest request;
  request.conditions = {{"input-image", true}};
  // Its maker lists no pictures among what it reads, and says nothing against them.
  const SearchResults reading = found(request);
  REQUIRE_FALSE(reading.results.empty());
  CHECK(reading.results.front().entity.id == "lens/quill-4");
  const test::FreshEngine makers(
      test::catalogue_of(offer("acme/quill-4", "Quill 4", "3", R"("in:text")", "200000") +
                         offer("lens/quill-4", "Quill 4", "2", R"("in:image")", "100000") +
                         offer("acme/reed-2", "Reed 2", "1", "", "50000")));
  request.text = "letters in verse";
  const SearchResults denied = makers->search(request);
  CHECK(test::ids_of(denied) == Ids{"acme/reed-2"});
}

TEST_CASE("a list by price is in the order of the makers' prices") {
  SearchRequest request;
  request.sort.by = Sort::kPrice;
  CHECK(test::ids_of(found(request)) == Ids{"acme/reed-2", "acme/quill-4"});
  request.filters.max_price = 1;
  CHECK(test::ids_of(found(request)) == Ids{"cheap/quill-4", "acme/reed-2"});
}

TEST_CASE("alternatives show the offer that fits too") {
  AlternativesRequest request;
  request.seeds = {"acme/reed-2"};
  request.filters.max_price = 1;
  const AlternativesResults results = shop()->alternatives(request);
  REQUIRE(results.results.size() == 1);
  const EntityCard& card = results.results.front().entity;
  CHECK(card.id == "cheap/quill-4");
  REQUIRE(card.fitting);
  CHECK(card.fitting->seller == "cheap");
}

TEST_CASE("leaders take the best score of their offers, and lists without one stay") {
  const test::FreshEngine& engine = shop();
  const auto number = [&engine](const char* id) { return *engine.snapshot()->facts().find_id(id); };
  std::vector<Candidate> candidates = {{.entity = number("cheap/quill-4"), .score = 9},
                                       {.entity = number("acme/reed-2"), .score = 8},
                                       {.entity = number("acme/quill-4"), .score = 7},
                                       {.entity = number("lens/quill-4"), .score = 6}};
  std::vector<Candidate> unled = {candidates[0], candidates[3]};
  keep_leaders(*engine.snapshot(), candidates);
  REQUIRE(candidates.size() == 2);
  CHECK(candidates[0].entity == number("acme/reed-2"));
  CHECK(candidates[1].entity == number("acme/quill-4"));
  CHECK(candidates[1].score == 9);
  keep_leaders(*engine.snapshot(), unled);
  CHECK(unled.size() == 2);
}
