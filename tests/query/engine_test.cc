#include "matchgraph/engine.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/error.h"
#include "support/explanation_sums.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const test::FreshEngine& six_tools() {
  static const test::FreshEngine engine(test::six_tools());
  return engine;
}

SearchRequest need(const std::string& text, Filters filters = {}) {
  SearchRequest request;
  request.text = text;
  request.filters = std::move(filters);
  return request;
}

AlternativesRequest like(std::vector<std::string> seeds, Filters filters = {}) {
  AlternativesRequest request;
  request.seeds = std::move(seeds);
  request.filters = std::move(filters);
  return request;
}

template <typename Results>
std::vector<std::string> ids(const Results& results) {
  std::vector<std::string> out;
  for (const auto& result : results.results) out.push_back(result.entity.id);
  return out;
}

using Ids = std::vector<std::string>;

std::string what_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a need is met by the entities that do it, with the capabilities that meet it") {
  const SearchResults found = six_tools()->search(need("convert PDF to text"));
  REQUIRE(found.results.size() >= 2);
  CHECK(found.results[0].entity.id == "pdf/paperflow");
  CHECK(found.results[1].entity.id == "pdf/textract");
  REQUIRE(!found.results[1].capabilities.empty());
  const MatchedCapability& best = found.results[1].capabilities[0];
  CHECK(best.capability.name == "PDF to text");
  CHECK(best.score > 0);
  CHECK(best.score <= 1);
  std::vector<std::string> words;
  for (const TextSpan& span : best.highlight) {
    words.push_back(best.capability.text.substr(span.begin, span.end - span.begin));
  }
  CHECK(words == Ids{"Converts", "PDF", "text"});
}

TEST_CASE("the graph brings what is near to what the text finds") {
  const Ids found = ids(six_tools()->search(need("postgres")));
  CHECK(found == Ids{"db/pgask", "db/liteask"});
}

TEST_CASE(
    "every result says why it is there: its own words, or the neighbours that meet the need") {
  std::size_t led = 0;
  for (const char* text : {"alerts when quality drops", "ai in jupyter notebooks", "speech to text",
                           "find similar vectors quickly", "run models on my own laptop"}) {
    const SearchResults found = test::sample_engine()->search(need(text));
    for (const SearchHit& hit : found.results) {
      const bool says_itself = !hit.capabilities.empty() || !hit.name_highlight.empty() ||
                               !hit.summary_highlight.empty();
      CHECK(says_itself == hit.like.empty());
      led += hit.like.size();
      for (const NamedEntity& near : hit.like) {
        // It says something about the need itself.
        const auto at = std::find_if(found.results.begin(), found.results.end(),
                                     [&](const auto& other) { return other.entity.id == near.id; });
        if (at != found.results.end()) CHECK(at->like.empty());
        CHECK(near.id != hit.entity.id);
      }
    }
  }
  CHECK(led > 0);
}

TEST_CASE("filters narrow a search, and what is unknown is counted apart") {
  const SearchResults free = six_tools()->search(need("ask a database", {.free = true}));
  CHECK(ids(free) == Ids{"db/pgask"});
  REQUIRE(free.unknown.size() == 1);
  CHECK(free.unknown[0].field == "price");
  CHECK(free.unknown[0].count == 1);
  CHECK(ids(six_tools()->search(need("scanned pages", {.types = {"web-app"}}))) ==
        Ids{"pdf/scanly"});
}

TEST_CASE("without words, filters list everything that passes, by rank") {
  const SearchResults found = six_tools()->search(need(" ", {.types = {"tool"}}));
  CHECK(found.total == 3);
  CHECK(ids(found) == Ids{"pdf/textract", "pdf/paperflow", "game/chess"});
}

TEST_CASE("sorting by price puts the cheapest first and the unknown last") {
  SearchRequest request = need("documents pages database");
  request.sort = Sort::kPrice;
  const Ids found = ids(six_tools()->search(request));
  REQUIRE(found.size() >= 4);
  CHECK(found.back() == "db/liteask");
  request.sort = Sort::kName;
  CHECK(ids(six_tools()->search(request))[0] == "db/liteask");
}

TEST_CASE("pages of a search fit together without gap or repeat") {
  SearchRequest request = need("documents pages database chess text");
  const Ids all = ids(six_tools()->search(request));
  Ids paged;
  request.limit = 2;
  for (request.offset = 0; request.offset < all.size(); request.offset += 2) {
    const SearchResults page = six_tools()->search(request);
    CHECK(page.total == all.size());
    for (const std::string& id : ids(page)) paged.push_back(id);
  }
  CHECK(paged == all);
}

TEST_CASE("facets count the matches over types, prices, licences, makers, clusters and traits") {
  const SearchResults found = six_tools()->search(need("SQL"));
  REQUIRE(found.facets.size() == 6);
  CHECK(found.facets[0].field == "type");
  CHECK(found.facets[0].values[0].value == "mcp-server");
  CHECK(found.facets[0].values[0].count == 2);
  CHECK(found.facets[2].values.size() == 2);
  CHECK(found.facets[4].field == "cluster");
  const std::string name = six_tools()->entity("db/pgask").cluster.name;
  CHECK(found.facets[4].values[0].value == name);
}

