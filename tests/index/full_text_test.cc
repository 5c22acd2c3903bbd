// Phrases asked of the full-text database, against a scan of every text.
#include "index/full_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "index/database_identity.h"
#include "index/text_index_builder.h"
#include "matchgraph/error.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// The full-text database of a catalogue, in a folder of its own.
struct TextWorld {
  explicit TextWorld(Catalogue of, std::size_t jobs = 1, std::size_t fields_per_shard = 20'000)
      : catalogue(std::move(of)) {
    TextIndexRequest request;
    request.scratch = folder.file("scratch");
    request.jobs = jobs;
    request.fields_per_shard = fields_per_shard;
    std::filesystem::create_directory(request.scratch);
    const RepeatedTexts repeats = repeated_texts(catalogue);
    const TextIndex index = build_text_index(catalogue, repeats, request);
    write_repeated_texts(repeats, folder.file("repeats"));
    merge_full_text(index.text_shards, index.spellings, folder.file("spellings"), path());
    for (const Entity& entity : catalogue.entities) {
      begin.push_back(begin.back() + static_cast<std::uint32_t>(entity.capabilities.size()));
    }
    owners.emplace(folder.file("repeats"), begin);
    reader.emplace(path(), *owners);
  }

  std::string path() const { return folder.file("full-text"); }
  std::vector<std::uint32_t> with(const std::string& text) {
    return reader->entities_with(phrase_of(analyser, text));
  }

  /// By reading every text of every entity.
  std::vector<std::uint32_t> scanned(const std::string& text) {
    const Phrase phrase = phrase_of(analyser, text);
    std::vector<std::uint32_t> out;
    for (std::uint32_t e = 0; e < catalogue.entities.size(); ++e) {
      const Entity& entity = catalogue.entities[e];
      std::vector<std::string> texts = {entity.name, entity.summary};
      texts.insert(texts.end(), entity.tags.begin(), entity.tags.end());
      for (const Capability& one : entity.capabilities) {
        texts.push_back(one.name);
        texts.push_back(one.text);
      }
      const bool holds = std::any_of(texts.begin(), texts.end(), [&](const std::string& own) {
        return stands_in(phrase, own);
      });
      if (holds) out.push_back(e);
    }
    return out;
  }

  bool stands_in(const Phrase& phrase, const std::string& text) {
    std::vector<std::string> words;
    std::uint32_t end = 0;
    for (const Token& token : analyser.tokens(text)) {
      if (phrase.size() == 1 && token.word == phrase[0]) return true;
      if (token.variant || token.begin < end) continue;
      words.push_back(token.word);
      end = token.end;
    }
    return phrase.size() > 1 &&
           std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
  }

  test::TemporaryFolder folder;
  Catalogue catalogue;
  Analyser analyser;
  std::vector<std::uint32_t> begin = {0};
  std::optional<TextOwners> owners;
  std::optional<FullText> reader;
};

using Entities = std::vector<std::uint32_t>;

std::string random_words_text(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> kWords = {"the",   "of",     "map",    "Maps",  "OpenAPI",
                                                  "GPT-4", "search", "hybrid", "8x22B", "né"};
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    out += kWords[random() % kWords.size()];
    out += random() % 4 == 0 ? ", " : " ";
  }
  return out;
}

