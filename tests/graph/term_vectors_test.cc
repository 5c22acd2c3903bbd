#include "graph/rows/term_vectors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

TEST_CASE("weights follow the formula and rows have length 1") {
  TermVectorsBuilder builder(4, {.idf_exponent = 0.5});
  const std::vector<TermCount> common = {{0, 1}, {1, 3}, {2, 0.5F}};
  const std::vector<TermCount> rare = {{1, 1}};
  builder.add_term(1, common);
  builder.add_term(0.3, rare);
  const TermVectors vectors = builder.build();

  const double frequent = (1 + std::log(3.0)) * std::sqrt(1 + std::log(4.0 / 3.0));
  const double seldom = 0.3 * std::sqrt(1 + std::log(4.0));
  const double length = std::hypot(frequent, seldom);
  const auto weights = vectors.view().row_weights(1);
  REQUIRE(weights.size() == 2);
  CHECK(weights[0] == doctest::Approx(frequent / length));
  CHECK(weights[1] == doctest::Approx(seldom / length));
  CHECK(vectors.view().row_weights(0)[0] == doctest::Approx(1));
  CHECK(vectors.view().row_weights(2)[0] == doctest::Approx(1));
}

TEST_CASE("a count below 1 weighs as much as it says") {
  TermVectorsBuilder builder(2, {.idf_exponent = 0});
  const std::vector<TermCount> half = {{0, 0.5F}, {1, 1}};
  const std::vector<TermCount> whole = {{0, 1}, {1, 1}};
  builder.add_term(1, half);
  builder.add_term(1, whole);
  const auto vectors = builder.build();
  CHECK(vectors.view().row_weights(0)[0] == doctest::Approx(0.5 / std::sqrt(1.25)));
}

TEST_CASE("a term without class weight or rows keeps its id and no weight") {
  TermVectorsBuilder builder(2);
  const std::vector<TermCount> both = {{0, 1}, {1, 2}};
  builder.add_term(0, both);
  builder.add_term(1, {});
  builder.add_term(1, both);
  const TermVectors vectors = builder.build();
  CHECK(vectors.terms == std::vector<TermId>{2, 2});
  CHECK(cosine(vectors.view(), 0, 1) == doctest::Approx(1));
}

TEST_CASE("a row without terms is like nothing, not even itself") {
  const TermVectors vectors = testing::vectors_of({{{0, 1.0F}}, {}});
  CHECK(vectors.view().rows() == 2);
  CHECK(vectors.view().row_terms(1).empty());
  CHECK(cosine(vectors.view(), 0, 1) == 0);
  CHECK(cosine(vectors.view(), 1, 1) == 0);
}

TEST_CASE("no rows make no vectors") {
  const TermVectors vectors = TermVectorsBuilder(0).build();
  CHECK(vectors.view().rows() == 0);
  CHECK(TermVectorsView{}.rows() == 0);
}

TEST_CASE("the builder is empty after it has built") {
  TermVectorsBuilder builder(1);
  const std::vector<TermCount> posting = {{0, 1}};
  builder.add_term(1, posting);
  builder.build();
  CHECK(builder.build().terms.empty());
  builder.add_term(1, posting);
  CHECK(builder.build().terms == std::vector<TermId>{0});
}

TEST_CASE("rows put together of parts of the terms are the rows of one builder") {
  const std::vector<std::vector<TermCount>> lists = {
      {{0, 1}, {2, 3}}, {{1, 2}}, {}, {{0, 2}, {1, 1}, {3, 0.5}}, {{2, 1}, {3, 4}}};
  TermVectorsBuilder whole(4), first(4), second(4);
  for (std::size_t term = 0; term < lists.size(); ++term) {
    whole.add_term(1, lists[term]);
    (term < 3 ? first : second).add_term(1, lists[term]);
  }
  std::vector<WeighedPostings> of_last_rows(2);
  const std::vector<WeighedPostings> parts = {first.take_postings(0), second.take_postings(3)};
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t i = 0; i < parts[p].rows.size(); ++i) {
      if (parts[p].rows[i] < 2) continue;
      of_last_rows[p].terms.push_back(parts[p].terms[i]);
      of_last_rows[p].rows.push_back(parts[p].rows[i]);
      of_last_rows[p].weights.push_back(parts[p].weights[i]);
    }
  }
  const TermVectors expected = whole.build();
  const TermVectors all = scaled_rows(0, 4, parts);
  CHECK(all.offsets == expected.offsets);
  CHECK(all.terms == expected.terms);
  CHECK(all.weights == expected.weights);
  const TermVectors last = scaled_rows(2, 2, of_last_rows);
  REQUIRE(last.view().rows() == 2);
  for (RowId row = 0; row < 2; ++row) {
    const auto terms = last.view().row_terms(row);
    const auto weights = last.view().row_weights(row);
    CHECK(std::ranges::equal(terms, expected.view().row_terms(row + 2)));
    CHECK(std::ranges::equal(weights, expected.view().row_weights(row + 2)));
  }
  CHECK(first.build().terms.empty());
}

TEST_CASE("cosine equals the plain dot product and never leaves 0..1") {
  const TermVectors vectors = testing::vectors_of(testing::zipf_rows(60, 40, 12, 1));
  for (RowId a = 0; a < 60; ++a) {
    for (RowId b = 0; b < 60; ++b) {
      const double value = cosine(vectors.view(), a, b);
      CHECK(value ==
            doctest::Approx(std::min(1.0, testing::plain_cosine(vectors, a, b))).epsilon(1e-9));
      CHECK(value >= 0);
      CHECK(value <= 1);
    }
  }
}

}  // namespace
}  // namespace matchgraph