TEST_CASE("nothing found offers a spelling or a name") {
  const SearchResults misspelt = six_tools()->search(need("optcial recogniton"));
  CHECK(misspelt.did_you_mean == "optical recognition");
  const SearchResults name = six_tools()->search(need("Chescoach"));
  CHECK(name.total == 0);
  REQUIRE(!name.nearest_names.empty());
  CHECK(name.nearest_names[0].id == "game/chess");
}

TEST_CASE("requests out of bounds are refused with what to do") {
  CHECK(what_of([] { six_tools()->search(need("")); }).find("say in plain words") !=
        std::string::npos);
  CHECK(what_of([] { six_tools()->search(need(std::string(2049, 'x'))); }).find("2048") !=
        std::string::npos);
  CHECK(what_of([] { six_tools()->alternatives(like({"no/such"})); }) ==
        "no entity has the id \"no/such\"");
  CHECK(what_of([] { six_tools()->alternatives(like({})); }).find("between 1 and 8") !=
        std::string::npos);
  CHECK(what_of([] { six_tools()->compare({"db/pgask"}); }).find("between 2 and 8") !=
        std::string::npos);
  CHECK(what_of([] {
          six_tools()->compare({"db/pgask", "db/pgask"});
        }).find("named twice") != std::string::npos);
  SearchRequest large = need("text");
  large.limit = 1001;
  CHECK(what_of([&] { six_tools()->search(large); }).find("too large") != std::string::npos);
}

TEST_CASE("an entity is never its own alternative, and the nearest comes first") {
  for (const char* id : {"db/pgask", "pdf/textract", "pdf/scanly"}) {
    for (const std::string& other : ids(six_tools()->alternatives(like({id})))) CHECK(other != id);
  }
  CHECK(ids(six_tools()->alternatives(like({"db/pgask"})))[0] == "db/liteask");
}

TEST_CASE("an alternative tells what is shared, what is missing, what it adds and how it differs") {
  const AlternativesResults found = six_tools()->alternatives(like({"pdf/textract"}));
  const auto scanly = std::find_if(found.results.begin(), found.results.end(),
                                   [](const auto& r) { return r.entity.id == "pdf/scanly"; });
  REQUIRE(scanly != found.results.end());
  REQUIRE(scanly->shared.size() == 1);
  CHECK(scanly->shared[0].left.index == 1);
  CHECK(scanly->shared[0].right.index == 0);
  CHECK(std::set<std::string>(scanly->shared[0].shared_words.begin(),
                              scanly->shared[0].shared_words.end())
            .contains("recognition"));
  REQUIRE(scanly->missing.size() == 1);
  CHECK(scanly->missing[0].capability.name == "PDF to text");
  CHECK(scanly->only_here.empty());
  std::set<std::string> fields;
  for (const FactDifference& difference : scanly->differences) fields.insert(difference.field);
  CHECK(fields == std::set<std::string>{"type", "price", "license", "stars", "updated"});
}

TEST_CASE("seeds of several kinds: what serves all comes before what serves one") {
  const AlternativesResults found = six_tools()->alternatives(like({"pdf/textract", "pdf/scanly"}));
  REQUIRE(!found.results.empty());
  CHECK(found.results[0].entity.id == "pdf/paperflow");
  for (std::size_t i = 1; i < found.results.size(); ++i) {
    CHECK(found.results[i - 1].seeds_reached >= found.results[i].seeds_reached);
  }
}

TEST_CASE("filters reach beyond the neighbours, and a miss names the constraint to relax") {
  CHECK(ids(six_tools()->alternatives(like({"db/pgask"}, {.types = {"mcp-server"}}))) ==
        Ids{"db/liteask"});
  const AlternativesResults none = six_tools()->alternatives(
      like({"db/liteask"}, {.types = {"mcp-server"}, .licenses = {"GPL-3.0"}}));
  CHECK(none.results.empty());
  REQUIRE(!none.nearest_misses.empty());
  CHECK(none.nearest_misses[0].entity.id == "db/pgask");
  CHECK(none.nearest_misses[0].relax.field == "license");
  CHECK(none.nearest_misses[0].value == "Apache-2.0");
}

TEST_CASE("a comparison pairs capabilities one to one and says how the two relate") {
  const Comparison c = six_tools()->compare({"db/pgask", "db/liteask"});
  CHECK(c.both.size() == 2);
  CHECK(c.both[0].similarity == doctest::Approx(1));
  CHECK(c.only[0].empty());
  CHECK(c.coverage[0] == doctest::Approx(1));
  CHECK(c.relation == Relation::kSubstitute);
  CHECK(c.verdict.comparable);
}

