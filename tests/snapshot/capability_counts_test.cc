#include "snapshot/past_searches/capability_counts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/random_rows.h"

using namespace matchgraph;

namespace {

/// By way of maps: the first row with the largest cosine, or -1.
int best_by_maps(const NeedVector& need, TermVectorsView rows, RowId begin, RowId end) {
  std::map<TermId, double> wanted;
  for (std::size_t i = 0; i < need.terms.size(); ++i) wanted[need.terms[i]] = need.weights[i];
  int best = -1;
  double most = 0;
  for (RowId row = begin; row < end; ++row) {
    double sum = 0;
    for (std::size_t i = 0; i < rows.row_terms(row).size(); ++i) {
      const auto found = wanted.find(rows.row_terms(row)[i]);
      if (found != wanted.end()) {
        sum += found->second * static_cast<double>(rows.row_weights(row)[i]);
      }
    }
    if (sum > most) {
      most = sum;
      best = static_cast<int>(row);
    }
  }
  return best;
}

}  // namespace

TEST_CASE("what was met counts for the capability that meets its need best") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const TermVectors rows = testing::vectors_of(testing::zipf_rows(60, 40, 6, seed));
    const auto questions = testing::zipf_rows(30, 40, 4, seed + 100);
    std::vector<NeedVector> needs;
    for (const auto& question : questions) {
      NeedVector need;
      for (const auto& [term, count] : question) {
        need.terms.push_back(term);
        need.weights.push_back(1 + static_cast<double>(count) / (1.0 + term));
      }
      needs.push_back(need);
    }
    const std::vector<std::uint32_t> begin = {0, 0, 7, 8, 30, 60};
    std::vector<EntityForNeed> choices;
    std::vector<std::uint32_t> expected(60, 0);
    std::mt19937 random(seed);
    for (int i = 0; i < 200; ++i) {
      const EntityForNeed choice{static_cast<std::uint32_t>(random() % 30),
                                 static_cast<std::uint32_t>(random() % 5),
                                 static_cast<std::uint32_t>(random() % 3)};
      choices.push_back(choice);
      const int best = best_by_maps(needs[choice.need], rows.view(), begin[choice.entity],
                                    begin[choice.entity + 1]);
      if (best >= 0) expected[static_cast<std::size_t>(best)] += choice.times;
    }
    CHECK(count_best_capabilities(needs, choices, begin, rows.view()) == expected);
  }
}

TEST_CASE("of capabilities that say the same the first is chosen, and strange words choose none") {
  testing::CountRows rows = {{{0, 1.0F}}, {{0, 1.0F}}, {{1, 1.0F}}};
  const TermVectors vectors = testing::vectors_of(rows);
  const std::vector<NeedVector> needs = {{{0}, {1.0}}, {{1}, {1.0}}, {{}, {}}};
  const std::vector<std::uint32_t> begin = {0, 2, 3};
  const std::vector<EntityForNeed> choices = {{0, 0}, {1, 0}, {2, 1}, {1, 1}};
  CHECK(count_best_capabilities(needs, choices, begin, vectors.view()) ==
        std::vector<std::uint32_t>{1, 0, 1});
}

TEST_CASE("a need is weighed by class, frequency and rarity, and unknown words are left out") {
  Need need;  // "Page pages, convert a flugelhorn"; "pager" is like "page"
  need.terms = {{"convert", 0, NeedTerm::Kind::kWord, class_weight("convert"), 1},
                {"flugelhorn", 3, NeedTerm::Kind::kWord, 1, 1},
                {"page", 1, NeedTerm::Kind::kWord, 1, 2},
                {"pager", 2, NeedTerm::Kind::kSoft, 0.24, 1}};
  const SmallNumbers frequency(std::vector<std::uint32_t>{10, 1, 5, 0});
  const NeedVector vector = need_vector(need, {frequency.view(), 10, {}});
  const double convert = class_weight("convert");
  const double page = (1 + std::log(2)) * std::pow(1 + std::log(10), 0.7);
  const double pager = 0.24 * std::pow(1 + std::log(2), 0.7);
  const double length = std::sqrt(convert * convert + page * page + pager * pager);
  REQUIRE(vector.terms == std::vector<TermId>{0, 1, 2});
  CHECK(vector.weights[0] == doctest::Approx(convert / length));
  CHECK(vector.weights[1] == doctest::Approx(page / length));
  CHECK(vector.weights[2] == doctest::Approx(pager / length));
}

TEST_CASE("a need that no capability has a word of is an empty vector") {
  Need need;
  need.terms = {{"flugelhorn", 0, NeedTerm::Kind::kWord, 1, 1}};
  const SmallNumbers frequency(std::vector<std::uint32_t>{0});
  CHECK(need_vector(need, {frequency.view(), 10, {}}).terms.empty());
  CHECK(need_vector({}, {frequency.view(), 10, {}}).terms.empty());
}
