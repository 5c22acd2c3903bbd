#include "index/entity_index.h"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
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
  write_postings(folder.file("entities"), catalogue.entities.size(), folder.file("postings"));
}

struct SixTools {
  SixTools() : catalogue(test::six_tools()) {
    build(catalogue, folder);
    postings.emplace(folder.file("postings"));
  }
  EntityIndex index(const NeedOptions& options = {}) const {
    return {*postings, folder.file("entities"), options};
  }
  std::vector<std::string> ids(const std::string& need) const {
    EntityIndex reader = index();
    const auto scores = reader.score(reader.analyse(need));
    std::vector<std::string> out;
    for (const EntityScore& match : best_of(scores, scored(scores), 10)) {
      out.push_back(catalogue.entities[match.entity].id);
    }
    return out;
  }
  test::TemporaryFolder folder;
  Catalogue catalogue;
  std::optional<Postings> postings;
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

TEST_CASE_FIXTURE(SixTools, "contributions of the terms add up to the score") {
  EntityIndex reader = index();
  for (const char* text :
       {"convert PDF documents to plain text text", "read-only SQL database query",
        "provide optical recognition in the browser"}) {
    const Need need = reader.analyse(text);
    const auto scores = reader.score(need);
    for (std::uint32_t e = 0; e < scores.size(); ++e) {
      double sum = 0;
      for (const auto& part : reader.contributions(need, e)) sum += part.score;
      CHECK(sum == doctest::Approx(scores[e]).epsilon(1e-12));
    }
  }
}

TEST_CASE_FIXTURE(SixTools, "scores are those of Xapian's own BM25 over the same terms") {
  EntityIndex reader = index();
  const NeedOptions options;
  const Xapian::Database database(folder.file("entities"));
  for (const char* text :
       {"convert PDF documents to plain text text", "read-only SQL database queries",
        "conversions of scanned pages", "provide optical recognition in the browser", "the"}) {
    const Need need = reader.analyse(text);
    const auto scores = reader.score(need);
    std::vector<Xapian::Query> parts;
    for (const NeedTerm& term : need.terms) {
      parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term, term.count),
                         term.weight);
    }
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()));
    enquire.set_weighting_scheme(Xapian::BM25Weight(options.bm25.k1, 0, options.bm25.k3,
                                                    options.bm25.b, options.bm25.min_normlen));
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    CHECK(found.size() == scored(scores).size());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      CHECK(scores[*hit - 1] == doctest::Approx(hit.get_weight()).epsilon(1e-6));
    }
  }
}

TEST_CASE("the best of some entities come best first, ties by number") {
  const std::vector<double> scores = {1, 3, 0, 3, 2};
  const std::vector<std::uint32_t> all = {0, 1, 3, 4};
  CHECK(scored(scores) == all);
  const auto numbers = [&](const std::vector<std::uint32_t>& of, std::size_t depth) {
    std::vector<std::uint32_t> out;
    for (const EntityScore& best : best_of(scores, of, depth)) out.push_back(best.entity);
    return out;
  };
  CHECK(numbers(all, 10) == std::vector<std::uint32_t>{1, 3, 4, 0});
  CHECK(numbers(all, 1) == std::vector<std::uint32_t>{1});
  CHECK(numbers({0, 4}, 1) == std::vector<std::uint32_t>{4});
  CHECK(numbers(all, 0).empty());
}

TEST_CASE_FIXTURE(SixTools, "a misspelt word is mended, one with digits or in the index is not") {
  EntityIndex reader = index();
  CHECK(reader.corrected("qureies a database") == "queries a database");
  CHECK(reader.corrected("Databse, please!") == "database, please!");
  CHECK(reader.corrected("query a database").empty());
  CHECK(reader.corrected("ocr2").empty());
  CHECK(reader.corrected("zzzzzzzz").empty());
}

TEST_CASE_FIXTURE(SixTools, "of a very long need the rarest 32 words count") {
  std::string text = "chess";
  for (int i = 0; i < 200; ++i) text += " documents text plain pages files sql converts";
  EntityIndex reader = index({.max_words = 2});
  const Need need = reader.analyse(text);
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
