#include "index/entity_index.h"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "index/full_text.h"
#include "index/text_index_builder.h"
#include "support/entity_bags.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

TextIndex build(const Catalogue& catalogue, const test::TemporaryFolder& folder,
                std::size_t jobs = 1, std::size_t fields_per_shard = 32'768) {
  TextIndexRequest request;
  request.scratch = folder.file("scratch");
  request.jobs = jobs;
  request.fields_per_shard = fields_per_shard;
  std::filesystem::create_directory(request.scratch);
  const RepeatedTexts repeats = repeated_texts(catalogue);
  TextIndex out = build_text_index(catalogue, repeats, request);
  write_repeated_texts(repeats, folder.file("repeats"));
  merge_full_text(out.text_shards, out.spellings, folder.file("spellings"),
                  folder.file("full-text"));
  return out;
}

/// Of each entity its first capability, and their number.
std::vector<std::uint32_t> capability_begin(const Catalogue& catalogue) {
  std::vector<std::uint32_t> out = {0};
  for (const Entity& entity : catalogue.entities) {
    out.push_back(out.back() + static_cast<std::uint32_t>(entity.capabilities.size()));
  }
  return out;
}

void write_postings(const Catalogue& catalogue, const std::string& path) {
  PostingsBuilder builder(catalogue.entities.size());
  for (const auto& [term, list] : test::posting_lists(test::entity_bags(catalogue))) {
    builder.add(term, list);
  }
  builder.write(path);
}

/// A document per entity, in memory.
Xapian::Database documents_of(const Catalogue& catalogue) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const test::Bag& bag : test::entity_bags(catalogue)) {
    Xapian::Document document;
    for (const auto& [term, count] : bag) document.add_term(term, count);
    database.add_document(document);
  }
  return database;
}

struct SixTools {
  SixTools() : catalogue(test::six_tools()) {
    build(catalogue, folder);
    write_postings(catalogue, folder.file("postings"));
    postings.emplace(folder.file("postings"));
    begin = capability_begin(catalogue);
    owners.emplace(folder.file("repeats"), begin);
  }
  FullText full_text() const { return {folder.file("full-text"), *owners}; }
  EntityIndex index(const NeedOptions& options = {}) const {
    return EntityIndex(*postings, options);
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
  std::vector<std::uint32_t> begin;
  std::optional<TextOwners> owners;
};

using Ids = std::vector<std::string>;

/// All posting lists as text, for comparison.
std::vector<std::string> dump(const InvertedFields& fields) {
  std::vector<std::string> out;
  fields.for_each([&](std::string_view term, std::span<const RowPosting> postings) {
    std::string line(term);
    for (const RowPosting& p : postings) {
      line += " " + std::to_string(p.row) + ":" + std::to_string(p.count);
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
  const Xapian::Database database = documents_of(catalogue);
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

TEST_CASE("the best of some entities are those that sorting all of them brings first") {
  std::mt19937 random(21);
  for (const double exponent : {0.0, 1.0, 30.0}) {
    for (const std::size_t size : {0, 1, 40, 3000, 20000}) {
      std::vector<double> scores(2 * size + 1, 0);
      std::vector<std::uint32_t> entities;
      for (std::uint32_t e = 0; e < size; ++e) {
        const double score = std::uniform_real_distribution<>(0, 1)(random);
        scores[2 * e] = random() % 5 == 0 ? 0.25 : std::pow(score, exponent);
        entities.push_back(2 * e);
      }
      std::vector<std::uint32_t> expected = entities;
      std::stable_sort(expected.begin(), expected.end(),
                       [&](auto a, auto b) { return scores[a] > scores[b]; });
      for (const std::size_t depth : {0, 1, 7, 500, 5000}) {
        const std::vector<EntityScore> best = best_of(scores, entities, depth);
        REQUIRE(best.size() == std::min(depth, size));
        for (std::size_t i = 0; i < best.size(); ++i) {
          CHECK(best[i].entity == expected[i]);
          CHECK(best[i].score == scores[expected[i]]);
        }
        std::vector<std::uint32_t> in_order(
            expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(best.size()));
        std::sort(in_order.begin(), in_order.end());
        std::vector<std::uint32_t> unsorted;
        for (const EntityScore& one : best_unsorted(scores, entities, depth)) {
          unsorted.push_back(one.entity);
        }
        CHECK(unsorted == in_order);
      }
    }
  }
  // A sample that is not like the rest: every sixteenth scores high.
  std::vector<double> uneven(20'000, 0.5);
  for (std::size_t e = 0; e < uneven.size(); e += 16) uneven[e] = 1;
  CHECK(best_of(uneven, scored(uneven), 5000).size() == 5000);
  const std::vector<double> tiny = {5e-324, 0, 1e-323};
  const std::vector<std::uint32_t> all = {0, 1, 2};
  CHECK(best_of(tiny, all, 1).at(0).entity == 2);
}

TEST_CASE_FIXTURE(SixTools, "a misspelt word is mended, one with digits or in the index is not") {
  EntityIndex reader = index();
  FullText texts = full_text();
  CHECK(reader.corrected("qureies a database", texts) == "queries a database");
  CHECK(reader.corrected("Databse, please!", texts) == "database, please!");
  CHECK(reader.corrected("query a database", texts).empty());
  CHECK(reader.corrected("ocr2", texts).empty());
  CHECK(reader.corrected("zzzzzzzz", texts).empty());
}

TEST_CASE_FIXTURE(SixTools, "of a very long need the rarest 32 words count") {
  std::string text = "chess";
  for (int i = 0; i < 200; ++i) text += " documents text plain pages files sql converts";
  EntityIndex reader = index({.max_words = 2});
  const Need need = reader.analyse(text);
  CHECK(need.words.size() == 2);
  CHECK(need.words[0] == "chess");
}

TEST_CASE("the posting lists do not depend on shards or threads") {
  const Catalogue catalogue = test::six_tools();
  const test::TemporaryFolder one;
  const test::TemporaryFolder many;
  CHECK(dump(build(catalogue, one, 1).fields) == dump(build(catalogue, many, 3, 2).fields));
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

TEST_CASE("a field's row holds the terms of the field alone, and an empty field has none") {
  const Catalogue catalogue = test::catalogue_of(
      R"({"id":"a","name":"Alpha","type":"tool","capabilities":[{"name":"Beta","text":"Gamma gamma"}]}
{"id":"b","name":"Alpha two","type":"tool","tags":["alpha","gamma"],"capabilities":[{"text":"Alpha"}]}
)");
  const test::TemporaryFolder folder;
  CHECK(dump(build(catalogue, folder).fields) ==
        std::vector<std::string>{"Balpha two 5:1", "Bgamma gamma 3:1", "alpha 0:1 5:1 7:1 8:1",
                                 "beta 4:1", "gamma 3:2 7:1", "two 5:1"});
  const std::vector<FieldRow> rows = field_rows(catalogue);
  REQUIRE(rows.size() == 10);
  CHECK(rows[4].field == TextField::kCapabilityName);
  CHECK(rows[7].field == TextField::kTags);
  CHECK(rows[8].entity == 1);
  CHECK(rows[8].capability == 1);
}
