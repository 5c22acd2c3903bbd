#include "snapshot/term_tables.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "index/postings.h"
#include "support/entity_bags.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Two entities share a text, one repeats itself and its summary.
const Catalogue& catalogue() {
  static const Catalogue all = test::catalogue_of(
      R"({"id":"a","name":"Alpha Reader","type":"tool","summary":"Reads maps.","tags":["maps","paper"],"capabilities":[{"name":"Maps","text":"Reads paper maps"},{"text":"Folds paper"},{"text":"reads maps"}]}
{"id":"b","name":"Beta","type":"tool","capabilities":[{"text":"Folds paper"},{"text":"Folds  paper!"}]}
{"id":"c","name":"Gamma","type":"tool","summary":"Folds chairs","capabilities":[]}
)");
  return all;
}

struct Tables {
  Tables() {
    TextIndexRequest request;
    request.scratch = folder.file("scratch");
    std::filesystem::create_directory(request.scratch);
    const TextIndex texts = build_text_index(catalogue(), repeated_texts(catalogue()), request);
    tables = read_term_tables(texts.fields, catalogue(), capability_use(catalogue()), options,
                              folder.file("postings"));
  }
  test::TemporaryFolder folder;
  BuildOptions options;
  TermTables tables;
};

/// Vectors by way of the builder, from counts by term and row.
TermVectors weighed(const std::vector<std::map<std::string, float>>& rows, const Tables& built) {
  std::map<std::string, std::vector<TermCount>> lists;
  for (std::size_t t = 0; t < built.tables.terms.size(); ++t) {
    lists[std::string(built.tables.terms.view()[t])];
  }
  for (RowId row = 0; row < rows.size(); ++row) {
    for (const auto& [term, count] : rows[row]) lists.at(term).push_back({row, count});
  }
  TermVectorsBuilder builder(rows.size(), built.options.weights);
  for (const auto& [term, list] : lists) {
    builder.add_term(class_weight(term, built.options.need.classes), list);
  }
  return builder.build();
}

void check_same(const TermVectors& a, const TermVectors& b) {
  CHECK(a.offsets == b.offsets);
  CHECK(a.terms == b.terms);
  CHECK(a.weights == b.weights);
}

}  // namespace

TEST_CASE("the postings are those of the entities' bags") {
  const Tables built;
  const Postings postings(built.folder.file("postings"));
  const auto expected = test::posting_lists(test::entity_bags(catalogue()));
  for (const auto& [term, list] : expected) {
    CAPTURE(term);
    const auto number = postings.find(term);
    REQUIRE(number);
    std::vector<std::uint32_t> rows;
    for (const RowPosting& posting : list) rows.push_back(posting.row);
    const auto found = postings.rows_of(*number);
    CHECK(std::vector<std::uint32_t>(found.begin(), found.end()) == rows);
  }
  CHECK_FALSE(postings.find("reads"));  // a stem is "read"
  CHECK_FALSE(postings.find("zzz"));
}

TEST_CASE("vectors of capabilities and entities weigh what the texts say") {
  const Tables built;
  Analyser analyser;
  const auto counts = [&analyser](std::initializer_list<std::string> texts) {
    test::Bag bag;
    for (const std::string& text : texts) test::add_text(analyser, text, 1, bag);
    return bag;
  };
  const std::vector<test::Bag> said = {counts({"Reads paper maps", "Maps"}),
                                       counts({"Folds paper"}), counts({"reads maps"}),
                                       counts({"Folds paper"}), counts({"Folds  paper!"})};
  std::vector<std::map<std::string, float>> capabilities;
  for (const test::Bag& bag : said) capabilities.emplace_back(bag.begin(), bag.end());
  check_same(built.tables.capabilities, weighed(capabilities, built));

  std::vector<std::map<std::string, float>> entities(3);
  const auto add = [&](std::size_t entity, const test::Bag& bag, double factor) {
    for (const auto& [term, count] : bag) {
      entities[entity][term] += static_cast<float>(count * factor);
    }
  };
  add(0, counts({"Alpha Reader", "Alpha Reader", "Reads maps.", "Reads maps.", "maps", "paper"}),
      1);
  add(0, said[0], 1);
  add(0, said[1], 1 / std::sqrt(2.0));  // b says it too; the third repeats the summary
  add(1, counts({"Beta", "Beta"}), 1);
  add(1, said[3], 1 / std::sqrt(2.0));  // the second repeats it
  add(2, counts({"Gamma", "Gamma", "Folds chairs", "Folds chairs"}), 1);
  check_same(built.tables.entities, weighed(entities, built));
}

TEST_CASE("the frequency of a term is the number of capabilities that hold it") {
  const Tables built;
  const StringTableView terms = built.tables.terms.view();
  const auto frequency = [&](const char* term) {
    return built.tables.capability_frequency.view()[terms.lower_bound(term)];
  };
  CHECK(frequency("fold") == 3);
  CHECK(frequency("map") == 2);
  CHECK(frequency("chair") == 0);
}
