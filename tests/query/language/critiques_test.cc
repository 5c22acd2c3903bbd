// Something different from a seed: critiques, nearest misses, and a need beside seeds.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "snapshot/snapshot_data.h"
#include "support/explanation_sums.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

/// A paid seed, and what is cheaper, dearer, unknown, priced by the month, free.
const test::FreshEngine& scribes() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"acme/seed","name":"Scribe 7B","type":"model","maker":"Acme","license":"Custom","pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"1M input tokens"}},"updated":"2025-01","capabilities":[{"text":"Transcribes speech to text."},{"text":"Writes captions for pictures."}]}
{"id":"b/cheap","name":"Cheap Scribe 3B","type":"model","maker":"Borealis","license":"MIT","pricing":{"model":"paid","price":{"amount":1,"currency":"USD","per":"1M input tokens"}},"updated":"2025-06","capabilities":[{"text":"Transcribes speech to text."}]}
{"id":"b/dear","name":"Dear Scribe 70B","type":"model","maker":"Borealis","license":"Apache-2.0","pricing":{"model":"paid","price":{"amount":9,"currency":"USD","per":"1M input tokens"}},"updated":"2024-06","capabilities":[{"text":"Transcribes speech to text on a phone."}]}
{"id":"c/month","name":"Monthly Scribe","type":"model","maker":"Borealis","pricing":{"model":"paid","price":{"amount":1,"currency":"USD","per":"month"}},"capabilities":[{"text":"Transcribes speech and translates it."}]}
{"id":"d/free","name":"Open Scribe","type":"library","license":"GPL-3.0","pricing":{"model":"open-source"},"updated":"2023","capabilities":[{"text":"Transcribes speech without a GPU."}]}
{"id":"e/silent","name":"Silent Scribe","type":"model","summary":"Transcribes speech to text","capabilities":[]}
{"id":"f/pictures","name":"Captioner","type":"tool","maker":"Acme","pricing":{"model":"free"},"updated":"2025-02-02","capabilities":[{"text":"Writes captions for pictures on a GPU."}]}
{"id":"g/chess","name":"Chess","type":"tool","pricing":{"model":"free"},"capabilities":[{"text":"Plays chess."}]}
)"));
  return engine;
}

AlternativesResults like_scribe(Filters filters, const std::string& need = {}) {
  AlternativesRequest request;
  request.seeds = {"acme/seed"};
  request.need = need;
  request.filters = std::move(filters);
  return scribes()->alternatives(request);
}

Answer ask(const test::FreshEngine& engine, const std::string& text, bool explain = false) {
  SearchRequest request;
  request.text = text;
  request.explain = explain;
  return engine->ask(request);
}

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

Ids asked(const std::string& text) {
  const Answer answer = ask(scribes(), text);
  REQUIRE(answer.alternatives);
  return sorted(test::ids_of(*answer.alternatives));
}

}  // namespace

TEST_CASE("typed critiques leave what differs in that way") {
  CHECK(asked("like \"acme/seed\" but cheaper") == Ids{"b/cheap", "d/free", "f/pictures"});
  // In words "free" keeps what does not say; as a filter it does not.
  CHECK(asked("like Scribe 7B but free") == Ids{"d/free", "e/silent", "f/pictures"});
  CHECK(asked("like Scribe 7B free:yes") == Ids{"d/free", "f/pictures"});
  CHECK(asked("like Scribe 7B but paid") == Ids{"b/cheap", "b/dear", "c/month"});
  CHECK(asked("like Scribe 7B open-source:yes") == Ids{"b/cheap", "b/dear", "d/free"});
  CHECK(asked("like Scribe 7B but newer") == Ids{"b/cheap", "f/pictures"});
  CHECK(asked("like Scribe 7B but smaller") == Ids{"b/cheap"});
  CHECK(asked("like Scribe 7B but larger") == Ids{"b/dear"});
  CHECK(asked("like Scribe 7B, with a phone") == Ids{"b/dear"});
  CHECK(asked("like Scribe 7B without a GPU") == Ids{"b/cheap", "b/dear", "c/month", "d/free"});
  CHECK(asked("like Scribe 7B, from Borealis") == Ids{"b/cheap", "b/dear", "c/month"});
  // What gives no sign of a maker that is left out stays; as a filter on the maker it does not.
  CHECK(asked("like Scribe 7B, not from Borealis") == Ids{"d/free", "e/silent", "f/pictures"});
  CHECK(asked("like Scribe 7B -maker:Borealis") == Ids{"f/pictures"});
  CHECK(asked("like Scribe 7B as a library") == Ids{"d/free"});
  CHECK(asked("like Scribe 7B, price > 1") == Ids{"b/dear"});
  CHECK(asked("like Scribe 7B but cheaper and newer") == Ids{"b/cheap", "f/pictures"});
}

