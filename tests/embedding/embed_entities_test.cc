// The model is a function of the test's own, which counts what it was asked for.
#include "embedding/embed_entities.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>

#include "embedding/entity_text.h"
#include "embedding/vector_store.h"
#include "matchgraph/error.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

namespace matchgraph {
namespace {

/// A model of eight numbers: how often each of eight letters occurs.
std::vector<float> letters_of(const std::string& text) {
  std::vector<float> out;
  for (const char letter : std::string("adeiorst")) {
    out.push_back(static_cast<float>(std::count(text.begin(), text.end(), letter)));
  }
  return out;
}

class CountingModel {
 public:
  EmbeddingAnswer operator()(std::span<const std::string> texts) {
    ++requests;
    if (requests <= failing) return {{}, "status 429", may_pass, 0};
    EmbeddingAnswer out;
    for (const std::string& text : texts) {
      asked.push_back(text);
      out.vectors.push_back(letters_of(text));
    }
    if (spoil) spoil(out);
    return out;
  }

  std::size_t requests = 0;
  std::size_t failing = 0;  // the first so many requests
  bool may_pass = true;
  std::vector<std::string> asked;
  std::function<void(EmbeddingAnswer&)> spoil;
};

constexpr EmbeddingOptions kHasty{
    .words = 70, .tries = 3, .first_wait = 0.001, .longest_wait = 0.01};

EmbeddedEntities embed(const Catalogue& catalogue, CountingModel& model, const std::string& store,
                       const std::function<void(EmbeddingRequest&)>& change = {}) {
  EmbeddingRequest request;
  request.model = "letters";
  request.texts_per_request = 4;
  request.ask = [&model](std::span<const std::string> texts) { return model(texts); };
  if (change) change(request);
  return EntityEmbedding(catalogue, request, kHasty, store).finish({});
}

TEST_CASE("a text is name, summary and capabilities, each once, cut behind so many words") {
  const Catalogue catalogue = test::catalogue_of(
      R"({"id":"a","name":"Quern","type":"tool","summary":"A mill for the hand.","capabilities":[{"name":"Milling","text":"Grinds rye  and\noats"},{"text":"A mill for the hand."},{"text":"Sieves flour"}]})");
  const Entity& entity = catalogue.entities.front();
  CHECK(embedding_text(entity, 100) ==
        "Quern. A mill for the hand. Milling. Grinds rye and oats. Sieves flour");
  CHECK(embedding_text(entity, 4) == "Quern. A mill for");
  CHECK(embedding_text(entity, 0) == "Quern");
}

TEST_CASE("a second time nothing is asked, and after a change what changed") {
  const test::TemporaryFolder folder;
  const std::string store = folder.file("embeddings.db");
  Catalogue catalogue = test::six_tools();
  CountingModel model;
  const EmbeddedEntities first = embed(catalogue, model, store);
  CHECK(first.asked == 6);
  CHECK(first.kept == 0);
  CHECK(model.requests == 2);
  CHECK(first.vectors.view().rows() == 6);
  CHECK(first.vectors.dimensions == 8);
  const EmbeddedEntities again = embed(catalogue, model, store);
  CHECK(again.asked == 0);
  CHECK(again.kept == 6);
  CHECK(model.requests == 2);
  CHECK(again.vectors.values == first.vectors.values);
  CHECK(again.vectors.scales == first.vectors.scales);
  catalogue.entities[2].summary = "Scans at the desk";
  model.asked.clear();
  const EmbeddedEntities changed = embed(catalogue, model, store);
  CHECK(changed.asked == 1);
  REQUIRE(model.asked.size() == 1);
  CHECK(model.asked[0] == embedding_text(catalogue.entities[2], kHasty.words));
  // Another model has vectors of its own.
  embed(catalogue, model, store, [](EmbeddingRequest& request) { request.model = "other"; });
  CHECK(model.asked.size() == 7);
}

TEST_CASE("entities of one text are asked for once, and types that are not to be told not at all") {
  const test::TemporaryFolder folder;
  Catalogue catalogue = test::six_tools();
  const auto tool = std::find_if(catalogue.entities.begin(), catalogue.entities.end(),
                                 [](const Entity& entity) { return entity.type == "tool"; });
  Entity copy = *tool;
  copy.id = "pdf/copy";
  catalogue.entities.push_back(copy);
  CountingModel model;
  const EmbeddedEntities told =
      embed(catalogue, model, folder.file("embeddings.db"),
            [](EmbeddingRequest& request) { request.only_types = {"tool"}; });
  CHECK(told.asked == 3);
  for (RowId e = 0; e < catalogue.entities.size(); ++e) {
    CHECK(told.vectors.view().has(e) == (catalogue.entities[e].type == "tool"));
  }
  for (const std::string& text : model.asked) CHECK(text.find("PgAsk") == std::string::npos);
}

TEST_CASE("what may pass is asked again, and given up after so many tries; the rest at once") {
  const test::TemporaryFolder folder;
  const Catalogue catalogue = test::six_tools();
  CountingModel busy;
  busy.failing = 2;
  CHECK(embed(catalogue, busy, folder.file("a.db")).asked == 6);
  CHECK(busy.requests == 4);
  CountingModel down;
  down.failing = 100;
  CHECK_THROWS_WITH_AS(embed(catalogue, down, folder.file("b.db")),
                       doctest::Contains("status 429 (3 tries)"), Error);
  CHECK(down.requests == 3);
  CountingModel wrong;
  wrong.failing = 1;
  wrong.may_pass = false;
  CHECK_THROWS_AS(embed(catalogue, wrong, folder.file("c.db")), Error);
  CHECK(wrong.requests == 1);
}

TEST_CASE("answers that are no vectors are refused, and what came before is kept") {
  const test::TemporaryFolder folder;
  const std::string store = folder.file("embeddings.db");
  const Catalogue catalogue = test::six_tools();
  const auto refused = [&](const std::function<void(EmbeddingAnswer&)>& spoil,
                           const char* message) {
    CountingModel model;
    // The first batch is sound.
    model.spoil = [&model, &spoil](EmbeddingAnswer& answer) {
      if (model.requests > 1) spoil(answer);
    };
    const test::TemporaryFolder own;
    CHECK_THROWS_WITH_AS(embed(catalogue, model, own.file("v.db")), doctest::Contains(message),
                         Error);
    CountingModel sound;
    CHECK(embed(catalogue, sound, own.file("v.db")).asked == 2);
  };
  refused([](EmbeddingAnswer& a) { a.vectors.pop_back(); }, "1 vectors for 2 texts");
  refused([](EmbeddingAnswer& a) { a.vectors[0].pop_back(); }, "vectors of 8 and of 7 numbers");
  refused([](EmbeddingAnswer& a) { a.vectors[0].clear(); }, "a vector without numbers");
  refused([](EmbeddingAnswer& a) { a.vectors[1][3] = std::numeric_limits<float>::quiet_NaN(); },
          "what is no number");
  refused([](EmbeddingAnswer& a) { a.vectors[1][3] = std::numeric_limits<float>::infinity(); },
          "what is no number");
}

TEST_CASE("a damaged vector is named, and not used") {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("embeddings.db");
  {
    VectorStore store(path, "letters");
    const std::vector<std::string> texts = {"one text"};
    const std::vector<std::vector<float>> vectors = {{1, 2, 3}};
    store.keep(texts, vectors);
    CHECK(store.find("one text") == vectors[0]);
    CHECK_FALSE(store.find("another text"));
  }
  evidence::Database database(path, evidence::Database::Access::kWrite,
                              std::chrono::milliseconds(100));
  database.run("UPDATE vectors SET vector = x'0000803f0000803f0000803f'");
  VectorStore store(path, "letters");
  CHECK_THROWS_WITH_AS(store.find("one text"), doctest::Contains("damaged"), Error);
}

TEST_CASE("kept vectors are not read through a link, and nothing is written through it") {
  const test::TemporaryFolder folder;
  std::filesystem::create_symlink(folder.file("victim.db"), folder.file("embeddings.db"));
  CHECK_THROWS_WITH_AS(VectorStore(folder.file("embeddings.db"), "letters"),
                       doctest::Contains("embeddings.db: "), Error);
  CHECK_FALSE(std::filesystem::exists(folder.file("victim.db")));
}

}  // namespace
}  // namespace matchgraph
