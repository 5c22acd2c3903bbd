#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Texts = std::vector<std::string>;

const test::FreshEngine& six_tools() {
  static const test::FreshEngine engine(test::six_tools());
  return engine;
}

Texts ids(const Suggestions& suggestions) {
  Texts out;
  for (const EntityCard& card : suggestions.entities) out.push_back(card.id);
  return out;
}

}  // namespace

TEST_CASE("names go on as typed, and the last word is completed by words of the texts") {
  const Suggestions scan = six_tools()->suggest("scan");
  CHECK(scan.text == "scan");
  CHECK(ids(scan) == Texts{"pdf/scanly"});
  CHECK(scan.completions == Texts{"scanned", "scanly", "scans"});
  CHECK(six_tools()->suggest("converts pd").completions == Texts{"converts pdf"});
  CHECK(six_tools()->suggest("reader of sq").completions ==
        Texts{"reader of sql", "reader of sqlite"});
}

TEST_CASE("a suggested entity is shown with what its columns hold") {
  const Suggestions found = six_tools()->suggest("Text");
  REQUIRE(found.entities.size() == 1);
  const EntityCard& card = found.entities[0];
  const EntityCard whole = six_tools()->entity("pdf/textract").card;
  CHECK(card.id == whole.id);
  CHECK(card.name == whole.name);
  CHECK(card.type == whole.type);
  CHECK(card.maker == whole.maker);
  CHECK(card.license == whole.license);
  CHECK(card.unfragile_rank == whole.unfragile_rank);
  CHECK(card.capability_count == whole.capability_count);
  CHECK(card.offers == whole.offers);
}

TEST_CASE("offers of one thing are suggested once, and the higher rank first") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/llama","name":"A: Llama","type":"model","capabilities":[{"text":"Answers questions."}]}
{"id":"b/llama","name":"B: Llama","type":"model","license":"MIT","capabilities":[{"text":"Answers questions."}]}
{"id":"c","name":"Llama Farm","type":"tool","license":"MIT","maker":"Acme","url":"https://example.org","summary":"Fields","updated":"2025-01-02","capabilities":[{"name":"Wool","text":"Sells wool of many colours in a shop."},{"text":"Feeds animals on time, each by its own plan."}]}
{"id":"d","name":"Llama Zoo","type":"tool","capabilities":[{"text":"Shows animals."}]}
)"));
  const Texts found = ids(engine->suggest("llama"));
  REQUIRE(found.size() == 3);
  CHECK((found[0] == "a/llama" || found[0] == "b/llama"));
  CHECK(found[1] == "c");
  CHECK(found[2] == "d");
}

TEST_CASE("a limit bounds names and completions each") {
  for (const std::size_t limit : {0U, 1U, 2U, 50U}) {
    const Suggestions found = six_tools()->suggest("s", limit);
    CHECK(found.entities.size() <= limit);
    CHECK(found.completions.size() <= limit);
  }
  CHECK(six_tools()->suggest("s", 2).completions.size() == 2);
  CHECK_THROWS_AS(six_tools()->suggest("s", 51), Error);
}

TEST_CASE(
    "any bytes up to 2,048 are a text; none is suggested back, nothing is empty or too long") {
  CHECK_THROWS_AS(six_tools()->suggest(std::string(2049, 'a')), Error);
  CHECK(six_tools()->suggest(std::string(2048, 'a')).completions.empty());
  CHECK(six_tools()->suggest(std::string(2045, 'a') + " pl").completions.empty());
  CHECK(ids(six_tools()->suggest("")).empty());
  std::mt19937 random(8);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text)
      c = random() % 4 == 0 ? static_cast<char>(random()) : "pdf te"[random() % 6];
    for (const std::string& completion : six_tools()->suggest(text).completions) {
      CHECK(!completion.empty());
      CHECK(completion != text);
    }
  }
}

TEST_CASE(
    "behind words that ask for a name only names are completed, with the text that they end") {
  const test::FreshEngine& sample = test::sample_engine();
  const Suggestions versus = sample->suggest("Qdrant vs mil");
  REQUIRE(!versus.completions.empty());
  CHECK(versus.completions.front() == "Qdrant vs Milvus");
  CHECK(ids(versus).front() == "milvus-io/milvus");
  const Suggestions instead = sample->suggest("alternatives to chr");
  REQUIRE(!instead.completions.empty());
  for (const std::string& text : instead.completions) {
    CAPTURE(text);
    CHECK(sample->parse(text).seeds.size() == 1);
  }
  for (const std::string& text : sample->suggest("Qdrant vs ").completions) {
    CAPTURE(text);
    CHECK(sample->parse(text).comparison);
  }
  CHECK(sample->suggest("Qdrant vs ").completions.size() > 2);
}

