#include "index/entity_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "index/capability_index.h"
#include "index/text_index_builder.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

void build(const Catalogue& catalogue, const test::TemporaryFolder& folder, std::size_t jobs = 1,
           std::size_t parts_per_shard = 32'768) {
  TextIndexRequest request;
  request.scratch = folder.file("scratch");
  request.entity_database = folder.file("entities");
  request.capability_database = folder.file("capabilities");
  request.jobs = jobs;
  request.parts_per_shard = parts_per_shard;
  std::filesystem::create_directory(request.scratch);
  build_text_indexes(catalogue, capability_use(catalogue), request);
}

struct SixTools {
  SixTools() : catalogue(test::six_tools()) { build(catalogue, folder); }
  std::vector<std::string> ids(const std::string& need) {
    EntityIndex index(folder.file("entities"));
    std::vector<std::string> out;
    for (const EntityScore& match : index.match(index.analyse(need), 10, {})) {
      out.push_back(catalogue.entities[match.entity].id);
    }
    return out;
  }
  test::TemporaryFolder folder;
  Catalogue catalogue;
};

using Ids = std::vector<std::string>;

/// All posting lists as text, for comparison.
std::vector<std::string> dump(const std::string& database) {
  std::vector<std::string> out;
  for_each_posting_list(database,
                        [&](std::string_view term, std::span<const PartPosting> postings) {
                          std::string line(term);
                          for (const PartPosting& p : postings) {
                            line += " " + std::to_string(p.part) + ":" + std::to_string(p.count);
                          }
                          out.push_back(line);
                        });
  return out;
}

}  // namespace

TEST_CASE_FIXTURE(SixTools, "a need finds the entities whose text meets it, best first") {
  CHECK(ids("convert PDF to text") == Ids{"pdf/textract", "pdf/paperflow"});
  CHECK(ids("query a postgres database") == Ids{"db/pgask", "db/liteask"});
  CHECK(ids("chess") == Ids{"game/chess"});
  CHECK(ids("quantum teleportation").empty());
  CHECK(ids("").empty());
}

TEST_CASE_FIXTURE(SixTools, "words that share a long beginning help") {
  CHECK(ids("conversions") == Ids{"pdf/paperflow", "pdf/textract"});
}

TEST_CASE_FIXTURE(SixTools, "a visitor sees every match once and decides which count") {
  EntityIndex index(folder.file("entities"));
  std::vector<std::uint32_t> seen;
  const auto found = index.match(index.analyse("SQL database"), 10, [&](std::uint32_t e) {
    seen.push_back(e);
    return catalogue.entities[e].id == "db/liteask";
  });
  std::sort(seen.begin(), seen.end());
  CHECK(seen == std::vector<std::uint32_t>{0, 1});
  REQUIRE(found.size() == 1);
  CHECK(found[0].entity == 0);
}

TEST_CASE_FIXTURE(SixTools, "contributions of the terms add up to the score of the match") {
  EntityIndex index(folder.file("entities"));
  for (const char* text :
       {"convert PDF documents to plain text text", "read-only SQL database query",
        "provide optical recognition in the browser"}) {
    const Need need = index.analyse(text);
    for (const EntityScore& match : index.match(need, 10, {})) {
      double sum = 0;
      for (const auto& part : index.contributions(need, match.entity)) sum += part.score;
      CHECK(sum == doctest::Approx(match.score).epsilon(1e-9));
    }
  }
}

TEST_CASE_FIXTURE(SixTools, "a misspelt word is mended, one with digits or in the index is not") {
  EntityIndex index(folder.file("entities"));
  CHECK(index.corrected("qureies a database") == "queries a database");
  CHECK(index.corrected("Databse, please!") == "database, please!");
  CHECK(index.corrected("query a database").empty());
  CHECK(index.corrected("ocr2").empty());
  CHECK(index.corrected("zzzzzzzz").empty());
}

TEST_CASE_FIXTURE(SixTools, "of a very long need the rarest 32 words count") {
  std::string text = "chess";
  for (int i = 0; i < 200; ++i) text += " documents text plain pages files sql converts";
  EntityIndex index(folder.file("entities"), {.max_words = 2});
  const Need need = index.analyse(text);
  CHECK(need.words.size() == 2);
  CHECK(need.words[0] == "chess");
}

TEST_CASE("the files do not depend on shards or threads") {
  const Catalogue catalogue = test::six_tools();
  const test::TemporaryFolder one;
  const test::TemporaryFolder many;
  build(catalogue, one, 1);
  build(catalogue, many, 3, 2);
  CHECK(dump(one.file("capabilities")) == dump(many.file("capabilities")));
  CHECK(dump(one.file("entities")) == dump(many.file("entities")));
}

TEST_CASE("a capability that repeats the summary or an earlier one is marked") {
  const Catalogue catalogue = test::catalogue_of(
      R"({"id":"a","name":"A","type":"tool","summary":"Plays chess.","capabilities":[{"text":"plays chess"},{"text":"Solves puzzles"},{"text":"Solves  puzzles!"}]}
{"id":"b","name":"B","type":"tool","capabilities":[{"text":"Solves puzzles"}]}
)");
  const CapabilityUse use = capability_use(catalogue);
  CHECK(use.repeated == std::vector<std::uint8_t>{1, 0, 1, 0});
  CHECK(use.holders == std::vector<std::uint32_t>{1, 2, 2, 2});
}

TEST_CASE("a part's document holds the terms of the part alone") {
  const Catalogue catalogue = test::catalogue_of(
      R"({"id":"a","name":"Alpha","type":"tool","capabilities":[{"name":"Beta","text":"Gamma gamma"}]})"
      "\n");
  const test::TemporaryFolder folder;
  build(catalogue, folder);
  CHECK(dump(folder.file("capabilities")) ==
        std::vector<std::string>{"Bgamma gamma 1:1", "alpha 0:2", "beta 1:1", "gamma 1:2"});
}