TEST_CASE("what cannot be judged is counted apart, by field, and is no result") {
  const AlternativesResults found = like_scribe({.relative = {{Comparative::kCheaper, ""}}});
  REQUIRE(found.unknown.size() == 2);
  // A price by the month is known, and is neither above nor below one by the token.
  CHECK(found.unknown[0].field == "comparable price");
  CHECK(found.unknown[0].nearest.at(0).id == "c/month");
  CHECK(found.unknown[1].field == "price");
  CHECK(found.unknown[1].nearest.at(0).id == "e/silent");
}

TEST_CASE("seeds are never among the results, whatever is asked") {
  for (const char* text : {"like Scribe 7B", "like Scribe 7B and Captioner",
                           "like Scribe 7B, transcribes speech to text", "like Captioner but paid",
                           "like Scribe 7B and Cheap Scribe 3B but larger"}) {
    CAPTURE(text);
    const Answer answer = ask(scribes(), text);
    REQUIRE(answer.alternatives);
    std::set<std::string> seeds;
    for (const EntityCard& seed : answer.alternatives->seeds) seeds.insert(seed.id);
    for (const std::string& id : test::ids_of(*answer.alternatives)) CHECK(!seeds.contains(id));
  }
}

TEST_CASE("a need beside seeds brings forward what meets it, and the score says so") {
  CHECK(like_scribe({}).results.front().entity.id != "b/dear");
  CHECK(like_scribe({}, "on a phone").results.front().entity.id == "b/dear");
  const Answer answer = ask(scribes(), "like Scribe 7B, phone use", true);
  REQUIRE(answer.alternatives);
  CHECK(answer.alternatives->need == "phone use");
  bool meets = false;
  for (const Alternative& alternative : answer.alternatives->results) {
    REQUIRE(alternative.explanation);
    test::check_sums(*alternative.explanation);
    for (const Explanation& child : alternative.explanation->children) {
      meets = meets || child.description == "its own text meets the need";
    }
  }
  CHECK(meets);
}

TEST_CASE("explanations add up with filters too, for what only a scan reaches") {
  AlternativesRequest request;
  request.seeds = {"acme/seed", "f/pictures"};
  request.need = "phone";
  request.filters.paid = true;
  request.explain = true;
  const AlternativesResults found = scribes()->alternatives(request);
  CHECK(found.total == 3);
  request.explain = false;
  const AlternativesResults plain = scribes()->alternatives(request);
  for (std::size_t i = 0; i < found.results.size(); ++i) {
    REQUIRE(found.results[i].explanation);
    test::check_sums(*found.results[i].explanation);
    CHECK(found.results[i].score == doctest::Approx(plain.results[i].score).epsilon(1e-6));
  }
}

TEST_CASE("a nearest miss names the one constraint to drop and what dropping it gives") {
  const Filters filters{
      .makers = {"Acme"}, .with = {"phone"}, .relative = {{Comparative::kCheaper, ""}}};
  const AlternativesResults none = like_scribe(filters);
  CHECK(none.total == 0);
  // Only "from Acme" and "cheaper" together keep out what is on a phone.
  REQUIRE(none.nearest_misses.size() == 1);
  CHECK(none.nearest_misses[0].relax.critique == "with phone");
  CHECK(none.nearest_misses[0].entity.id == "f/pictures");
  CHECK(none.nearest_misses[0].value == "does not say phone");
  CHECK(none.nearest_misses[0].count == 1);
}