TEST_CASE("behind \"like X but\" critiques are completed that find something") {
  const test::FreshEngine& sample = test::sample_engine();
  const Suggestions all = sample->suggest("like Milvus but ");
  REQUIRE(!all.completions.empty());
  for (const std::string& text : all.completions) {
    CAPTURE(text);
    SearchRequest request;
    request.text = text;
    const Answer answer = sample->ask(request);
    REQUIRE(answer.alternatives);
    CHECK(answer.total() > 0);
    CHECK(!answer.query.critiques.empty());
  }
  CHECK(sample->suggest("like no such thing but ch").entities.empty());
}

TEST_CASE("behind other words the last word is completed as before") {
  const Texts found = six_tools()->suggest("something to convert a pd").completions;
  CHECK(std::find(found.begin(), found.end(), "something to convert a pdf") != found.end());
}

TEST_CASE("a second name that begins so comes first where it is near the first") {
  const test::FreshEngine& sample = test::sample_engine();
  const Suggestions found = sample->suggest("Qdrant vs m");
  REQUIRE(!found.completions.empty());
  CHECK(found.completions.front() == "Qdrant vs Milvus");
  // Better known names that begin so follow.
  CHECK(found.completions.size() > 3);
}

TEST_CASE("second names of the first one's type come before others, and each thing once") {
  const test::FreshEngine& sample = test::sample_engine();
  for (const char* const text : {"Qdrant vs m", "Qdrant vs "}) {
    CAPTURE(text);
    const Suggestions found = sample->suggest(text, 8);
    REQUIRE(!found.entities.empty());
    CHECK(found.completions.size() == found.entities.size());
    const std::string type = sample->entity("qdrant/qdrant").entity.type;
    CHECK(std::is_partitioned(found.entities.begin(), found.entities.end(),
                              [&](const EntityCard& card) { return card.type == type; }));
    Texts seen = found.completions;
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    for (const EntityCard& card : found.entities) CHECK(card.id != "qdrant/qdrant");
  }
}

TEST_CASE("behind a condition only what something meets is offered") {
  const test::FreshEngine& sample = test::sample_engine();
  for (const char* const text : {"free spe", "offline tr", "open source s"}) {
    CAPTURE(text);
    const Suggestions found = sample->suggest(text);
    for (const std::string& completion : found.completions) {
      CAPTURE(completion);
      SearchRequest request;
      request.text = completion;
      const Answer answer = sample->ask(request);
      REQUIRE(answer.search);
      CHECK(answer.total() > 0);
    }
    for (const EntityCard& card : found.entities) {
      CAPTURE(card.id);
      const EntityCard whole = sample->entity(card.id).card;
      const bool is_free =
          whole.price_model == PriceModel::kFree || whole.price_model == PriceModel::kOpenSource;
      CHECK((is_free || !std::string(text).starts_with("free")));
    }
  }
}

TEST_CASE("kinds of content that something becomes are completed as such") {
  const test::FreshEngine& sample = test::sample_engine();
  CHECK(sample->suggest("speech to te").completions.front() == "speech to text");
  CHECK(sample->suggest("text to sp").completions.front() == "text to speech");
  CHECK(sample->suggest("free speech to te").completions.front() == "free speech to text");
}

TEST_CASE("behind \"vs\" a name is offered without a further space") {
  const test::FreshEngine& sample = test::sample_engine();
  CHECK(sample->suggest("Qdrant vs").completions == sample->suggest("Qdrant vs ").completions);
}

TEST_CASE("names that begin so stand before what only has such an alias") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"Lantern","aliases":["Quill arena"],"type":"tool","maker":"Acme",)"
      R"("license":"MIT","capabilities":[{"text":"Lights paths by night and by day."}]})"
      "\n"
      R"({"id":"b","name":"Quill","type":"tool","capabilities":[{"text":"Writes."}]})"
      "\n"));
  CHECK(ids(engine->suggest("quil")) == std::vector<std::string>{"b", "a"});
  CHECK(ids(engine->suggest("alternatives to quil")) == std::vector<std::string>{"b", "a"});
}