TEST_CASE("things that share nothing are not comparable") {
  const Comparison c = six_tools()->compare({"db/pgask", "game/chess"});
  CHECK(c.both.empty());
  CHECK(c.coverage == std::vector<double>{0, 0});
  CHECK(c.relation == Relation::kUnrelated);
  CHECK(!c.verdict.comparable);
  CHECK(c.verdict.summary == "Not comparable: no capability of one is surely one of the other.");
}

TEST_CASE("comparing all pairs gives valid matchings and coverages from 0 to 1") {
  const Ids all = {"db/liteask",    "db/pgask",   "game/chess",
                   "pdf/paperflow", "pdf/scanly", "pdf/textract"};
  for (const std::string& a : all) {
    for (const std::string& b : all) {
      if (a == b) continue;
      const Comparison c = six_tools()->compare({a, b});
      std::set<std::size_t> left;
      std::set<std::size_t> right;
      for (const CapabilityPair& pair : c.both) {
        CHECK(left.insert(pair.left.index).second);
        CHECK(right.insert(pair.right.index).second);
        CHECK(pair.similarity > 0);
        CHECK(pair.similarity <= 1);
      }
      CHECK(c.both.size() + c.only[0].size() == c.entities[0].capabilities.size());
      CHECK(c.both.size() + c.only[1].size() == c.entities[1].capabilities.size());
      for (const double share : c.coverage) CHECK((share >= 0 && share <= 1));
      CHECK(c.verdict.comparable == (c.relation != Relation::kUnrelated || c.may_overlap));
      const Comparison mirrored = six_tools()->compare({b, a});
      CHECK(mirrored.both.size() == c.both.size());
      CHECK(mirrored.coverage[0] == doctest::Approx(c.coverage[1]));
    }
  }
}

TEST_CASE("three entities become a matrix in which every capability stands once") {
  const Comparison c = six_tools()->compare({"db/pgask", "db/liteask", "pdf/textract"});
  std::size_t cells = 0;
  for (const MatrixRow& row : c.matrix) {
    CHECK(row.cells.size() == 3);
    for (const auto& cell : row.cells) cells += cell.has_value();
  }
  CHECK(cells == 6);
  CHECK(c.matrix[0].cells[0].has_value());
  CHECK(c.matrix[0].cells[1].has_value());
}

TEST_CASE("explanations add up to the score") {
  SearchRequest search = need("convert scanned documents to text");
  search.explain = true;
  for (const SearchHit& hit : six_tools()->search(search).results) {
    REQUIRE(hit.explanation);
    CHECK(hit.explanation->value == doctest::Approx(hit.score).epsilon(1e-6));
    test::check_sums(*hit.explanation);
  }
  AlternativesRequest alternatives = like({"pdf/textract", "db/pgask"});
  alternatives.explain = true;
  for (const Alternative& hit : six_tools()->alternatives(alternatives).results) {
    REQUIRE(hit.explanation);
    CHECK(hit.explanation->value == doctest::Approx(hit.score).epsilon(1e-6));
    test::check_sums(*hit.explanation);
  }
}

TEST_CASE("a name leads to its entity by id, name, alias, bare name, prefix or near miss") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"oa/gpt-4o","name":"OpenAI: GPT-4o","type":"model","aliases":["omni"],"capabilities":[]}
{"id":"az/gpt-4o","name":"GPT-4o","type":"model","signals":{"context":128000},"capabilities":[{"text":"Answers questions"}]}
{"id":"mx/8x7b","name":"Mixtral 8x7B","type":"model","capabilities":[]}
{"id":"mx/8x22b","name":"Mixtral 8x22B","type":"model","capabilities":[]}
)"));
  const auto found = [&](const std::string& text) {
    const Resolution r = engine->resolve(text);
    return r.kind == Resolution::Kind::kFound       ? r.id + " by " + r.how
           : r.kind == Resolution::Kind::kAmbiguous ? "ambiguous"
                                                    : "not found";
  };
  CHECK(found("oa/gpt-4o") == "oa/gpt-4o by id");
  CHECK(found("gpt 4o") == "az/gpt-4o by name");
  CHECK(found("Omni") == "az/gpt-4o by alias");
  CHECK(found("Mixtral 8x22") == "mx/8x22b by prefix");
  CHECK(found("Mixtral") == "ambiguous");
  CHECK(found("Mixtrl 8x7B") == "mx/8x7b by near miss");
  CHECK(found("Mixtral 8x8B") == "not found");
  CHECK(found("") == "not found");
  CHECK(engine->resolve("GPT-4o").other_offers == Ids{"oa/gpt-4o"});
  CHECK(engine->resolve("Mixtral").candidates.size() == 2);
}

TEST_CASE("an entity is shown with its neighbours") {
  const EntityDetail detail = six_tools()->entity("db/pgask");
  CHECK(detail.entity.capabilities.size() == 2);
  REQUIRE(!detail.neighbours.empty());
  CHECK(detail.neighbours[0].entity.id == "db/liteask");
  CHECK(detail.neighbours[0].similarity > 0.3);
}
