#include "graph/rows/knn.h"

#include <doctest/doctest.h>

#include <numeric>
#include <stdexcept>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

using testing::CountRows;
using testing::vectors_of;
using testing::zipf_rows;

// Every list is sound, and as good as comparing all pairs; ties may be resolved within 1e-6.
void check_against_all_pairs(const TermVectors& vectors, const std::vector<std::uint32_t>& groups,
                             const KnnOptions& options, const NeighbourLists& lists) {
  REQUIRE(lists.rows() == vectors.view().rows());
  for (RowId row = 0; row < lists.rows(); ++row) {
    const auto list = lists.of(row);
    auto expected = testing::plain_similarities(vectors, groups, row, options.min_similarity);
    expected.resize(std::min(expected.size(), options.k));
    CAPTURE(row);
    REQUIRE(list.size() == expected.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      CHECK(list[i].similarity == doctest::Approx(expected[i]).epsilon(1e-6));
      CHECK(list[i].similarity ==
            doctest::Approx(testing::plain_cosine(vectors, row, list[i].row)).epsilon(1e-6));
      if (!groups.empty()) CHECK(groups[list[i].row] != groups[row]);
      CHECK(list[i].row != row);
    }
  }
}

void check_order(const NeighbourLists& lists) {
  for (RowId row = 0; row < lists.rows(); ++row) {
    const auto list = lists.of(row);
    for (std::size_t i = 1; i < list.size(); ++i) {
      const bool falls = list[i - 1].similarity > list[i].similarity;
      const bool ties = list[i - 1].similarity == list[i].similarity;
      CHECK((falls || (ties && list[i - 1].row < list[i].row)));
    }
  }
}

TEST_CASE("the exact search agrees with comparing all pairs") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    const TermVectors vectors = vectors_of(zipf_rows(150, 20 * seed, 10, seed));
    std::vector<std::uint32_t> groups;
    if (seed % 2 == 0) {
      for (std::uint32_t row = 0; row < 150; ++row) groups.push_back(row / 4);
    }
    KnnOptions options;
    options.k = 1 + seed;
    const auto lists = nearest_neighbours(vectors.view(), groups, exact(options));
    check_against_all_pairs(vectors, groups, options, lists);
    check_order(lists);
  }
}

TEST_CASE("the answer does not depend on the number of threads") {
  const TermVectors vectors = vectors_of(zipf_rows(3000, 500, 15, 3));
  std::vector<std::uint32_t> groups;
  for (std::uint32_t row = 0; row < 3000; ++row) groups.push_back(row / 3);
  KnnOptions options;
  options.jobs = 1;
  const auto one = nearest_neighbours(vectors.view(), groups, options);
  check_order(one);
  for (const std::size_t jobs : {2, 5, 0}) {
    options.jobs = jobs;
    const auto many = nearest_neighbours(vectors.view(), groups, options);
    CHECK(many.offsets == one.offsets);
    CHECK(many.neighbours == one.neighbours);
  }
}

