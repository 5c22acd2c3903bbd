// Phrases and exclusions over random catalogues, against a scan of every text.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

const std::vector<std::string> kWords = {"kiln", "kilns", "the",  "of",   "glaze",
                                         "clay", "slow",  "oven", "fires"};

std::string words_text(std::mt19937& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += (i == 0 ? "" : " ") + kWords[random() % kWords.size()];
  }
  return out;
}

/// Words that this entity alone says, so that no two entities become one thing.
std::string own_words(int e) {
  std::string out;
  for (const char* tail : {"qa", "qo", "qu", "qe", "qi", "qy"}) {
    out += " x" + std::to_string(e) + tail;
  }
  return out;
}

Catalogue random_catalogue(std::uint32_t seed) {
  std::mt19937 random(seed);
  Catalogue out;
  for (int e = 0; e < 40; ++e) {
    Entity& entity = out.entities.emplace_back();
    entity.id = "e" + std::to_string(100 + e);
    entity.type = random() % 3 == 0 ? "oven" : "tool";
    entity.name = "Name" + std::to_string(e) + " " + words_text(random, random() % 2);
    entity.maker = random() % 4 == 0 ? "Clay and Sons" : "Acme";
    entity.summary = words_text(random, random() % 4) + own_words(e);
    for (std::size_t i = random() % 3; i > 0; --i) entity.tags.push_back(words_text(random, 1));
    for (std::size_t i = random() % 3; i > 0; --i) {
      Capability& capability = entity.capabilities.emplace_back();
      capability.name = words_text(random, random() % 3);
      capability.text = words_text(random, 1 + random() % 4) + own_words(1000 + 3 * e);
    }
  }
  return out;
}

Ids words_of(const std::string& text) {
  Analyser analyser;
  Ids out;
  for (const Token& token : analyser.tokens(text)) {
    if (!token.variant) out.push_back(token.word);
  }
  return out;
}

bool stands_in(const Ids& phrase, const std::string& text) {
  const Ids words = words_of(text);
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

Ids own_texts(const Entity& entity) {
  Ids out = {entity.name, entity.summary};
  out.insert(out.end(), entity.tags.begin(), entity.tags.end());
  for (const Capability& capability : entity.capabilities) {
    out.push_back(capability.name);
    out.push_back(capability.text);
  }
  return out;
}

bool says(const Entity& entity, const Ids& phrase, bool also_whose_it_is) {
  Ids texts = own_texts(entity);
  if (also_whose_it_is) texts.insert(texts.end(), {entity.maker, entity.type});
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return stands_in(phrase, text); });
}

/// A word alone leaves out its other number, too.
std::vector<Ids> left_out_by(const std::string& text) {
  if (text == "kiln" || text == "kilns") return {{"kiln"}, {"kilns"}};
  return {words_of(text)};
}

bool passes(const Entity& entity, const SearchRequest& request) {
  const bool holds_all =
      std::all_of(request.phrases.begin(), request.phrases.end(),
                  [&](const std::string& text) { return says(entity, words_of(text), false); });
  return holds_all &&
         std::none_of(request.excluded.begin(), request.excluded.end(), [&](const auto& text) {
           const std::vector<Ids> forms = left_out_by(text);
           return std::any_of(forms.begin(), forms.end(),
                              [&](const Ids& form) { return says(entity, form, true); });
         });
}

Ids scanned(const Catalogue& catalogue, const SearchRequest& request) {
  Ids out;
  for (const Entity& entity : catalogue.entities) {
    if (passes(entity, request)) out.push_back(entity.id);
  }
  return out;
}

SearchRequest random_request(std::mt19937& random) {
  SearchRequest out;
  out.limit = 100;
  for (std::size_t i = random() % 2; i > 0; --i) {
    out.phrases.push_back(words_text(random, 1 + random() % 2));
  }
  for (std::size_t i = random() % 3; i > 0; --i) {
    out.excluded.push_back(words_text(random, 1 + random() % 2));
  }
  if (out.phrases.empty() && out.excluded.empty()) out.excluded.push_back("kilns");
  return out;
}

Ids sorted_ids(const SearchResults& results) {
  Ids out = test::ids_of(results);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("phrases and exclusions leave what a scan of every text leaves") {
  std::mt19937 random(11);
  for (const std::uint32_t seed : {1, 2, 3}) {
    const Catalogue catalogue = random_catalogue(seed);
    const test::FreshEngine engine(catalogue);
    std::size_t left = 0;
    for (int i = 0; i < 150; ++i) {
      SearchRequest request = random_request(random);
      const Ids expected = scanned(catalogue, request);
      CAPTURE(request.phrases);
      CAPTURE(request.excluded);
      const SearchResults all = engine->search(request);
      CHECK(sorted_ids(all) == expected);
      CHECK(all.total == expected.size());
      left += expected.size();
      // A need beside them ranks some of what is left, and nothing else.
      request.text = words_text(random, 2);
      for (const std::string& id : test::ids_of(engine->search(request))) {
        CHECK(std::binary_search(expected.begin(), expected.end(), id));
      }
    }
    CHECK(left > 150);  // the oracle leaves something, in most cases
  }
}

TEST_CASE("pages, orders, filters and facets of phrases are those of what holds them") {
  const Catalogue catalogue = random_catalogue(4);
  const test::FreshEngine engine(catalogue);
  SearchRequest request;
  request.phrases = {"glaze"};
  request.excluded = {"kiln"};
  request.limit = 100;
  const SearchResults all = engine->search(request);
  const Ids expected = scanned(catalogue, request);
  REQUIRE(sorted_ids(all) == expected);
  REQUIRE(expected.size() > 3);

  Ids paged;
  for (request.offset = 0, request.limit = 2; request.offset < all.total; request.offset += 2) {
    const SearchResults page = engine->search(request);
    CHECK(page.total == all.total);
    for (const std::string& id : test::ids_of(page)) paged.push_back(id);
  }
  CHECK(paged == test::ids_of(all));

  request.offset = 0;
  request.limit = 100;
  request.sort = Sort::kName;
  const SearchResults by_name = engine->search(request);
  CHECK(sorted_ids(by_name) == expected);
  CHECK(std::is_sorted(
      by_name.results.begin(), by_name.results.end(),
      [](const SearchHit& a, const SearchHit& b) { return a.entity.name < b.entity.name; }));

  const auto types = std::find_if(all.facets.begin(), all.facets.end(),
                                  [](const Facet& facet) { return facet.field == "type"; });
  REQUIRE(types != all.facets.end());
  for (const FacetValue& type : types->values) {
    request.filters.types = {type.value};
    const SearchResults some = engine->search(request);
    CHECK(some.total == type.count);
    for (const SearchHit& hit : some.results) CHECK(hit.entity.type == type.value);
  }
}