Catalogue random_catalogue(std::uint32_t seed) {
  std::mt19937 random(seed);
  Catalogue out;
  for (int e = 0; e < 60; ++e) {
    Entity& entity = out.entities.emplace_back();
    entity.id = "e" + std::to_string(e);
    entity.type = "tool";
    entity.name = random_words_text(random, 1 + random() % 2);
    entity.summary = random_words_text(random, random() % 6);
    for (std::size_t i = random() % 3; i > 0; --i)
      entity.tags.push_back(random_words_text(random, 1));
    for (std::size_t i = random() % 4; i > 0; --i) {
      Capability& capability = entity.capabilities.emplace_back();
      capability.name = random_words_text(random, random() % 2);
      capability.text = random_words_text(random, 1 + random() % 4);  // short ones repeat
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a phrase is held where its words stand side by side in one text") {
  TextWorld texts(test::catalogue_of(
      R"({"id":"a","name":"Finder","type":"tool","summary":"Search by meaning","tags":["hybrid"],"capabilities":[{"name":"Hybrid","text":"Search of vectors"},{"text":"Offers Hybrid-Search over notes"}]}
{"id":"b","name":"Hybrid","type":"tool","summary":"Search engine","tags":["vector","search"],"capabilities":[{"text":"Searches hybrid cars"}]}
{"id":"c","name":"Third","type":"tool","capabilities":[{"text":"Offers Hybrid-Search over notes"}]}
)"));
  CHECK(texts.with("hybrid search") == Entities{0, 2});  // the repeated text is found for both
  CHECK(texts.with("search hybrid").empty());
  CHECK(texts.with("vector search").empty());  // two tags are two texts
  CHECK(texts.with("search") == Entities{0, 1, 2});
  CHECK(texts.with("searches") == Entities{1});
  CHECK(texts.with("").empty());
  CHECK(texts.with("unheard of").empty());
}

TEST_CASE("phrases find what a scan of all texts finds") {
  std::mt19937 random(7);
  for (const std::uint32_t seed : {1, 2, 3}) {
    TextWorld texts(random_catalogue(seed), 2, 50);
    for (int i = 0; i < 300; ++i) {
      const std::string phrase = random_words_text(random, 1 + random() % 4);
      CAPTURE(phrase);
      CHECK(texts.with(phrase) == texts.scanned(phrase));
      CHECK(texts.reader->is_held(phrase_of(texts.analyser, phrase)) ==
            !texts.scanned(phrase).empty());
    }
  }
}

TEST_CASE("what the database answers does not depend on shards or threads") {
  TextWorld one(random_catalogue(5), 1);
  TextWorld many(random_catalogue(5), 3, 10);
  std::mt19937 random(8);
  for (int i = 0; i < 100; ++i) {
    const std::string phrase = random_words_text(random, 1 + random() % 3);
    CHECK(one.with(phrase) == many.with(phrase));
  }
}

TEST_CASE("the bytes of the database do not depend on threads, but for its random identifier") {
  const auto bytes_of = [](const TextWorld& texts) {
    std::ifstream in(texts.path(), std::ios::binary);
    std::string out{std::istreambuf_iterator<char>(in), {}};
    const std::optional<ByteRange> identity = database_identity(texts.path());
    REQUIRE(identity);
    const auto length = static_cast<std::size_t>(identity->end - identity->begin);
    return out.replace(static_cast<std::size_t>(identity->begin), length, length, '-');
  };
  const std::string one = bytes_of(TextWorld(random_catalogue(6), 1, 10));
  CHECK(one.size() > 1000);
  for (const std::size_t jobs : {2, 3}) {
    CHECK(bytes_of(TextWorld(random_catalogue(6), jobs, 10)) == one);
  }
}

TEST_CASE("where a phrase stands is told in bytes of the text") {
  Analyser analyser;
  const std::string text = "Hybrid search, hybrid-search and the OpenAPI";
  const auto spans = [&](const std::string& phrase) {
    std::vector<std::string> out;
    for (const ByteSpan& span : phrase_spans(analyser.tokens(text), phrase_of(analyser, phrase))) {
      out.push_back(text.substr(span.begin, span.end - span.begin));
    }
    return out;
  };
  CHECK(spans("hybrid search") == std::vector<std::string>{"Hybrid search", "hybrid-search"});
  CHECK(spans("search and the") == std::vector<std::string>{"search and the"});
  CHECK(spans("api") == std::vector<std::string>{"API"});
  CHECK(spans("the api").empty());
}

TEST_CASE("a database that cannot be read is the environment's fault") {
  TextWorld texts(test::six_tools());
  std::ofstream(texts.path(), std::ios::trunc) << "no database";
  FullText damaged(texts.path(), *texts.owners);
  try {
    damaged.entities_with({"pdf"});
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kEnvironment);
  }
}