// Rows of a topic share its words, as the texts of real catalogues do.
CountRows topical_rows(std::size_t rows, std::uint32_t seed) {
  CountRows result = zipf_rows(rows, 20'000, 12, seed);
  const CountRows topics = zipf_rows(rows / 20, 20'000, 25, seed + 1);
  std::mt19937 random(seed + 2);
  for (auto& row : result) {
    for (const auto& [term, count] : topics[random() % topics.size()]) {
      if (random() % 2 == 0) row[term] += count;
    }
  }
  return result;
}

TEST_CASE("the default search finds nearly all of the true nearest") {
  const TermVectors vectors = vectors_of(topical_rows(8000, 11));
  const KnnOptions options;
  const auto lists = nearest_neighbours(vectors.view(), {}, options);
  std::size_t wanted = 0;
  std::size_t found = 0;
  for (RowId row = 0; row < 8000; row += 40) {
    auto expected = testing::plain_similarities(vectors, {}, row, options.min_similarity);
    expected.resize(std::min(expected.size(), options.k));
    if (expected.empty()) continue;
    wanted += expected.size();
    for (const RowSimilarity& neighbour : lists.of(row)) {
      found += static_cast<double>(neighbour.similarity) >= expected.back() - 1e-6;
    }
  }
  const double recall = static_cast<double>(found) / static_cast<double>(wanted);
  MESSAGE("recall@16 on generated rows: " << recall);
  CHECK(recall >= 0.95);
}

TEST_CASE("a row of nothing but frequent terms still has neighbours") {
  CountRows rows(1000, {{0, 1.0F}, {1, 1.0F}});
  for (TermId row = 0; row < 999; ++row) rows[row][2 + row / 2] = 1;
  KnnOptions options;
  options.max_df_share = 0.01;
  options.min_df_cap = 5;
  const TermVectors vectors = vectors_of(rows);
  const auto lists = nearest_neighbours(vectors.view(), {}, options);
  CHECK(lists.of(999).size() >= 5);
}

TEST_CASE("identical rows are neighbours in the order of rows") {
  const TermVectors vectors = vectors_of(CountRows(300, {{0, 1.0F}, {7, 2.0F}}));
  KnnOptions options;
  options.k = 4;
  const auto lists = nearest_neighbours(vectors.view(), {}, options);
  for (RowId row = 0; row < 300; ++row) {
    std::vector<RowId> found;
    for (const RowSimilarity& neighbour : lists.of(row)) {
      found.push_back(neighbour.row);
      CHECK(neighbour.similarity == doctest::Approx(1));
    }
    std::vector<RowId> expected = {0, 1, 2, 3, 4};
    expected.erase(expected.begin() + std::min<RowId>(row, 4));
    CHECK(found == expected);
  }
}

TEST_CASE("copies are found by words that no other text has") {
  const TermVectors vectors =
      vectors_of({{{0, 1.0F}, {1, 1.0F}}, {{2, 1.0F}}, {{0, 1.0F}, {1, 1.0F}}});
  const auto lists = nearest_neighbours(vectors.view(), {}, {});
  REQUIRE(lists.of(0).size() == 1);
  CHECK(lists.of(0)[0].row == 2);
  CHECK(lists.of(0)[0].similarity == doctest::Approx(1));
}

TEST_CASE("rows of one group are never neighbours, copies included") {
  const CountRows rows = {{{0, 1.0F}}, {{0, 1.0F}}, {{0, 1.0F}}, {{0, 1.0F}, {1, 1.0F}}};
  const TermVectors vectors = vectors_of(rows);
  const std::vector<std::uint32_t> groups = {0, 0, 1, 0};
  const auto lists = nearest_neighbours(vectors.view(), groups, {});
  for (const RowId row : {0U, 1U, 3U}) {
    REQUIRE(lists.of(row).size() == 1);
    CHECK(lists.of(row)[0].row == 2);
  }
  CHECK(lists.of(2).size() == 3);

  const std::vector<std::uint32_t> all_one(4, 0);
  CHECK(nearest_neighbours(vectors.view(), all_one, {}).neighbours.empty());
}

TEST_CASE("similarity below the least asked for is no edge") {
  const TermVectors vectors = vectors_of(zipf_rows(200, 30, 8, 5));
  KnnOptions options;
  options.min_similarity = 0.6;
  for (const RowSimilarity& found : nearest_neighbours(vectors.view(), {}, options).neighbours) {
    CHECK(found.similarity >= 0.6F);
  }
}

TEST_CASE("empty input, rows without terms and k = 0 give empty lists") {
  CHECK(nearest_neighbours({}, {}, {}).rows() == 0);
  const TermVectors blank = vectors_of(CountRows(3));
  CHECK(nearest_neighbours(blank.view(), {}, {}).offsets == std::vector<std::uint64_t>{0, 0, 0, 0});
  const TermVectors vectors = vectors_of(CountRows(3, {{0, 1.0F}}));
  KnnOptions options;
  options.k = 0;
  CHECK(nearest_neighbours(vectors.view(), {}, options).neighbours.empty());
  options.k = 100;
  options.min_similarity = 0;
  CHECK(nearest_neighbours(vectors.view(), {}, options).neighbours.size() == 6);
}

TEST_CASE("few postings allowed still leave the rarest term's rows") {
  const CountRows rows = {
      {{0, 1.0F}, {1, 1.0F}}, {{0, 1.0F}, {1, 2.0F}}, {{1, 1.0F}}, {{1, 3.0F}, {2, 1.0F}}};
  const TermVectors vectors = vectors_of(rows);
  KnnOptions options;
  options.max_postings = 2;
  const auto lists = nearest_neighbours(vectors.view(), {}, options);
  REQUIRE(lists.of(0).size() == 1);
  CHECK(lists.of(0)[0].row == 1);
}

TEST_CASE("progress rises to 1") {
  const TermVectors vectors = vectors_of(zipf_rows(1000, 200, 10, 9));
  double last = 0;
  nearest_neighbours(vectors.view(), {}, {}, [&](double share) {
    CHECK(share > last);
    last = share;
  });
  CHECK(last == 1);
}

TEST_CASE("an exception from the progress function ends the search and comes out") {
  const TermVectors vectors = vectors_of(zipf_rows(1000, 200, 10, 9));
  const auto stop = [](double) { throw std::runtime_error("stop"); };
  CHECK_THROWS_AS(nearest_neighbours(vectors.view(), {}, {}, stop), std::runtime_error);
}

}  // namespace
}  // namespace matchgraph