TEST_CASE("the count of a nearest miss is what asking again without the constraint finds") {
  const test::FreshEngine& sample = test::sample_engine();
  const std::vector<std::string> words = {"image", "speech", "vector", "code", "browser", "chess"};
  std::mt19937 random(7);
  const auto some = [&random](int of) { return static_cast<int>(random() % unsigned(of)) == 0; };
  std::size_t misses = 0;
  const Catalogue catalogue = test::sample_catalogue();
  for (std::size_t round = 0; round < 300; ++round) {
    AlternativesRequest request;
    request.seeds = {catalogue.entities[random() % catalogue.entities.size()].id};
    // One value a field, so that dropping a constraint is dropping a field.
    Filters& filters = request.filters;
    if (some(2)) filters.with = {words[random() % words.size()]};
    if (some(3)) filters.without = {words[random() % words.size()]};
    if (some(3)) filters.types = {"model"};
    if (some(4)) filters.paid = true;
    if (some(4)) filters.open_source = true;
    if (some(3)) filters.relative = {{Comparative::kCheaper, ""}};
    if (some(4)) filters.max_price = 0.1;
    if (some(3)) filters.where = {{"context", ">=", 200000.0}};
    const AlternativesResults found = sample->alternatives(request);
    if (found.total > 0) {
      CHECK(found.nearest_misses.empty());
      continue;
    }
    for (const NearestMiss& miss : found.nearest_misses) {
      AlternativesRequest relaxed = request;
      relaxed.limit = 100;  // the cheapest may stand far down by relevance
      Filters& left = relaxed.filters;
      const std::string& field = miss.relax.field;
      if (field == "with") left.with.clear();
      if (field == "without") left.without.clear();
      if (field == "type") left.types.clear();
      if (field == "license") left.open_source = false;
      if (field == "context") left.where.clear();
      if (field == "price" && value_text(miss.relax.value) == "paid") left.paid = false;
      if (field == "price" && miss.relax.op == "<=") left.max_price.reset();
      if (field == "price" && miss.relax.op == "<") left.relative.clear();
      CAPTURE(request.seeds[0]);
      CAPTURE(field);
      const AlternativesResults again = sample->alternatives(relaxed);
      CHECK(again.total == miss.count);
      const Ids ids = test::ids_of(again);
      CHECK(std::find(ids.begin(), ids.end(), miss.entity.id) != ids.end());
      ++misses;
    }
  }
  CHECK(misses > 50);
}

TEST_CASE("pages of filtered alternatives fit together") {
  const test::FreshEngine& sample = test::sample_engine();
  AlternativesRequest request;
  request.seeds = {"google/gemma-3-27b-it"};
  request.filters.where = {{"capabilities", ">=", 4.0}};
  request.limit = 200;
  const AlternativesResults all = sample->alternatives(request);
  Ids paged;
  request.limit = 3;
  for (request.offset = 0; request.offset < all.total; request.offset += 3) {
    const AlternativesResults page = sample->alternatives(request);
    CHECK(page.total == all.total);
    for (const std::string& id : test::ids_of(page)) paged.push_back(id);
  }
  CHECK(paged == test::ids_of(all));
}

TEST_CASE("filters of the request and of the text hold together") {
  SearchRequest request;
  request.text = "like Scribe 7B but paid";
  request.filters.relative = {{Comparative::kCheaper, ""}};
  const Answer answer = scribes()->ask(request);
  REQUIRE(answer.alternatives);
  CHECK(test::ids_of(*answer.alternatives) == Ids{"b/cheap"});
}

TEST_CASE("a comparison word without a seed is refused as a filter and plain in a text") {
  SearchRequest request;
  request.text = "cheaper transcription";
  CHECK(scribes()->ask(request).search.has_value());
  request.filters.relative = {{Comparative::kCheaper, ""}};
  CHECK_THROWS_WITH_AS(scribes()->ask(request), doctest::Contains("like \"NAME\" but cheaper"),
                       Error);
}

TEST_CASE("a range beside an or is one choice of two bounds") {
  std::string lines;
  const std::map<std::string, std::vector<std::string>> models = {{"a", {"0.5", "mills"}},
                                                                  {"b", {"1.5", "orchards"}},
                                                                  {"c", {"3", "harbours"}},
                                                                  {"d", {"4.5", "gardens"}},
                                                                  {"e", {"9", "railways"}}};
  for (const auto& [id, told] : models) {
    lines += R"({"id":")" + id + R"(","name":"Scribe )" + id +
             R"(","type":"model","pricing":{"model":"paid","price":{"amount":)" + told[0] +
             R"(,"currency":"USD","per":"1M input tokens"}},)"
             R"("capabilities":[{"text":"Chats about )" +
             told[1] + R"( and their people."}]})" + "\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  const Answer answer = ask(engine, "chat model under $1 or between $4 and $5");
  REQUIRE(answer.search);
  Ids found;
  for (const SearchHit& hit : answer.search->results) found.push_back(hit.entity.id);
  CHECK(sorted(found) == Ids{"a", "d"});
}

TEST_CASE("a text that is too long is refused") {
  SearchRequest request;
  request.text = std::string(10000, 'a');
  CHECK_THROWS_AS(scribes()->ask(request), Error);
  AlternativesRequest beside;
  beside.seeds = {"acme/seed"};
  beside.need = request.text;
  CHECK_THROWS_AS(scribes()->alternatives(beside), Error);
}
